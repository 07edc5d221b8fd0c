package oxbow.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import oxbow.core.metric.Figure;

class JsonTest {

    enum Colour {
        DARK_RED
    }

    record Sample(String longName, Optional<String> maybe, Instant at, Colour colour, Map<Colour, Figure> figures) {}

    record Span(int left) {
        boolean isEmpty() {
            return left == 0;
        }

        public int getRight() {
            return left + 1;
        }
    }

    @Test
    void recordsSurviveTheRoundTripInTheConventionalForm() {
        Figure known = new Figure.Known(0.5, 10, 0.2, 0.8, 0.95, "wilson");
        Sample sample = new Sample(
                "x", Optional.empty(), Instant.ofEpochMilli(0), Colour.DARK_RED, Map.of(Colour.DARK_RED, known));

        String json = Json.write(sample);

        assertThat(json)
                .isEqualTo("{\"long_name\":\"x\",\"at\":\"1970-01-01T00:00:00.000Z\",\"colour\":\"dark_red\","
                        + "\"figures\":{\"dark_red\":{\"value\":0.5,\"n\":10,\"low\":0.2,\"high\":0.8,\"level\":0.95,"
                        + "\"method\":\"wilson\"}}}");
        assertThat(Json.read(json, Sample.class)).isEqualTo(sample);
    }

    @Test
    void undefinedIsNullWithAReasonAndNotZero() {
        Figure undefined = new Figure.Undefined("no positive predictions", 0);

        String json = Json.write(undefined);

        assertThat(json).isEqualTo("{\"value\":null,\"undefined\":\"no positive predictions\",\"n\":0}");
        assertThat(Json.read(json, Figure.class)).isEqualTo(undefined);
    }

    @Test
    void unknownFieldsAreRefused() {
        assertThatThrownBy(() -> Json.read("{\"colour\":\"dark_red\",\"size\":3}", Sample.class))
                .hasMessageContaining("size");
    }

    @Test
    void repeatedFieldsAndFractionsOfIntegersAreRefused() {
        assertThat(Json.read("{\"left\":1}", Span.class)).isEqualTo(new Span(1));
        assertThatThrownBy(() -> Json.read("{\"left\":1,\"left\":2}", Span.class))
                .hasMessageContaining("left");
        assertThatThrownBy(() -> Json.read("{\"left\":1.5}", Span.class)).hasMessageContaining("1.5");
    }

    @Test
    void whatARecordComputesIsNotWritten() {
        assertThat(Json.write(new Span(0))).isEqualTo("{\"left\":0}");
    }

    @Test
    void notANumberIsKept() {
        double[] values = {Double.NaN, Double.POSITIVE_INFINITY, 1};

        assertThat(Json.read(Json.write(values), double[].class)).containsExactly(values);
        assertThat(Json.write(List.of(Double.NaN))).isEqualTo("[\"NaN\"]");
    }
}
