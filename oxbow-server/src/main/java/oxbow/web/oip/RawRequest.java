package oxbow.web.oip;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import oxbow.predict.Datatype;
import oxbow.predict.Signature;
import oxbow.predict.TensorSpec;
import oxbow.problem.ProblemException;

/// The shortest form of a request: the bytes of the model's only input and nothing else. Variable dimensions
/// count as 1, but for the last one, which takes what there is.
final class RawRequest {

    private RawRequest() {}

    static InferRequest read(byte[] body, Signature signature) {
        if (signature.inputs().size() != 1) {
            throw ProblemException.broken(
                    "header " + OipRoutes.JSON_LENGTH,
                    0,
                    "announce JSON, because the model has " + signature.inputs().size() + " inputs");
        }
        TensorSpec spec = signature.inputs().getFirst();
        InputHead head = new InputHead();
        head.name = spec.name();
        head.datatypeText = spec.datatype().name();
        head.shape = Optional.of(shape(spec, body.length));
        return new InferRequest(
                Optional.empty(), Map.of(), List.of(BinaryTensors.read(head, ByteBuffer.wrap(body))), List.of(), true);
    }

    private static long[] shape(TensorSpec spec, int bytes) {
        long[] shape = spec.shape().stream()
                .mapToLong(length -> length < 0 ? 1 : length)
                .toArray();
        int open = spec.shape().lastIndexOf(-1L);
        long size = Math.max(1, spec.datatype().size());
        for (long length : shape) {
            size *= length;
        }
        if (open > 0 && spec.datatype() != Datatype.BYTES && size > 0) {
            shape[open] = bytes / size;
        }
        return shape;
    }
}
