package oxbow.core.sequential;

import oxbow.core.stored.StoredReader;

/// What may be promised of a rate that has a season (day and night, a week): a bound that waits for whole seasons.
///
/// **Guarantee.** [#upper] is 1 until the first season is over; from then on it bounds the average error rate over the
/// whole seasons seen, at all of them together, except with probability at most α ([RunningMeanBound]).
///
/// **Condition.** Records come in the order of their times; the next seasons are like those seen.
///
/// @param season length of a season, in the unit of the log, above 0
/// @param since start of the first season
/// @param last time of the last request, or the start
/// @param running all errors so far
/// @param whole the errors up to the end of the last whole season
public record SeasonBound(double season, double since, double last, RunningMeanBound running, RunningMeanBound whole)
        implements OrderedState {

    /// Checks the season.
    public SeasonBound {
        if (!(season > 0) || !Double.isFinite(season) || !(since <= last) || !Double.isFinite(last - since)) {
            throw new IllegalArgumentException("The season (%s, from %s to %s) must be above 0 and its times in order."
                    .formatted(season, since, last));
        }
    }

    /// A bound that has seen nothing.
    ///
    /// @param season length of a season, in the unit of the log, above 0
    /// @param since start of the first season
    public static SeasonBound of(double season, double since) {
        RunningMeanBound none = RunningMeanBound.of(ScoreRange.SHARE);
        return new SeasonBound(season, since, since, none, none);
    }

    /// The bound after one more request; what was before it is whole if a season ended in between.
    ///
    /// @param at time of the request, not before that of the last one
    /// @param error whether it was answered wrongly
    public SeasonBound add(double at, boolean error) {
        boolean ended = Math.floor((at - since) / season) > Math.floor((last - since) / season);
        if (at < last) {
            throw new IllegalArgumentException(
                    "The request (at %s) must not be before the last one (%s).".formatted(at, last));
        }
        return new SeasonBound(season, since, at, running.add(error ? 1 : 0), ended ? running : whole);
    }

    /// The error rate that the average over whole seasons is surely below; 1 before the first is over.
    ///
    /// @param alpha probability of ever being wrong, between 0 and 1
    public double upper(double alpha) {
        return whole.upper(alpha);
    }

    @Override
    public byte[] toBytes() {
        return StateKind.SEASON
                .writer()
                .real(season)
                .real(since)
                .real(last)
                .bytes(running.toBytes())
                .bytes(whole.toBytes())
                .toBytes();
    }

    /// The bound that a stored form holds.
    ///
    /// @throws IllegalArgumentException if the bytes are not one
    public static SeasonBound ofBytes(byte[] bytes) {
        StoredReader reader = StateKind.SEASON.reader(bytes);
        SeasonBound bound = new SeasonBound(
                reader.real(),
                reader.real(),
                reader.real(),
                RunningMeanBound.ofBytes(reader.bytes()),
                RunningMeanBound.ofBytes(reader.bytes()));
        reader.end();
        return bound;
    }
}
