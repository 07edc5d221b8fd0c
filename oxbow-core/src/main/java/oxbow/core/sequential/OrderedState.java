package oxbow.core.sequential;

/// A state that depends on the order of the records: every step uses what was known before it. There is no
/// merge; the log is read in one pass, from a [Checkpoint] or from its start.
public sealed interface OrderedState extends DecisionState
        permits RunningMeanBound, ConstantMeanBound, UnpairedMeans, CanaryEvidence, SeasonBound, KeyMeans {}
