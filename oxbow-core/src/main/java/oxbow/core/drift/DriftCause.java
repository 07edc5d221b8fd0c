package oxbow.core.drift;

import java.util.Optional;

/// What has moved: the inputs, what they mean, or both.
public enum DriftCause {
    /// The inputs are others, and scores still mean what they meant: retraining may not be needed.
    COVARIATE("the inputs have changed; what they mean has not, as far as labels show"),
    /// The same inputs mean something else: the model is wrong now.
    CONCEPT("what the inputs mean has changed; the inputs themselves have not"),
    /// Both.
    BOTH("the inputs and what they mean have changed"),
    /// The inputs have moved, and there are no labels to say what that means.
    INPUTS_ONLY_KNOWN("the inputs have changed; without labels nobody can say whether what they mean has, too"),
    /// Nothing is shown to have moved.
    NOTHING_SHOWN("neither the inputs nor what they mean is shown to have changed");

    private final String words;

    DriftCause(String words) {
        this.words = words;
    }

    /// In words, for a page.
    public String words() {
        return words;
    }

    /// Names the cause from the verdicts of three kinds of tests.
    ///
    /// @param inputsMoved whether a test of the inputs alarms (each within its own budget)
    /// @param riskMoved whether the e-detector on the loss alarms; empty without labels. By itself it does not tell
    ///     the kinds apart: harder inputs raise the loss, too
    /// @param meaningMoved whether the calibration per score bin is broken ([CalibrationCheck]); empty without
    ///     labels
    public static DriftCause of(boolean inputsMoved, Optional<Boolean> riskMoved, Optional<Boolean> meaningMoved) {
        boolean meaning = meaningMoved.orElse(false) || (riskMoved.orElse(false) && !inputsMoved);
        if (meaning) {
            return inputsMoved ? BOTH : CONCEPT;
        }
        if (!inputsMoved) {
            return NOTHING_SHOWN;
        }
        return meaningMoved.isPresent() ? COVARIATE : INPUTS_ONLY_KNOWN;
    }
}
