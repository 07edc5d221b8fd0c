package oxbow.quickstart.traffic;

import oxbow.quickstart.digits.Camera;

/// What live traffic is like right now.
///
/// @param camera             what the images go through
/// @param requestsPerSecond  how many images are sent, 0 pauses
/// @param labelShare         share of the predictions whose truth comes back, 0 to 1
/// @param labelDelay         mean of the exponential delay of a label, in seconds
/// @param pool               from which pool the images are drawn
public record TrafficSettings(
        Camera camera, int requestsPerSecond, double labelShare, double labelDelay, PoolName pool) {
    private static final int FASTEST = 2000;
    private static final double LONGEST_DELAY = 600;

    public TrafficSettings {
        if (requestsPerSecond < 0 || requestsPerSecond > FASTEST) {
            throw new IllegalArgumentException(
                    "The speed (" + requestsPerSecond + " requests/s) must be between 0 and " + FASTEST + ".");
        }
        if (!(labelShare >= 0 && labelShare <= 1)) {
            throw new IllegalArgumentException(
                    "The label share (" + labelShare + ") must be between 0 and 1. Maybe it is a percentage?");
        }
        if (!(labelDelay >= 0 && labelDelay <= LONGEST_DELAY)) {
            throw new IllegalArgumentException(
                    "The label delay (" + labelDelay + " s) must be between 0 and " + LONGEST_DELAY + ".");
        }
    }

    public TrafficSettings with(Camera other) {
        return new TrafficSettings(other, requestsPerSecond, labelShare, labelDelay, pool);
    }

    public TrafficSettings with(PoolName other) {
        return new TrafficSettings(camera, requestsPerSecond, labelShare, labelDelay, other);
    }

    public TrafficSettings atSpeed(int other) {
        return new TrafficSettings(camera, other, labelShare, labelDelay, pool);
    }
}
