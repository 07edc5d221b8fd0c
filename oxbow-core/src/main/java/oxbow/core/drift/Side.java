package oxbow.core.drift;

/// Which way a mean must move for a detector to care.
public enum Side {
    /// It grows: an error rate, for instance.
    UP,
    /// It falls: an accuracy, for instance.
    DOWN,
    /// Either; the evidence is the average over both, so the promise stays and a change is found a little later.
    BOTH
}
