package oxbow.web;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.AnnotationIntrospector;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.InvalidNullException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.AnnotatedParameter;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import java.io.IOException;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Constructor;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import oxbow.problem.Problem;
import oxbow.problem.ProblemException;
import oxbow.problem.ProblemKind;

/// Reads request bodies into records, and says of everything that does not fit which field it is and why.
/// Thread-safe.
final class RequestJson {

    private final ObjectMapper mapper;

    /// @param json how this program writes and reads JSON
    RequestJson(ObjectMapper json) {
        this.mapper = json.copy();
        AnnotationIntrospector usual = json.getDeserializationConfig().getAnnotationIntrospector();
        mapper.setAnnotationIntrospector(AnnotationIntrospector.pair(new MissingIsAProblem(), usual));
        mapper.disable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES);
        mapper.enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
        mapper.enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES);
        mapper.enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
        for (Class<?> collection : List.of(List.class, Set.class, Map.class)) {
            mapper.configOverride(collection).setSetterInfo(JsonSetter.Value.construct(Nulls.AS_EMPTY, Nulls.FAIL));
        }
    }

    <T> T read(byte[] body, Class<T> type) {
        if (body.length == 0) {
            throw ProblemException.malformed("The request needs a JSON body, but has none.");
        }
        try {
            T value = mapper.readValue(body, type);
            if (value == null) {
                throw ProblemException.malformed("The body is null, but must be a JSON object.");
            }
            return value;
        } catch (UnrecognizedPropertyException e) {
            throw unknownField(e);
        } catch (InvalidNullException e) {
            throw broken(path(e), "", "be given", "");
        } catch (JsonMappingException e) {
            throw mapping(e);
        } catch (JsonProcessingException e) {
            throw ProblemException.malformed("The body is not JSON" + at(e.getLocation()) + ": " + reason(e));
        } catch (IOException e) {
            throw ProblemException.malformed("The body cannot be read: " + e.getMessage());
        }
    }

    private static ProblemException unknownField(UnrecognizedPropertyException e) {
        List<String> known = e.getKnownPropertyIds() == null
                ? List.of()
                : e.getKnownPropertyIds().stream().map(String::valueOf).sorted().toList();
        String rule = known.isEmpty() ? "not be there" : "be one of " + String.join(", ", known);
        return broken("field " + path(e), "", rule, closest(e.getPropertyName(), known));
    }

    private static String closest(String name, List<String> known) {
        String plain = plain(name);
        return known.stream()
                .filter(candidate ->
                        plain(candidate).equals(plain) || plain(candidate).startsWith(plain))
                .findFirst()
                .map(candidate -> "Maybe '" + candidate + "' is meant.")
                .orElse("");
    }

    private static String plain(String name) {
        return name.replace("_", "").toLowerCase(java.util.Locale.ROOT);
    }

    private static ProblemException mapping(JsonMappingException e) {
        for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof ProblemException problem) {
                return problem;
            }
            if (cause instanceof IllegalArgumentException) {
                String why = String.valueOf(cause.getMessage());
                return new ProblemException(ProblemKind.RULE_BROKEN, why);
            }
            if (cause instanceof JsonProcessingException syntax && !(cause instanceof JsonMappingException)) {
                return ProblemException.malformed(
                        "The body is not JSON" + at(syntax.getLocation()) + ": " + reason(syntax));
            }
        }
        boolean trailing = reason(e).startsWith("Trailing token");
        if (trailing || (path(e).isEmpty() && !(e instanceof MismatchedInputException))) {
            return ProblemException.malformed("The body is not JSON" + at(e.getLocation()) + ": " + reason(e));
        }
        String value = e instanceof InvalidFormatException format ? String.valueOf(format.getValue()) : "";
        Class<?> wanted = e instanceof MismatchedInputException mismatch ? mismatch.getTargetType() : null;
        String field = path(e).isEmpty() ? "body" : path(e);
        return broken(field, value, describe(wanted), "");
    }

    private static String describe(@Nullable Class<?> wanted) {
        if (wanted == null) {
            return "have the form the API describes";
        }
        if (wanted.isEnum()) {
            return "be one of "
                    + java.util.Arrays.stream(wanted.getEnumConstants())
                            .map(constant -> ((Enum<?>) constant).name().toLowerCase(java.util.Locale.ROOT))
                            .collect(Collectors.joining(", "));
        }
        if (wanted == int.class || wanted == long.class || wanted == Integer.class || wanted == Long.class) {
            return "be a whole number";
        }
        if (wanted == double.class || wanted == Double.class || wanted == float.class) {
            return "be a number";
        }
        if (wanted == boolean.class || wanted == Boolean.class) {
            return "be true or false";
        }
        if (wanted == String.class) {
            return "be a text";
        }
        if (Collection.class.isAssignableFrom(wanted)) {
            return "be a list";
        }
        return wanted == java.time.Instant.class ? "be a time such as 2026-11-21T08:00:00.000Z" : "be an object";
    }

    private static ProblemException broken(String field, String value, String rule, String hint) {
        Problem problem = new Problem(field, value, rule, hint);
        return new ProblemException(ProblemKind.RULE_BROKEN, problem.message(), List.of(problem));
    }

    private static String path(JsonMappingException e) {
        StringBuilder path = new StringBuilder();
        for (JsonMappingException.Reference step : e.getPath()) {
            if (step.getFieldName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getFieldName());
            }
        }
        return path.toString();
    }

    private static String at(@Nullable JsonLocation location) {
        return location == null || location.getLineNr() < 1
                ? ""
                : " at line " + location.getLineNr() + ", column " + location.getColumnNr();
    }

    private static String reason(JsonProcessingException e) {
        return String.valueOf(e.getOriginalMessage()).lines().findFirst().orElse("") + ".";
    }

    /// Treats an absent component of a request record as a problem, unless it is optional, nullable or a
    /// collection.
    private static final class MissingIsAProblem extends JacksonAnnotationIntrospector {

        private static final long serialVersionUID = 1L;
        private static final Set<Class<?>> OPTIONAL =
                Set.of(Optional.class, OptionalInt.class, OptionalLong.class, OptionalDouble.class);

        @Override
        public JsonSetter.Value findSetterInfo(Annotated annotated) {
            boolean required = annotated instanceof AnnotatedParameter parameter
                    && parameter.getOwner().getAnnotated() instanceof Constructor<?> constructor
                    && constructor.getDeclaringClass().isRecord()
                    && !OPTIONAL.contains(parameter.getRawType())
                    && !Collection.class.isAssignableFrom(parameter.getRawType())
                    && !Map.class.isAssignableFrom(parameter.getRawType())
                    && !nullable(constructor, parameter.getIndex());
            return required ? JsonSetter.Value.forValueNulls(Nulls.FAIL) : super.findSetterInfo(annotated);
        }

        private static boolean nullable(Constructor<?> constructor, int index) {
            AnnotatedType[] types = constructor.getAnnotatedParameterTypes();
            return index < types.length && types[index].isAnnotationPresent(Nullable.class);
        }
    }
}
