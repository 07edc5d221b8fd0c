package oxbow.web.oip;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import oxbow.predict.Tensor;
import oxbow.problem.ProblemException;
import oxbow.web.oip.InferRequest.WantedOutput;

/// Reads a request in one pass, the elements of tensors straight into the buffers that the model reads. Behind
/// the JSON may lie the bytes of tensors, in the order of the inputs. Unknown fields are let pass, as the
/// protocol wants.
final class RequestParser {

    static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .build();

    private final byte[] body;
    private final int jsonLength;
    private final List<InputHead> heads = new ArrayList<>();
    private final Map<InputHead, Tensor> read = new HashMap<>();
    private final List<WantedOutput> outputs = new ArrayList<>();
    private final Map<String, String> parameters = new HashMap<>();
    private Optional<String> id = Optional.empty();

    /// @param jsonLength how much of the body is JSON; the rest is bytes of tensors
    RequestParser(byte[] body, int jsonLength) {
        if (jsonLength < 0 || jsonLength > body.length) {
            throw ProblemException.broken(
                    "header Inference-Header-Content-Length",
                    jsonLength,
                    "be between 0 and the body's length, " + body.length);
        }
        this.body = body;
        this.jsonLength = jsonLength;
    }

    InferRequest parse() {
        try (JsonParser json = JSON.createParser(body, 0, jsonLength)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw ProblemException.malformed("The request must be a JSON object.");
            }
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String field = json.currentName();
                JsonToken value = json.nextToken();
                switch (field) {
                    case "id" -> id = Optional.of(json.getValueAsString("")).filter(text -> !text.isEmpty());
                    case "parameters" -> parameters(json, parameters);
                    case "inputs" -> each(json, value, "inputs", () -> input(json));
                    case "outputs" -> each(json, value, "outputs", () -> output(json));
                    default -> json.skipChildren();
                }
            }
            if (json.nextToken() != null) {
                throw ProblemException.malformed("The request must end after its JSON object, but goes on at byte "
                        + json.currentTokenLocation().getByteOffset() + ".");
            }
            boolean binary = Boolean.parseBoolean(parameters.get("binary_data_output"));
            return new InferRequest(id, parameters, tensors(), outputs, binary);
        } catch (JsonParseException broken) {
            throw ProblemException.malformed("The request is not JSON: " + broken.getOriginalMessage() + " at byte "
                    + broken.getLocation().getByteOffset() + ".");
        } catch (IOException broken) {
            throw ProblemException.malformed("The request is not JSON: " + broken.getMessage());
        }
    }

    private interface Item {
        void read() throws IOException;
    }

    private static void each(JsonParser json, JsonToken value, String field, Item item) throws IOException {
        if (value != JsonToken.START_ARRAY) {
            throw ProblemException.broken(field, json.getText(), "be a list");
        }
        while (json.nextToken() != JsonToken.END_ARRAY) {
            if (json.currentToken() != JsonToken.START_OBJECT) {
                throw ProblemException.broken("element of " + field, json.getText(), "be an object");
            }
            item.read();
        }
    }

    private void input(JsonParser json) throws IOException {
        InputHead head = new InputHead();
        Map<String, String> own = new HashMap<>();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String field = json.currentName();
            json.nextToken();
            switch (field) {
                case "name" -> head.name = json.getValueAsString("");
                case "datatype" -> head.datatypeText = json.getValueAsString("");
                case "shape" -> head.shape = Optional.of(shape(json, head));
                case "parameters" -> parameters(json, own);
                case "data" -> data(json, head);
                default -> json.skipChildren();
            }
        }
        head.requireNamed();
        if (own.containsKey("binary_data_size")) {
            head.binarySize = OptionalLong.of(size(head, own.getOrDefault("binary_data_size", "")));
        }
        heads.add(head);
    }

    private void data(JsonParser json, InputHead head) throws IOException {
        if (head.complete()) {
            read.put(head, new ElementReader(head, jsonLength).read(json));
        } else {
            head.dataAt = OptionalLong.of(json.currentTokenLocation().getByteOffset());
            json.skipChildren();
        }
    }

    private static long size(InputHead head, String text) {
        try {
            long size = Long.parseLong(text);
            if (size >= 0) {
                return size;
            }
        } catch (NumberFormatException noNumber) {
            // said below, as for a number below 0
        }
        throw ProblemException.broken("binary_data_size of " + head.field(), text, "be a whole number of bytes");
    }

    private static long[] shape(JsonParser json, InputHead head) throws IOException {
        if (json.currentToken() != JsonToken.START_ARRAY) {
            throw ProblemException.broken("shape of " + head.field(), json.getText(), "be a list of lengths");
        }
        List<Long> lengths = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            if (json.currentToken() != JsonToken.VALUE_NUMBER_INT
                    || json.getNumberType() == JsonParser.NumberType.BIG_INTEGER) {
                throw ProblemException.broken("shape of " + head.field(), json.getText(), "hold whole numbers only");
            }
            lengths.add(json.getLongValue());
        }
        return lengths.stream().mapToLong(Long::longValue).toArray();
    }

    private static void parameters(JsonParser json, Map<String, String> into) throws IOException {
        if (json.currentToken() != JsonToken.START_OBJECT) {
            throw ProblemException.broken("parameters", json.getText(), "be an object");
        }
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            if (json.nextToken().isScalarValue()) {
                into.put(name, json.getValueAsString(""));
            } else {
                throw ProblemException.broken("parameter '" + name + "'", "", "be a text, a number or true or false");
            }
        }
    }

    private void output(JsonParser json) throws IOException {
        String name = "";
        Map<String, String> own = new HashMap<>();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String field = json.currentName();
            json.nextToken();
            switch (field) {
                case "name" -> name = json.getValueAsString("");
                case "parameters" -> parameters(json, own);
                default -> json.skipChildren();
            }
        }
        outputs.add(new WantedOutput(
                name, Optional.ofNullable(own.get("binary_data")).map(Boolean::valueOf)));
    }

    private List<Tensor> tensors() throws IOException {
        List<Tensor> tensors = new ArrayList<>(heads.size());
        int at = jsonLength;
        for (InputHead head : heads) {
            boolean given = read.containsKey(head) || head.dataAt.isPresent();
            if (given == head.binarySize.isPresent()) {
                throw ProblemException.broken(
                        "data of " + head.field(),
                        given ? "given twice" : "missing",
                        "be given once, as JSON or bytes");
            }
            if (head.binarySize.isPresent()) {
                tensors.add(BinaryTensors.read(head, body, at, head.binarySize.getAsLong()));
                at += (int) head.binarySize.getAsLong();
            } else {
                tensors.add(read.containsKey(head) ? Objects.requireNonNull(read.get(head)) : late(head));
            }
        }
        if (at != body.length) {
            throw ProblemException.broken(
                    "body", body.length + " bytes", "end after the " + at + " bytes that its inputs account for");
        }
        return tensors;
    }

    /// Elements that stood before the shape or the datatype that says what they are.
    private Tensor late(InputHead head) throws IOException {
        int from = (int) head.dataAt.orElseThrow();
        try (JsonParser json = JSON.createParser(body, from, jsonLength - from)) {
            json.nextToken();
            return new ElementReader(head, jsonLength).read(json);
        }
    }
}
