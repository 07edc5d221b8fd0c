package oxbow.predict;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/// Numbers or texts in a grid, row by row, as they come from the wire and go to the model. Numbers lie in a
/// direct little-endian buffer that the model reads without a copy. Immutable by agreement: whoever fills the
/// buffer does so before the tensor is made. Safe between threads then.
public final class Tensor {

    private static final ByteBuffer NOTHING = ByteBuffer.allocateDirect(0);

    private final String name;
    private final Datatype datatype;
    private final long[] shape;
    private final int count;
    private final ByteBuffer data;
    private final List<String> texts;

    private Tensor(String name, Datatype datatype, long[] shape, ByteBuffer data, List<String> texts) {
        this.name = name;
        this.datatype = datatype;
        this.shape = shape;
        this.count = Shapes.elements(name, shape);
        this.data = data;
        this.texts = texts;
    }

    /// A buffer for so many elements, to be filled from position 0 and handed to [#of].
    public static ByteBuffer buffer(Datatype datatype, int elements) {
        return ByteBuffer.allocateDirect(Math.multiplyExact(elements, datatype.size()))
                .order(ByteOrder.LITTLE_ENDIAN);
    }

    /// A tensor over everything in the buffer, whatever its position.
    ///
    /// @param data direct; not copied
    /// @throws oxbow.problem.ProblemException if the shape asks for another number of bytes
    public static Tensor of(String name, Datatype datatype, long[] shape, ByteBuffer data) {
        if (!data.isDirect() || datatype == Datatype.BYTES) {
            throw new IllegalArgumentException("A tensor of numbers needs a direct buffer.");
        }
        ByteBuffer whole = data.duplicate().clear().order(ByteOrder.LITTLE_ENDIAN);
        Tensor tensor = new Tensor(name, datatype, shape.clone(), whole, List.of());
        Shapes.requireBytes(name, shape, (long) tensor.count * datatype.size(), whole.remaining());
        return tensor;
    }

    public static Tensor floats(String name, long[] shape, float... values) {
        ByteBuffer data = buffer(Datatype.FP32, values.length);
        data.asFloatBuffer().put(values);
        return of(name, Datatype.FP32, shape, data);
    }

    /// A tensor of type [Datatype#BYTES].
    public static Tensor texts(String name, long[] shape, List<String> values) {
        Tensor tensor = new Tensor(name, Datatype.BYTES, shape.clone(), NOTHING, List.copyOf(values));
        Shapes.requireElements(name, shape, tensor.count, values.size());
        return tensor;
    }

    public String name() {
        return name;
    }

    public Datatype datatype() {
        return datatype;
    }

    public long[] shape() {
        return shape.clone();
    }

    /// All elements.
    public int count() {
        return count;
    }

    /// The length of the first dimension; 1 for a scalar.
    public int rows() {
        return shape.length == 0 ? 1 : (int) shape[0];
    }

    /// The elements of one row; 0 if there are no rows.
    public int rowElements() {
        return rows() == 0 ? 0 : count / rows();
    }

    /// The numbers' bytes, little-endian, from position 0; empty for texts.
    public ByteBuffer data() {
        return data.duplicate().order(ByteOrder.LITTLE_ENDIAN);
    }

    /// The texts; empty for numbers.
    public List<String> texts() {
        return texts;
    }

    /// An element as a number, BOOL as 0 or 1; `NaN` for a text.
    public double number(int index) {
        return switch (datatype) {
            case BOOL, INT8 -> data.get(index);
            case UINT8 -> Byte.toUnsignedInt(data.get(index));
            case INT16 -> data.getShort(index * 2);
            case UINT16 -> Short.toUnsignedInt(data.getShort(index * 2));
            case INT32 -> data.getInt(index * 4);
            case UINT32 -> Integer.toUnsignedLong(data.getInt(index * 4));
            case INT64 -> data.getLong(index * 8);
            case UINT64 -> Numbers.unsigned(data.getLong(index * 8));
            case FP16 -> Float.float16ToFloat(data.getShort(index * 2));
            case BF16 -> Float.intBitsToFloat(data.getShort(index * 2) << 16);
            case FP32 -> data.getFloat(index * 4);
            case FP64 -> data.getDouble(index * 8);
            case BYTES -> Double.NaN;
        };
    }

    /// An element as text: the text itself, `true` or `false`, a whole number, or a number with a point.
    public String text(int index) {
        return switch (datatype) {
            case BYTES -> texts.get(index);
            case BOOL -> String.valueOf(data.get(index) != 0);
            case UINT64 -> Long.toUnsignedString(data.getLong(index * 8));
            case INT64 -> Long.toString(data.getLong(index * 8));
            case INT8, UINT8, INT16, UINT16, INT32, UINT32 -> Long.toString((long) number(index));
            case FP16, BF16, FP32 -> Float.toString((float) number(index));
            case FP64 -> Double.toString(number(index));
        };
    }

    /// One row's numbers.
    public float[] rowFloats(int row) {
        int length = rowElements();
        float[] values = new float[length];
        if (datatype == Datatype.FP32) {
            data().asFloatBuffer().get(row * length, values);
        } else {
            for (int i = 0; i < length; i++) {
                values[i] = (float) number(row * length + i);
            }
        }
        return values;
    }

    /// One row's numbers as little-endian FP32 bytes, the form the prediction log keeps.
    public byte[] rowBytes(int row) {
        int length = rowElements();
        byte[] bytes = new byte[length * Float.BYTES];
        if (datatype == Datatype.FP32) {
            data.get(row * bytes.length, bytes);
        } else {
            ByteBuffer.wrap(bytes)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .asFloatBuffer()
                    .put(rowFloats(row));
        }
        return bytes;
    }

    /// The same elements under another name.
    public Tensor named(String other) {
        return new Tensor(other, datatype, shape, data, texts);
    }

    @Override
    public String toString() {
        return name + " " + datatype + Shapes.text(shape);
    }
}
