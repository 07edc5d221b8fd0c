package oxbow.json;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import oxbow.core.metric.Figure;

/// Oxbow's JSON: `snake_case`, times as RFC 3339 in UTC with milliseconds, enums in lower case, absent
/// optionals left out, unknown and repeated fields refused, not-a-number as text. What a record computes
/// (`isEmpty()`) is not written. Thread-safe.
public final class Json {

    private static final ObjectMapper MAPPER = build();

    private Json() {}

    /// The mapper itself, for streaming and for reading trees. Must not be reconfigured.
    public static ObjectMapper mapper() {
        return MAPPER;
    }

    /// The value as a document, for a column or an event.
    public static String write(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A " + value.getClass().getName() + " could not be written as JSON.", e);
        }
    }

    /// Reads a document that Oxbow wrote itself. Input from outside goes through the web kit, which names what is
    /// wrong.
    public static <T> T read(String document, Class<T> type) {
        return read(document, type.getName(), MAPPER.readerFor(type));
    }

    /// Reads a document that Oxbow wrote itself into a generic type.
    public static <T> T read(String document, TypeReference<T> type) {
        return read(document, type.getType().getTypeName(), MAPPER.readerFor(type));
    }

    @SuppressWarnings("TypeParameterUnusedInFormals") // the reader was made for T by the callers above
    private static <T> T read(String document, String name, ObjectReader reader) {
        try {
            return reader.readValue(document);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A stored document is not a " + name + ": " + e.getOriginalMessage(), e);
        }
    }

    private static ObjectMapper build() {
        SimpleModule forms = new SimpleModule("oxbow")
                .addSerializer(Instant.class, new InstantForm.Writer())
                .addDeserializer(Instant.class, new InstantForm.Reader())
                .addSerializer(new EnumForm.Writer())
                .addKeySerializer(Enum.class, new EnumForm.KeyWriter())
                .addSerializer(new FigureForm.Writer())
                .addDeserializer(Figure.class, new FigureForm.Reader());
        JsonMapper.Builder builder = JsonMapper.builder()
                .addModule(new Jdk8Module())
                .addModule(forms)
                .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .visibility(PropertyAccessor.FIELD, Visibility.ANY)
                .visibility(PropertyAccessor.GETTER, Visibility.NONE)
                .visibility(PropertyAccessor.IS_GETTER, Visibility.NONE)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
                .defaultPropertyInclusion(
                        JsonInclude.Value.construct(JsonInclude.Include.NON_ABSENT, JsonInclude.Include.ALWAYS));
        for (Class<?> collection : List.of(List.class, Set.class, Map.class)) {
            builder.withConfigOverride(
                    collection, override -> override.setSetterInfo(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY)));
        }
        return builder.build();
    }
}
