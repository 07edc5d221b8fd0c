package oxbow.core.drift;

/// How evidence of all possible beginnings of a change is put together. Both keep the same promise.
public enum Accumulation {
    /// The sum over all beginnings (Shiryaev 1963; Roberts 1966): the sooner of the two for small changes.
    SHIRYAEV_ROBERTS,
    /// The best single beginning (Page 1954); never above the sum, so it alarms later and less often.
    CUSUM
}
