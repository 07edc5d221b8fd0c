package oxbow.web.oip;

import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.FieldDescriptor;
import inference.InferParameter;
import inference.InferTensorContents;
import inference.ModelInferRequest.InferInputTensor;
import inference.ModelInferResponse.InferOutputTensor;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import oxbow.predict.Datatype;
import oxbow.predict.Tensor;
import oxbow.problem.ProblemException;

/// Tensors as gRPC carries them: as bytes beside the message, or as typed lists within it.
final class GrpcTensors {

    private GrpcTensors() {}

    static Map<String, String> parameters(Map<String, InferParameter> given) {
        Map<String, String> parameters = new HashMap<>();
        given.forEach((name, value) -> parameters.put(
                name,
                switch (value.getParameterChoiceCase()) {
                    case BOOL_PARAM -> String.valueOf(value.getBoolParam());
                    case INT64_PARAM -> String.valueOf(value.getInt64Param());
                    case STRING_PARAM -> value.getStringParam();
                    case DOUBLE_PARAM -> String.valueOf(value.getDoubleParam());
                    case UINT64_PARAM -> Long.toUnsignedString(value.getUint64Param());
                    case PARAMETERCHOICE_NOT_SET -> "";
                }));
        return parameters;
    }

    static Tensor read(InferInputTensor input, Optional<ByteString> raw) {
        InputHead head = new InputHead();
        head.name = input.getName();
        head.datatypeText = input.getDatatype();
        head.shape = Optional.of(
                input.getShapeList().stream().mapToLong(Long::longValue).toArray());
        head.requireNamed();
        requireOneForm(head, input.getContents(), raw.isPresent());
        if (raw.isPresent()) {
            return BinaryTensors.read(head, raw.get().asReadOnlyByteBuffer());
        }
        return typed(head, input.getContents());
    }

    /// Elements may come in one list only, that of the datatype; what lies in others would be passed over.
    private static void requireOneForm(InputHead head, InferTensorContents contents, boolean raw) {
        String wanted = raw ? "raw_input_contents" : list(head.datatype());
        for (FieldDescriptor given : contents.getAllFields().keySet()) {
            if (!given.getName().equals(wanted)) {
                throw ProblemException.broken(
                        "contents of " + head.field(),
                        given.getName(),
                        "be in " + wanted + (raw ? " alone, because the request has them" : ", as " + head.datatype()));
            }
        }
    }

    private static String list(Datatype datatype) {
        return switch (datatype) {
            case BOOL -> "bool_contents";
            case INT8, INT16, INT32 -> "int_contents";
            case INT64 -> "int64_contents";
            case UINT8, UINT16, UINT32 -> "uint_contents";
            case UINT64 -> "uint64_contents";
            case FP32 -> "fp32_contents";
            case FP64 -> "fp64_contents";
            case BYTES -> "bytes_contents";
            case FP16, BF16 -> "raw_input_contents";
        };
    }

    private static Tensor typed(InputHead head, InferTensorContents contents) {
        return switch (head.datatype()) {
            case BOOL -> fill(head, contents.getBoolContentsList(), (to, flag) -> to.put((byte) (flag ? 1 : 0)));
            case INT8 -> fill(head, contents.getIntContentsList(), (to, number) -> to.put((byte) whole(head, number)));
            case INT16 ->
                fill(head, contents.getIntContentsList(), (to, number) -> to.putShort((short) whole(head, number)));
            case INT32 -> fill(head, contents.getIntContentsList(), ByteBuffer::putInt);
            case INT64 -> fill(head, contents.getInt64ContentsList(), ByteBuffer::putLong);
            case UINT8 ->
                fill(head, contents.getUintContentsList(), (to, number) -> to.put((byte) whole(head, number)));
            case UINT16 ->
                fill(head, contents.getUintContentsList(), (to, number) -> to.putShort((short) whole(head, number)));
            case UINT32 -> fill(head, contents.getUintContentsList(), ByteBuffer::putInt);
            case UINT64 -> fill(head, contents.getUint64ContentsList(), ByteBuffer::putLong);
            case FP32 -> fill(head, contents.getFp32ContentsList(), ByteBuffer::putFloat);
            case FP64 -> fill(head, contents.getFp64ContentsList(), ByteBuffer::putDouble);
            case BYTES ->
                Tensor.texts(
                        head.name,
                        head.lengths(),
                        contents.getBytesContentsList().stream()
                                .map(text -> text(head, text))
                                .toList());
            case FP16, BF16 ->
                throw ProblemException.broken(
                        "contents of " + head.field(), head.datatype(), "be sent as raw_input_contents");
        };
    }

    private static String text(InputHead head, ByteString bytes) {
        if (!bytes.isValidUtf8()) {
            throw ProblemException.broken("contents of " + head.field(), bytes.size() + " bytes", "be UTF-8");
        }
        return bytes.toStringUtf8();
    }

    private interface Put<T> {
        void into(ByteBuffer to, T value);
    }

    private static <T> Tensor fill(InputHead head, List<T> values, Put<T> put) {
        Datatype datatype = head.datatype();
        ByteBuffer to = Tensor.buffer(datatype, values.size());
        values.forEach(value -> put.into(to, value));
        return Tensor.of(head.name, datatype, head.lengths(), to);
    }

    /// A small number, which travels in 32 bits.
    private static int whole(InputHead head, int number) {
        boolean signed = head.datatype() == Datatype.INT8 || head.datatype() == Datatype.INT16;
        int bits = head.datatype().size() * Byte.SIZE;
        int least = signed ? -(1 << (bits - 1)) : 0;
        int most = signed ? (1 << (bits - 1)) - 1 : (1 << bits) - 1;
        if (number < least || number > most) {
            throw ProblemException.broken("contents of " + head.field(), number, "be values of " + head.datatype());
        }
        return number;
    }

    static InferOutputTensor.Builder write(Tensor output) {
        InferOutputTensor.Builder builder = InferOutputTensor.newBuilder()
                .setName(output.name())
                .setDatatype(output.datatype().name());
        for (long length : output.shape()) {
            builder.addShape(length);
        }
        return builder;
    }

    static ByteString raw(Tensor output) {
        return ByteString.copyFrom(BinaryTensors.write(output));
    }

    static InferTensorContents contents(Tensor output) {
        InferTensorContents.Builder contents = InferTensorContents.newBuilder();
        IntFunction<?> add = switch (output.datatype()) {
            case BOOL -> i -> contents.addBoolContents(output.number(i) != 0);
            case INT8, INT16, INT32 -> i -> contents.addIntContents((int) output.number(i));
            case UINT8, UINT16, UINT32 -> i -> contents.addUintContents((int) (long) output.number(i));
            case INT64 -> i -> contents.addInt64Contents(Long.parseLong(output.text(i)));
            case UINT64 -> i -> contents.addUint64Contents(Long.parseUnsignedLong(output.text(i)));
            case FP32 -> i -> contents.addFp32Contents((float) output.number(i));
            case FP64 -> i -> contents.addFp64Contents(output.number(i));
            case BYTES -> i -> contents.addBytesContents(ByteString.copyFromUtf8(output.text(i)));
            case FP16, BF16 ->
                throw ProblemException.broken(
                        "output '" + output.name() + "'", output.datatype(), "be asked for by a raw request");
        };
        for (int i = 0; i < output.count(); i++) {
            var _ = add.apply(i);
        }
        return contents.build();
    }
}
