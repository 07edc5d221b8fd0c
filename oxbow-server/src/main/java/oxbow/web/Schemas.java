package oxbow.web;

import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import oxbow.core.metric.Figure;

/// Derives JSON schemas from the records of requests and answers, with the names the mapper gives them. A record
/// becomes a component of its own, so that it is described once. Not thread-safe.
final class Schemas {

    private final ObjectMapper mapper;
    private final Map<String, ObjectNode> components = new TreeMap<>();
    private final Map<String, Class<?>> named = new HashMap<>();

    Schemas(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    /// Every component that was referred to so far, by name.
    Map<String, ObjectNode> components() {
        return components;
    }

    ObjectNode of(Type type) {
        return of(mapper.constructType(type));
    }

    ObjectNode listing(Type item) {
        ObjectNode schema = typed("object");
        ObjectNode properties = schema.putObject("properties");
        properties.putObject("items").put("type", "array").set("items", of(item));
        properties.putObject("next_page_token").put("type", "string");
        schema.putArray("required").add("items");
        return schema;
    }

    private ObjectNode of(JavaType type) {
        Class<?> raw = type.getRawClass();
        if (isOptional(type)) {
            return type.getContentType() == null ? scalar(raw) : of(type.getContentType());
        }
        if (Figure.class.isAssignableFrom(raw)) {
            return figure();
        }
        if (raw.isEnum()) {
            return enumeration(raw);
        }
        if ((raw.isArray() && raw != byte[].class) || Collection.class.isAssignableFrom(raw)) {
            ObjectNode schema = typed("array");
            schema.set("items", of(type.getContentType()));
            return schema;
        }
        if (Map.class.isAssignableFrom(raw)) {
            ObjectNode schema = typed("object");
            schema.set("additionalProperties", of(type.getContentType()));
            return schema;
        }
        if (raw.isRecord()) {
            return component(type);
        }
        if (raw.isSealed()) {
            return oneOf(raw);
        }
        return scalar(raw);
    }

    private static boolean isOptional(JavaType type) {
        return type.isReferenceType()
                || type.hasRawClass(OptionalInt.class)
                || type.hasRawClass(OptionalLong.class)
                || type.hasRawClass(OptionalDouble.class);
    }

    private ObjectNode scalar(Class<?> raw) {
        if (raw == String.class) {
            return typed("string");
        }
        if (raw == Instant.class) {
            return typed("string").put("format", "date-time");
        }
        if (raw == boolean.class || raw == Boolean.class) {
            return typed("boolean");
        }
        if (raw == double.class || raw == Double.class || raw == float.class || raw == OptionalDouble.class) {
            return typed("number");
        }
        if (raw == byte[].class) {
            return typed("string").put("contentEncoding", "base64");
        }
        boolean wholeNumber = raw == int.class
                || raw == Integer.class
                || raw == long.class
                || raw == Long.class
                || raw == OptionalInt.class
                || raw == OptionalLong.class;
        return wholeNumber ? typed("integer") : mapper.createObjectNode();
    }

    private ObjectNode enumeration(Class<?> raw) {
        ObjectNode schema = typed("string");
        ArrayNode values = schema.putArray("enum");
        for (Object constant : raw.getEnumConstants()) {
            values.add(mapper.<JsonNode>valueToTree(constant).asText());
        }
        return schema;
    }

    private ObjectNode oneOf(Class<?> raw) {
        ObjectNode schema = mapper.createObjectNode();
        ArrayNode kinds = schema.putArray("oneOf");
        for (Class<?> kind : raw.getPermittedSubclasses()) {
            kinds.add(of(mapper.constructType(kind)));
        }
        return schema;
    }

    private ObjectNode component(JavaType type) {
        String name = name(type);
        if (!components.containsKey(name)) {
            ObjectNode schema = typed("object");
            components.put(name, schema);
            describe(type, schema);
        }
        return mapper.createObjectNode().put("$ref", "#/components/schemas/" + name);
    }

    private void describe(JavaType type, ObjectNode schema) {
        BeanDescription bean = mapper.getSerializationConfig().introspect(type);
        ObjectNode properties = schema.putObject("properties");
        ArrayNode required = mapper.createArrayNode();
        for (BeanPropertyDefinition property : bean.findProperties()) {
            if (property.getAccessor() == null) {
                continue;
            }
            properties.set(property.getName(), of(property.getPrimaryType()));
            if (!isOptional(property.getPrimaryType()) && !isNullable(type.getRawClass(), property)) {
                required.add(property.getName());
            }
        }
        if (!required.isEmpty()) {
            schema.set("required", required);
        }
    }

    private static boolean isNullable(Class<?> owner, BeanPropertyDefinition property) {
        for (RecordComponent component : owner.getRecordComponents()) {
            if (component.getName().equals(property.getInternalName())) {
                return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
            }
        }
        return false;
    }

    /// The simple name; with the names of the classes and the package around it where another record took it first.
    private String name(JavaType type) {
        Class<?> raw = type.getRawClass();
        StringBuilder full = new StringBuilder(raw.getSimpleName());
        type.getBindings()
                .getTypeParameters()
                .forEach(argument -> full.append(argument.getRawClass().getSimpleName()));
        String name = full.toString();
        Class<?> outer = raw.getEnclosingClass();
        while (!named.computeIfAbsent(name, _ -> raw).equals(raw)) {
            String scope = outer == null ? raw.getPackageName().replace('.', '_') : outer.getSimpleName();
            name = scope + "_" + name;
            outer = outer == null ? null : outer.getEnclosingClass();
        }
        return name;
    }

    private ObjectNode figure() {
        if (!components.containsKey("Figure")) {
            ObjectNode schema = typed("object");
            components.put("Figure", schema);
            schema.put(
                    "description",
                    "A number with the count it rests on and an interval; value is null, and undefined says why, where"
                            + " there is none.");
            ObjectNode properties = schema.putObject("properties");
            properties.putObject("value").putArray("type").add("number").add("null");
            properties.putObject("n").put("type", "integer");
            for (String name : new String[] {"low", "high", "level"}) {
                properties.putObject(name).put("type", "number");
            }
            properties.putObject("method").put("type", "string");
            properties.putObject("undefined").put("type", "string");
            schema.putArray("required").add("value").add("n");
        }
        return mapper.createObjectNode().put("$ref", "#/components/schemas/Figure");
    }

    private ObjectNode typed(String type) {
        return mapper.createObjectNode().put("type", type);
    }
}
