package oxbow.web.oip;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import oxbow.predict.Datatype;
import oxbow.predict.Tensor;
import oxbow.problem.ProblemException;

/// Tensors as bytes: numbers little-endian one after the other, texts each behind its length in four bytes.
final class BinaryTensors {

    private static final int LENGTH = Integer.BYTES;

    private BinaryTensors() {}

    /// Reads the tensor that begins at a place in the body.
    static Tensor read(InputHead head, byte[] body, int at, long size) {
        if (size > body.length - at) {
            throw ProblemException.broken(
                    "binary_data_size of " + head.field(),
                    size,
                    "be at most the " + (body.length - at) + " bytes that are left of the body");
        }
        return read(head, ByteBuffer.wrap(body, at, (int) size));
    }

    static Tensor read(InputHead head, ByteBuffer bytes) {
        Datatype datatype = head.datatype();
        if (datatype == Datatype.BYTES) {
            return Tensor.texts(head.name, head.lengths(), texts(head, bytes.order(ByteOrder.LITTLE_ENDIAN)));
        }
        int elements = head.elements(bytes.remaining(), datatype.size());
        if (elements * datatype.size() != bytes.remaining()) {
            throw ProblemException.broken(
                    "data of " + head.field(),
                    bytes.remaining() + " bytes",
                    "be the " + elements * datatype.size() + " bytes of its shape "
                            + java.util.Arrays.toString(head.lengths()));
        }
        ByteBuffer direct = Tensor.buffer(datatype, elements);
        direct.put(bytes);
        return Tensor.of(head.name, datatype, head.lengths(), direct);
    }

    private static List<String> texts(InputHead head, ByteBuffer bytes) {
        List<String> texts = new ArrayList<>();
        while (bytes.hasRemaining()) {
            int length = bytes.remaining() < LENGTH ? -1 : bytes.getInt();
            if (length < 0 || length > bytes.remaining()) {
                throw ProblemException.broken(
                        "element " + (texts.size() + 1) + " of " + head.field(),
                        "",
                        "have its length in four bytes before it and end within the data");
            }
            ByteBuffer text = bytes.slice(bytes.position(), length);
            bytes.position(bytes.position() + length);
            try {
                texts.add(StandardCharsets.UTF_8.newDecoder().decode(text).toString());
            } catch (CharacterCodingException notText) {
                throw ProblemException.broken("element " + (texts.size() + 1) + " of " + head.field(), "", "be UTF-8");
            }
        }
        return texts;
    }

    static byte[] write(Tensor tensor) {
        if (tensor.datatype() != Datatype.BYTES) {
            ByteBuffer data = tensor.data();
            byte[] bytes = new byte[data.remaining()];
            data.get(bytes);
            return bytes;
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (String text : tensor.texts()) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            out.writeBytes(ByteBuffer.allocate(LENGTH)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putInt(bytes.length)
                    .array());
            out.writeBytes(bytes);
        }
        return out.toByteArray();
    }
}
