package oxbow.web.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import oxbow.core.descriptor.ImageDescriptors;
import oxbow.json.Json;
import oxbow.record.Arm;
import oxbow.record.Logged;
import oxbow.record.Prediction;

class LoggedViewTest {

    @Test
    void whatCannotBeSaidIsLeftOut() {
        ImageDescriptors twoRows = ImageDescriptors.of(new float[] {0, 1, 1, 0, 1, 1}, 3, 2, 1);
        Prediction row = new Prediction(
                "id",
                Instant.EPOCH,
                "project",
                "endpoint",
                1,
                "deployment",
                Arm.CHAMPION,
                0,
                "key",
                "",
                Double.NaN,
                "model",
                0,
                10,
                Optional.of(twoRows),
                new byte[0],
                "example",
                "no answer");
        assertThat(Json.write(LoggedView.of(new Logged(1, row), List.of(), false)))
                .contains("\"brightness\":0.6", "\"contrast\":")
                .doesNotContain("NaN", "score", "sharpness");
    }
}
