package oxbow.bench;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Random;

/// A multi-layer perceptron as ONNX bytes, written field by field, so that a benchmark needs no training
/// library: one hidden layer with ReLU, random weights from a fixed seed. Its answers mean nothing; its cost is
/// that of a real one.
///
/// Source: the ONNX protobuf definition, opset 13.
final class Perceptron {

    private static final int FLOAT = 1;
    private static final int BYTES = 2;

    private Perceptron() {}

    /// A model `x` float[n, inputs] → `scores` float[n, outputs].
    static byte[] onnx(int inputs, int hidden, int outputs) {
        Random random = new Random(7);
        Message graph = new Message()
                .message(1, node("Gemm", "h", "x", "w1", "b1"))
                .message(1, node("Relu", "a", "h"))
                .message(1, node("Gemm", "scores", "a", "w2", "b2"))
                .text(2, "perceptron")
                .message(5, weights(random, "w1", inputs, hidden))
                .message(5, weights(random, "b1", hidden))
                .message(5, weights(random, "w2", hidden, outputs))
                .message(5, weights(random, "b2", outputs))
                .message(11, value("x", inputs))
                .message(12, value("scores", outputs));
        return new Message()
                .number(1, 8)
                .message(7, graph)
                .message(8, new Message().text(1, "").number(2, 13))
                .bytes();
    }

    private static Message node(String operator, String output, String... inputs) {
        Message node = new Message();
        for (String input : inputs) {
            node.text(1, input);
        }
        return node.text(2, output).text(4, operator);
    }

    private static Message weights(Random random, String name, int... dimensions) {
        int size = 1;
        Message tensor = new Message();
        for (int dimension : dimensions) {
            tensor.number(1, dimension);
            size *= dimension;
        }
        ByteBuffer raw = ByteBuffer.allocate(size * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < size; i++) {
            raw.putFloat((float) random.nextGaussian() * 0.1f);
        }
        return tensor.number(2, FLOAT).text(8, name).raw(9, raw.array());
    }

    private static Message value(String name, int width) {
        Message shape = new Message().message(1, new Message().text(2, "n")).message(1, new Message().number(1, width));
        Message tensor = new Message().number(1, FLOAT).message(2, shape);
        return new Message().text(1, name).message(2, new Message().message(1, tensor));
    }

    /// A protobuf message under construction.
    private static final class Message {

        private final ByteArrayOutputStream out = new ByteArrayOutputStream();

        Message number(int field, long value) {
            varint((long) field << 3);
            varint(value);
            return this;
        }

        Message text(int field, String value) {
            return raw(field, value.getBytes(StandardCharsets.UTF_8));
        }

        Message message(int field, Message value) {
            return raw(field, value.bytes());
        }

        Message raw(int field, byte[] value) {
            varint(((long) field << 3) | BYTES);
            varint(value.length);
            out.writeBytes(value);
            return this;
        }

        byte[] bytes() {
            return out.toByteArray();
        }

        private void varint(long value) {
            long rest = value;
            while (rest > 0x7F) {
                out.write((int) (rest & 0x7F) | 0x80);
                rest >>>= 7;
            }
            out.write((int) rest);
        }
    }
}
