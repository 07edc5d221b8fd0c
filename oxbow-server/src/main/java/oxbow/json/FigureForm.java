package oxbow.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import oxbow.core.metric.Figure;

/// Figures as `{"value", "n", "low", "high", "level", "method"}`; an undefined one has the value null and says why.
final class FigureForm {

    private FigureForm() {}

    static final class Writer extends StdSerializer<Figure> {

        private static final long serialVersionUID = 1L;

        Writer() {
            super(Figure.class);
        }

        @Override
        public void serialize(Figure figure, JsonGenerator out, SerializerProvider provider) throws IOException {
            out.writeStartObject();
            switch (figure) {
                case Figure.Known known -> {
                    out.writeNumberField("value", known.value());
                    out.writeNumberField("n", known.n());
                    out.writeNumberField("low", known.low());
                    out.writeNumberField("high", known.high());
                    out.writeNumberField("level", known.level());
                    out.writeStringField("method", known.method());
                }
                case Figure.Undefined undefined -> {
                    out.writeNullField("value");
                    out.writeStringField("undefined", undefined.reason());
                    out.writeNumberField("n", undefined.n());
                }
            }
            out.writeEndObject();
        }
    }

    static final class Reader extends StdDeserializer<Figure> {

        private static final long serialVersionUID = 1L;

        Reader() {
            super(Figure.class);
        }

        @Override
        public Figure deserialize(JsonParser in, DeserializationContext context) throws IOException {
            JsonNode node = context.readTree(in);
            if (node.hasNonNull("undefined")) {
                return new Figure.Undefined(
                        node.get("undefined").asText(), node.path("n").asLong());
            }
            return new Figure.Known(
                    node.path("value").asDouble(),
                    node.path("n").asLong(),
                    node.path("low").asDouble(),
                    node.path("high").asDouble(),
                    node.path("level").asDouble(),
                    node.path("method").asText());
        }
    }
}
