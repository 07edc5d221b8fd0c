package oxbow.core.sequential;

import oxbow.core.stored.StoredReader;
import oxbow.core.stored.StoredWriter;

/// The evidence of a canary rollout, fed with what the log has (assignments and labels) so that the conditions of
/// its tests hold by construction: the weight is that of assignment, every request is judged once at one age,
/// and a key votes once.
///
/// **Guarantee.** [#worse], [#better] and [#shares] keep their promises under ramps, shared drift, labels of
/// whatever speed, and errors in bursts of one key, if keys are assigned by a coin with the stated weight.
///
/// **Conditions.** All labels up to a time are given before [#advance] to that time; nearly all labels come within
/// the age ([JudgingAge]); labels were not asked for because of arm or score, or went through [LabelThinning].
///
/// **State.** Memory: the requests of one judging age and the keys that voted. Mutable, not thread-safe; its
/// stored form goes on exactly. It does not merge.
public final class CanaryEvidence implements OrderedState {
    private final Docket docket;
    private final KeyVotes erred;
    private final KeyVotes assigned;
    private final KeyVotes labelled;
    private RateRatioTest worse;
    private RateRatioTest better;
    private SampleRatioTest assignedShares;
    private SampleRatioTest labelledShares;

    private CanaryEvidence(Docket docket, KeyVotes erred, KeyVotes assigned, KeyVotes labelled, Tests tests) {
        this.docket = docket;
        this.erred = erred;
        this.assigned = assigned;
        this.labelled = labelled;
        this.worse = tests.worse();
        this.better = tests.better();
        this.assignedShares = tests.assigned();
        this.labelledShares = tests.labelled();
    }

    private record Tests(
            RateRatioTest worse, RateRatioTest better, SampleRatioTest assigned, SampleRatioTest labelled) {
        Tests {
            if (worse.direction() != Direction.WORSE || better.direction() != Direction.BETTER) {
                throw new IllegalArgumentException("The tests (%s and %s) must ask for worse and for better."
                        .formatted(worse.direction(), better.direction()));
            }
        }
    }

    /// Evidence that has seen nothing.
    ///
    /// @param age when requests are judged
    /// @param margin ratio of error rates that is tolerated, above 0
    /// @param keys most keys that are counted, above 0
    public static CanaryEvidence start(JudgingAge age, double margin, int keys) {
        Tests tests = new Tests(
                RateRatioTest.of(Direction.WORSE, margin),
                RateRatioTest.of(Direction.BETTER, margin),
                SampleRatioTest.of(),
                SampleRatioTest.of());
        return new CanaryEvidence(new Docket(age), new KeyVotes(keys), new KeyVotes(keys), new KeyVotes(keys), tests);
    }

    /// Takes a request in. At weight 0 or 1 nothing was drawn and nothing is learned.
    public void assigned(Assignment assignment) {
        if (!isDrawn(assignment)) {
            return;
        }
        docket.assign(assignment);
        if (assigned.vote(assignment.key())) {
            assignedShares = assignedShares.assigned(assignment.canary(), assignment.weight());
        }
    }

    /// Takes a label in.
    ///
    /// @param request id of the request
    /// @param wrong whether the answer was wrong
    /// @param at time at which it came, in the unit of the log
    public void labelled(long request, boolean wrong, double at) {
        docket.label(request, wrong, at);
    }

    /// Judges the requests that have reached their age.
    ///
    /// @param now time of the log
    public void advance(double now) {
        for (Docket.Judged judged : docket.due(now)) {
            judge(judged.assignment(), judged.verdict());
        }
    }

    private void judge(Assignment of, Docket.Verdict verdict) {
        if (verdict == Docket.Verdict.UNLABELLED) {
            return;
        }
        if (labelled.vote(of.key())) {
            labelledShares = labelledShares.assigned(of.canary(), of.weight());
        }
        if (verdict == Docket.Verdict.WRONG && erred.vote(of.key())) {
            worse = worse.error(of.canary(), of.weight());
            better = better.error(of.canary(), of.weight());
        }
    }

    private static boolean isDrawn(Assignment assignment) {
        return assignment.weight() > 0 && assignment.weight() < 1;
    }

    /// Evidence that the canary errs more often than the margin allows.
    public RateRatioTest worse() {
        return worse;
    }

    /// Evidence that the canary errs less often than the margin.
    public RateRatioTest better() {
        return better;
    }

    /// Shares of the arms among the keys assigned.
    public SampleRatioTest shares() {
        return assignedShares;
    }

    /// Shares of the arms among the keys with a label in time.
    public SampleRatioTest labelledShares() {
        return labelledShares;
    }

    /// Whether the arms' shares, of keys or of labelled keys, contradict the weights: then the comparison is
    /// inconclusive, whatever the other tests say.
    ///
    /// @param alpha probability of ever saying so falsely, between 0 and 1; half of it for each of both
    public boolean isInconclusive(double alpha) {
        double enough = Math.exp(EValues.logThreshold(alpha / 2));
        return Math.max(assignedShares.eValue(), labelledShares.eValue()) >= enough;
    }

    @Override
    public byte[] toBytes() {
        StoredWriter writer = StateKind.CANARY_EVIDENCE.writer();
        docket.write(writer);
        erred.write(writer);
        assigned.write(writer);
        labelled.write(writer);
        return writer.bytes(worse.toBytes())
                .bytes(better.toBytes())
                .bytes(assignedShares.toBytes())
                .bytes(labelledShares.toBytes())
                .toBytes();
    }

    /// The evidence that a stored form holds.
    ///
    /// @throws IllegalArgumentException if the bytes are not one
    public static CanaryEvidence ofBytes(byte[] bytes) {
        StoredReader reader = StateKind.CANARY_EVIDENCE.reader(bytes);
        Docket docket = Docket.read(reader);
        KeyVotes erred = KeyVotes.read(reader);
        KeyVotes assigned = KeyVotes.read(reader);
        KeyVotes labelled = KeyVotes.read(reader);
        Tests tests = new Tests(
                RateRatioTest.ofBytes(reader.bytes()),
                RateRatioTest.ofBytes(reader.bytes()),
                SampleRatioTest.ofBytes(reader.bytes()),
                SampleRatioTest.ofBytes(reader.bytes()));
        reader.end();
        return new CanaryEvidence(docket, erred, assigned, labelled, tests);
    }
}
