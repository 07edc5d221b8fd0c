package oxbow.data.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimesTest {

    private final Times times = new Times();

    private boolean read(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return times.read(bytes, 0, bytes.length);
    }

    @ParameterizedTest
    @CsvSource({
        "2019-01-15, 2019-01-15T00:00:00Z",
        "2019-01-15 03:36, 2019-01-15T03:36:00Z",
        "2019-01-15T03:36:12, 2019-01-15T03:36:12Z",
        "2019-01-15T03:36:12Z, 2019-01-15T03:36:12Z",
        "2019-01-15 03:36:12.25, 2019-01-15T03:36:12.250Z",
        "2019-01-15 03:36:12.123456789, 2019-01-15T03:36:12.123Z",
        "2019-01-15T03:36:12+02:00, 2019-01-15T01:36:12Z",
        "2019-01-15T03:36:12-0530, 2019-01-15T09:06:12Z",
        "2019-01-15 03:36:12.5+01, 2019-01-15T02:36:12.500Z",
        "1901-02-28, 1901-02-28T00:00:00Z"
    })
    void readsIsoTimes(String text, Instant expected) {
        assertThat(read(text)).isTrue();
        assertThat(Instant.ofEpochMilli(times.millis())).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2019",
                "2019-13-01",
                "2019-02-30",
                "2019-01-15x",
                "2019-01-15 25:00",
                "2019-01-15 03:36:",
                "15.01.2019",
                "2019-01-15T03:36:12+",
                "2019/01/15",
                "2019-01-15 03:36:12.5x",
                "20a9-01-15"
            })
    void refusesWhatIsNone(String text) {
        assertThat(read(text)).isFalse();
    }
}
