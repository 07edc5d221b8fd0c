package oxbow.serve;

import java.time.Duration;

/// How the judge works.
///
/// @param every how often it looks
/// @param grace how much longer than the judging age it waits, so that a label received in time can be read
/// @param lease how long it holds an endpoint's lease without renewing it
public record JudgeSettings(Duration every, Duration grace, Duration lease) {

    public JudgeSettings {
        if (!every.isPositive() || grace.isNegative() || !lease.isPositive()) {
            throw new IllegalArgumentException(
                    "The judge needs positive times, not " + every + ", " + grace + ", " + lease + ".");
        }
    }

    /// Every 200 ms, half a second of grace, a lease of 15 s.
    public static JudgeSettings standard() {
        return new JudgeSettings(Duration.ofMillis(200), Duration.ofMillis(500), Duration.ofSeconds(15));
    }
}
