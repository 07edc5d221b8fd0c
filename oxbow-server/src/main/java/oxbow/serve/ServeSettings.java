package oxbow.serve;

import java.time.Duration;

/// How serving works.
///
/// @param reviewEvery how often the prediction log is searched for predictions to ask people about
public record ServeSettings(RouterSettings router, JudgeSettings judge, Duration reviewEvery) {

    /// What suits one machine.
    public static ServeSettings standard() {
        return new ServeSettings(RouterSettings.standard(), JudgeSettings.standard(), Duration.ofMillis(200));
    }
}
