package oxbow.web.page;

import java.util.OptionalLong;

/// The progress of an operation that takes a while.
///
/// @param done from 0 to 1
/// @param etaSeconds how long it will still take, if that can be told
public record Running(String kind, String state, double done, String unit, OptionalLong etaSeconds) {

    public long percent() {
        return Math.round(100 * done);
    }

    public String words() {
        String rest =
                etaSeconds.isPresent() ? ", about " + Show.seconds((double) etaSeconds.getAsLong()) + " left" : "";
        return Show.words(state) + ", " + percent() + " %" + (unit.isEmpty() ? "" : " of its " + unit) + rest;
    }
}
