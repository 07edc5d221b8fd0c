package oxbow.store;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.jsontype.TypeSerializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import oxbow.core.metric.Figure;

/// Figures in JSON: `{"value": 0.914, "n": 1797, "low": 0.900, "high": 0.926, "level": 0.95, "method": "wilson"}`, or
/// `{"value": null, "undefined": "no positive predictions", "n": 0}`.
final class JsonFigures extends SimpleModule {

    private static final long serialVersionUID = 1L;

    JsonFigures() {
        super("oxbow-figures");
        addSerializer(Figure.class, new Writer());
        addDeserializer(Figure.class, new Reader());
    }

    private static final class Writer extends StdSerializer<Figure> {

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

        @Override
        public void serializeWithType(
                Figure figure, JsonGenerator out, SerializerProvider provider, TypeSerializer type) throws IOException {
            serialize(figure, out, provider);
        }
    }

    private static final class Reader extends StdDeserializer<Figure> {

        private static final long serialVersionUID = 1L;

        Reader() {
            super(Figure.class);
        }

        @Override
        public Figure deserialize(JsonParser in, DeserializationContext context) throws IOException {
            JsonNode node = in.readValueAsTree();
            long n = node.path("n").asLong();
            if (node.path("value").isNull()) {
                return new Figure.Undefined(node.path("undefined").asText(), n);
            }
            return new Figure.Known(
                    node.path("value").asDouble(),
                    n,
                    node.path("low").asDouble(),
                    node.path("high").asDouble(),
                    node.path("level").asDouble(),
                    node.path("method").asText());
        }
    }
}
