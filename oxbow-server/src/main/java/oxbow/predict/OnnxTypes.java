package oxbow.predict;

import ai.onnxruntime.MapInfo;
import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxMap;
import ai.onnxruntime.OnnxSequence;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.SequenceInfo;
import ai.onnxruntime.TensorInfo;
import java.nio.Buffer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import oxbow.problem.ProblemException;

/// Translates between ONNX Runtime's values and ours. Classifiers exported by scikit-learn answer a list of
/// maps from class to probability; that becomes one dense FP32 tensor.
final class OnnxTypes {

    private OnnxTypes() {}

    static Signature signature(OrtSession session) throws OrtException {
        List<TensorSpec> inputs = new ArrayList<>();
        for (NodeInfo input : session.getInputInfo().values()) {
            inputs.add(spec("input", input));
        }
        List<TensorSpec> outputs = new ArrayList<>();
        for (NodeInfo output : session.getOutputInfo().values()) {
            outputs.add(spec("output", output));
        }
        return new Signature(inputs, outputs, List.of(), Optional.empty());
    }

    private static TensorSpec spec(String side, NodeInfo node) {
        return switch (node.getInfo()) {
            case TensorInfo tensor ->
                new TensorSpec(
                        node.getName(),
                        datatype(side, node.getName(), tensor),
                        Arrays.stream(tensor.getShape()).boxed().toList());
            case SequenceInfo sequence
            when side.equals("output") && probabilities(sequence) ->
                new TensorSpec(node.getName(), Datatype.FP32, List.of(-1L, -1L));
            default ->
                throw ProblemException.broken(
                        side + " '" + node.getName() + "' of the model",
                        node.getInfo(),
                        "be a tensor" + (side.equals("output") ? " or a list of maps from class to probability" : ""));
        };
    }

    private static boolean probabilities(SequenceInfo sequence) {
        MapInfo map = sequence.mapInfo;
        return sequence.isSequenceOfMaps() && map != null && map.valueType == OnnxJavaType.FLOAT;
    }

    private static Datatype datatype(String side, String name, TensorInfo tensor) {
        return switch (tensor.onnxType) {
            case ONNX_TENSOR_ELEMENT_DATA_TYPE_BOOL -> Datatype.BOOL;
            case ONNX_TENSOR_ELEMENT_DATA_TYPE_UINT8 -> Datatype.UINT8;
            case ONNX_TENSOR_ELEMENT_DATA_TYPE_INT8 -> Datatype.INT8;
            case ONNX_TENSOR_ELEMENT_DATA_TYPE_INT16 -> Datatype.INT16;
            case ONNX_TENSOR_ELEMENT_DATA_TYPE_INT32 -> Datatype.INT32;
            case ONNX_TENSOR_ELEMENT_DATA_TYPE_INT64 -> Datatype.INT64;
            case ONNX_TENSOR_ELEMENT_DATA_TYPE_FLOAT16 -> Datatype.FP16;
            case ONNX_TENSOR_ELEMENT_DATA_TYPE_BFLOAT16 -> Datatype.BF16;
            case ONNX_TENSOR_ELEMENT_DATA_TYPE_FLOAT -> Datatype.FP32;
            case ONNX_TENSOR_ELEMENT_DATA_TYPE_DOUBLE -> Datatype.FP64;
            case ONNX_TENSOR_ELEMENT_DATA_TYPE_STRING -> Datatype.BYTES;
            default ->
                throw ProblemException.broken(
                        "datatype of " + side + " '" + name + "'", tensor.onnxType, "be one that Oxbow can hand over");
        };
    }

    static OnnxTensor toNative(Tensor tensor) throws OrtException {
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        OnnxJavaType type = switch (tensor.datatype()) {
            case BOOL -> OnnxJavaType.BOOL;
            case UINT8 -> OnnxJavaType.UINT8;
            case INT8 -> OnnxJavaType.INT8;
            case INT16 -> OnnxJavaType.INT16;
            case INT32 -> OnnxJavaType.INT32;
            case INT64 -> OnnxJavaType.INT64;
            case FP16 -> OnnxJavaType.FLOAT16;
            case BF16 -> OnnxJavaType.BFLOAT16;
            case FP32 -> OnnxJavaType.FLOAT;
            case FP64 -> OnnxJavaType.DOUBLE;
            case BYTES -> OnnxJavaType.STRING;
            case UINT16, UINT32, UINT64 ->
                throw new IllegalArgumentException("No model has inputs of type " + tensor.datatype() + ".");
        };
        return type == OnnxJavaType.STRING
                ? OnnxTensor.createTensor(environment, tensor.texts().toArray(String[]::new), tensor.shape())
                : OnnxTensor.createTensor(environment, tensor.data(), tensor.shape(), type);
    }

    static Tensor fromNative(String name, OnnxValue value) throws OrtException {
        return switch (value) {
            case OnnxTensor tensor -> fromTensor(name, tensor);
            case OnnxSequence sequence -> dense(name, sequence);
            default -> throw new IllegalStateException("Output '" + name + "' is a " + value.getType() + ".");
        };
    }

    private static Tensor fromTensor(String name, OnnxTensor tensor) throws OrtException {
        TensorInfo info = tensor.getInfo();
        Datatype type = datatype("output", name, info);
        if (type == Datatype.BYTES) {
            return Tensor.texts(name, info.getShape(), flatten(tensor.getValue(), new ArrayList<>()));
        }
        ByteBuffer copied = tensor.getByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
        return Tensor.of(name, type, info.getShape(), direct(copied));
    }

    private static ByteBuffer direct(ByteBuffer buffer) {
        Buffer given = buffer;
        return given.isDirect()
                ? buffer
                : ByteBuffer.allocateDirect(buffer.remaining()).put(buffer).flip();
    }

    private static List<String> flatten(Object value, List<String> into) {
        if (value instanceof Object[] nested) {
            for (Object each : nested) {
                flatten(each, into);
            }
        } else {
            into.add(String.valueOf(value));
        }
        return into;
    }

    private static Tensor dense(String name, OnnxSequence sequence) throws OrtException {
        List<? extends OnnxValue> maps = sequence.getValue();
        List<String> order = List.of();
        float[] values = new float[0];
        for (int row = 0; row < maps.size(); row++) {
            try (OnnxMap map = (OnnxMap) maps.get(row)) {
                java.util.Map<?, ?> shares = map.getValue();
                if (row == 0) {
                    order = ClassNames.sorted(shares.keySet());
                    values = new float[maps.size() * order.size()];
                }
                for (java.util.Map.Entry<?, ?> share : shares.entrySet()) {
                    int at = order.indexOf(String.valueOf(share.getKey()));
                    if (at >= 0) {
                        values[row * order.size() + at] = ((Number) share.getValue()).floatValue();
                    }
                }
            }
        }
        return Tensor.floats(name, new long[] {maps.size(), order.size()}, values);
    }

    /// The keys of the first map that the model answers, in the order of [#dense]; empty if it answers none.
    static List<String> classes(Collection<OnnxValue> outputs) throws OrtException {
        for (OnnxValue output : outputs) {
            if (output instanceof OnnxSequence sequence && !sequence.getValue().isEmpty()) {
                try (OnnxMap map = (OnnxMap) sequence.getValue().getFirst()) {
                    return ClassNames.sorted(map.getValue().keySet());
                }
            }
        }
        return List.of();
    }

    /// The message without the code in front and without line breaks.
    static String sentence(OrtException broken) {
        String message =
                String.valueOf(broken.getMessage()).replaceAll("\\s+", " ").strip();
        return message.length() > 300 ? message.substring(0, 300) + "…" : message;
    }
}
