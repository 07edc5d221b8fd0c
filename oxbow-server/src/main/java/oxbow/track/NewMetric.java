package oxbow.track;

/// A value of a metric to be kept.
public record NewMetric(String key, double value, long step) {}
