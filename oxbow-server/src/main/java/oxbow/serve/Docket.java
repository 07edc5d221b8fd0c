package oxbow.serve;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import oxbow.record.Arm;
import oxbow.record.Feedback;
import oxbow.record.Logged;
import oxbow.record.NewFeedback;
import oxbow.record.Portion;
import oxbow.record.Prediction;
import oxbow.record.Records;

/// The judge's papers on one rollout. Reads the prediction log in order from the rollout's start, holds each
/// request until it has reached the judging age H, and then counts it once, with the label it had by then.
/// Labels from reviews are left out: people were asked because of the score.
///
/// Everything it counts follows from log and feedback alone; after a restart it reads the log again from the
/// start and comes to the same place. Verdicts are looked for after every single request, behind the offset of
/// the last one only, so it does not matter in which portions the log was read. Single-threaded.
final class Docket {

    private static final int MOST_WAITING = 200_000;
    private static final int PORTION = 2_000;
    private static final int QUESTION = 500;
    private static final int ENOUGH_TO_TELL = 20;

    private final Records records;
    private final Bounds bounds;
    private final Trial trial;
    private final Deque<Served> waiting = new ArrayDeque<>();
    private final long graceMs;
    private Standing standing;
    private long read;

    private record Served(
            long offset,
            String id,
            long at,
            String key,
            Arm arm,
            double weight,
            long snapshot,
            String predicted,
            boolean failed) {}

    /// A verdict and what it rests on.
    record Finding(Verdict verdict, Tally tally, long offset) {}

    /// @param graceMs how much longer than H to wait, so that a label that was received in time can be read
    Docket(Records records, Standing standing, long graceMs) {
        this.records = records;
        this.standing = standing;
        this.graceMs = graceMs;
        this.bounds = new Bounds(standing.terms().plan());
        this.trial = Trial.of(standing.terms().plan(), standing.stepSnapshot());
        this.read = standing.terms().startOffset();
    }

    Standing standing() {
        return standing;
    }

    /// Goes on from where the rollout stands after a move.
    void moved(Standing next) {
        if (next.step() != standing.step()) {
            trial.step(next.stepSnapshot());
        }
        standing = next;
    }

    /// Counts what has come of age, up to the first verdict.
    Optional<Finding> advance(long now) {
        while (true) {
            fill();
            List<Served> due = due(now);
            if (due.isEmpty()) {
                return Optional.empty();
            }
            Optional<Finding> finding = judge(due);
            if (finding.isPresent()) {
                return finding;
            }
        }
    }

    /// What has been counted, and beside it how many requests wait for their age.
    Tally tally() {
        long canary =
                waiting.stream().filter(served -> served.arm() != Arm.CHAMPION).count();
        return trial.tally().waiting(canary, waitingPerSecond());
    }

    private Optional<Double> waitingPerSecond() {
        List<Served> answered =
                waiting.stream().filter(served -> served.arm() != Arm.SHADOW).toList();
        if (answered.size() < ENOUGH_TO_TELL) {
            return Optional.empty();
        }
        long span = answered.getLast().at() - answered.getFirst().at();
        return span <= 0 ? Optional.empty() : Optional.of(answered.size() * 1000.0 / span);
    }

    private void fill() {
        while (waiting.size() < MOST_WAITING) {
            Portion portion = records.after(read, Optional.of(standing.terms().endpointId()), PORTION);
            read = portion.reached();
            for (Logged row : portion.rows()) {
                if (concerns(row.prediction())) {
                    waiting.add(served(row));
                }
            }
            if (!portion.more()) {
                return;
            }
        }
    }

    private boolean concerns(Prediction prediction) {
        Terms terms = standing.terms();
        boolean drawn = terms.plan().pattern() != Pattern.CANARY || prediction.canaryWeight() > 0;
        return prediction.snapshot() >= terms.firstSnapshot() && drawn;
    }

    private static Served served(Logged row) {
        Prediction prediction = row.prediction();
        return new Served(
                row.offset(),
                prediction.id(),
                prediction.at().toEpochMilli(),
                prediction.key(),
                prediction.arm(),
                prediction.canaryWeight(),
                prediction.snapshot(),
                prediction.predicted(),
                prediction.failed());
    }

    private List<Served> due(long now) {
        long youngest = now - standing.terms().plan().judgingAgeMs() - graceMs;
        List<Served> due = new ArrayList<>();
        Iterator<Served> each = waiting.iterator();
        while (each.hasNext() && due.size() < QUESTION) {
            Served served = each.next();
            if (served.at() > youngest) {
                break;
            }
            due.add(served);
        }
        return due;
    }

    private Optional<Finding> judge(List<Served> due) {
        Map<String, List<Feedback>> feedback = records.feedback(
                standing.terms().projectId(),
                Set.copyOf(due.stream().map(Served::id).toList()));
        long age = standing.terms().plan().judgingAgeMs();
        for (Served served : due) {
            waiting.remove();
            trial.judge(ballot(served, feedback.getOrDefault(served.id(), List.of()), age));
            if (served.offset() <= standing.decidedOffset()) {
                continue;
            }
            Tally tally = trial.tally();
            Bounds.Place place = new Bounds.Place(
                    standing.state(), standing.step(), standing.stepStartedAt().toEpochMilli());
            Optional<Verdict> verdict = bounds.verdict(place, tally, served.at() + age);
            if (verdict.isPresent()) {
                return Optional.of(new Finding(verdict.get(), tally(), served.offset()));
            }
        }
        return Optional.empty();
    }

    private static Ballot ballot(Served served, List<Feedback> feedback, long age) {
        Optional<String> label = label(feedback, served.at() + age);
        Ballot.Outcome outcome = label.map(
                        truth -> truth.equals(served.predicted()) ? Ballot.Outcome.RIGHT : Ballot.Outcome.WRONG)
                .orElse(Ballot.Outcome.UNLABELLED);
        return new Ballot(
                served.offset(),
                served.id(),
                served.at(),
                served.key(),
                served.arm(),
                served.weight(),
                served.snapshot(),
                served.failed() ? Ballot.Outcome.FAILED : outcome);
    }

    /// The newest label received by then that nobody was asked for.
    private static Optional<String> label(List<Feedback> feedback, long latest) {
        return feedback.stream()
                .filter(item -> item.label().isPresent() && !NewFeedback.isAsked(item.source()))
                .filter(item -> item.receivedAt().toEpochMilli() <= latest)
                .max((a, b) -> Long.compare(a.seq(), b.seq()))
                .flatMap(Feedback::label);
    }
}
