package oxbow.serve;

/// Counts ballots into a tally. A trial is a pure function of the ballots it was given, in the order of their
/// offsets: given the same ones again, it comes to the same tally. Single-threaded.
sealed interface Trial permits CanaryTrial, ShadowTrial {

    /// Takes the next ballot; offsets must rise.
    void judge(Ballot ballot);

    /// The tally so far.
    Tally tally();

    /// Begins the next step: keys are counted anew for it, from requests that this snapshot assigned or a later
    /// one.
    void step(long snapshot);

    static Trial of(Plan plan, long stepSnapshot) {
        return switch (plan.pattern()) {
            case SHADOW -> new ShadowTrial(plan, stepSnapshot);
            case CANARY, BLUE_GREEN -> new CanaryTrial(plan, stepSnapshot);
        };
    }
}
