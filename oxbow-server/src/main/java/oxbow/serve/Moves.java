package oxbow.serve;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// The moves a rollout can make, by verdict or by hand.
final class Moves {

    private Moves() {}

    /// The move that a verdict asks for.
    static Move of(Standing standing, Verdict verdict, Tally tally, long offset) {
        return switch (verdict.decision()) {
            case Bounds.ADVANCE ->
                move("advanced", RolloutState.RUNNING, standing.step() + 1, weightOf(standing), verdict, tally, offset);
            case Bounds.PROMOTE ->
                move("promoted", RolloutState.PROMOTED, standing.step(), serve(standing), verdict, tally, offset);
            case Bounds.ROLL_BACK ->
                move("rolled_back", RolloutState.ROLLED_BACK, standing.step(), end(), verdict, tally, offset);
            case Bounds.HOLD ->
                move("held", RolloutState.HELD, standing.step(), Optional.empty(), verdict, tally, offset);
            default -> move("verdict", RolloutState.STOPPED, standing.step(), end(), verdict, tally, offset);
        };
    }

    /// Somebody makes the candidate the champion.
    static Move promotedBy(Standing standing, Optional<Tally> tally, String reason) {
        return byHand("promoted", RolloutState.PROMOTED, standing, serve(standing), tally, reason);
    }

    /// Somebody takes the candidate out of the traffic.
    static Move rolledBackBy(Standing standing, Optional<Tally> tally, String reason) {
        return byHand("rolled_back", RolloutState.ROLLED_BACK, standing, end(), tally, reason);
    }

    /// Somebody switches back to the deployment that served before the promotion.
    static Move switchedBackBy(Standing standing, String reason) {
        UnaryOperator<Snapshot> back =
                snapshot -> snapshot.servedBy(standing.terms().champion());
        return byHand("rolled_back", RolloutState.ROLLED_BACK, standing, Optional.of(back), Optional.empty(), reason);
    }

    private static Move byHand(
            String what,
            RolloutState to,
            Standing standing,
            Optional<UnaryOperator<Snapshot>> snapshot,
            Optional<Tally> tally,
            String reason) {
        return new Move(what, to, standing.step(), snapshot, Optional.empty(), tally, -1, List.of(reason));
    }

    private static Move move(
            String what,
            RolloutState to,
            int step,
            Optional<UnaryOperator<Snapshot>> snapshot,
            Verdict verdict,
            Tally tally,
            long offset) {
        return new Move(what, to, step, snapshot, Optional.of(verdict), Optional.of(tally), offset, verdict.because());
    }

    private static Optional<UnaryOperator<Snapshot>> weightOf(Standing standing) {
        Terms terms = standing.terms();
        Snapshot.Split split = split(terms, standing.step() + 1);
        return Optional.of(snapshot -> snapshot.splitBy(Optional.of(split)));
    }

    private static Optional<UnaryOperator<Snapshot>> serve(Standing standing) {
        return Optional.of(snapshot -> snapshot.servedBy(standing.terms().candidate()));
    }

    private static Optional<UnaryOperator<Snapshot>> end() {
        return Optional.of(snapshot -> snapshot.splitBy(Optional.empty()));
    }

    /// How the traffic is divided at a step.
    static Snapshot.Split split(Terms terms, int step) {
        double weight = terms.plan().pattern() == Pattern.SHADOW
                ? 0
                : terms.plan().step(step).weight();
        return new Snapshot.Split(terms.id(), terms.candidate(), terms.plan().pattern(), weight, terms.salt());
    }
}
