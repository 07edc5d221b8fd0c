package oxbow.quickstart.traffic;

/// The pools of images that live traffic draws from.
public enum PoolName {
    BEFORE,
    DURING,
    AFTER
}
