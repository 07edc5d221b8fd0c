package oxbow.web.oip;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import oxbow.predict.Datatype;
import oxbow.predict.Tensor;
import oxbow.problem.ProblemException;
import oxbow.web.oip.InferRequest.WantedOutput;

/// Writes an answer: JSON, and behind it the bytes of the outputs that were wanted as bytes.
final class AnswerWriter {

    private static final JsonFactory JSON = new JsonFactory();

    private final ByteArrayOutputStream body = new ByteArrayOutputStream(512);
    private final List<byte[]> tail = new ArrayList<>();

    /// The answer off to the wire.
    ///
    /// @param jsonLength how much of the body is JSON, if bytes follow
    @SuppressWarnings("ArrayRecordComponent") // handed over to the response, not copied
    record Written(byte[] body, Optional<Integer> jsonLength) {}

    /// The outputs in the order in which they were asked for.
    static List<Tensor> chosen(InferRequest request, List<Tensor> outputs) {
        if (request.outputs().isEmpty()) {
            return outputs;
        }
        List<Tensor> chosen = new ArrayList<>();
        for (WantedOutput wanted : request.outputs()) {
            chosen.add(outputs.stream()
                    .filter(output -> output.name().equals(wanted.name()))
                    .findFirst()
                    .orElseThrow(() -> ProblemException.broken(
                            "output '" + wanted.name() + "'",
                            "",
                            "be one of the model's outputs "
                                    + outputs.stream().map(Tensor::name).toList())));
        }
        return chosen;
    }

    Written write(
            InferRequest request, String model, String version, Map<String, String> parameters, List<Tensor> outputs) {
        try (JsonGenerator json = JSON.createGenerator(body)) {
            json.writeStartObject();
            json.writeStringField("model_name", model);
            json.writeStringField("model_version", version);
            if (request.id().isPresent()) {
                json.writeStringField("id", request.id().get());
            }
            json.writeObjectFieldStart("parameters");
            for (Map.Entry<String, String> parameter : parameters.entrySet()) {
                json.writeStringField(parameter.getKey(), parameter.getValue());
            }
            json.writeEndObject();
            json.writeArrayFieldStart("outputs");
            for (Tensor output : outputs) {
                output(json, output, binary(request, output.name()));
            }
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        int length = body.size();
        tail.forEach(body::writeBytes);
        return new Written(body.toByteArray(), tail.isEmpty() ? Optional.empty() : Optional.of(length));
    }

    private static boolean binary(InferRequest request, String output) {
        return request.outputs().stream()
                .filter(wanted -> wanted.name().equals(output))
                .findFirst()
                .flatMap(WantedOutput::binary)
                .orElse(request.binary());
    }

    private void output(JsonGenerator json, Tensor output, boolean binary) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", output.name());
        json.writeStringField("datatype", output.datatype().name());
        json.writeFieldName("shape");
        long[] shape = output.shape();
        json.writeArray(shape, 0, shape.length);
        if (binary) {
            byte[] bytes = BinaryTensors.write(output);
            tail.add(bytes);
            json.writeObjectFieldStart("parameters");
            json.writeNumberField("binary_data_size", bytes.length);
            json.writeEndObject();
        } else {
            json.writeArrayFieldStart("data");
            elements(json, output);
            json.writeEndArray();
        }
        json.writeEndObject();
    }

    private static void elements(JsonGenerator json, Tensor output) throws IOException {
        Datatype datatype = output.datatype();
        for (int i = 0; i < output.count(); i++) {
            switch (datatype) {
                case FP32 -> json.writeNumber((float) output.number(i));
                case FP64 -> json.writeNumber(output.number(i));
                case BOOL -> json.writeBoolean(output.number(i) != 0);
                case BYTES -> json.writeString(output.text(i));
                case INT8, UINT8, INT16, UINT16, INT32, UINT32, INT64, UINT64 -> json.writeRawValue(output.text(i));
                case FP16, BF16 ->
                    throw ProblemException.broken(
                            "output '" + output.name() + "'",
                            datatype,
                            "be asked for as bytes (binary_data), because JSON has no form for it");
            }
        }
    }
}
