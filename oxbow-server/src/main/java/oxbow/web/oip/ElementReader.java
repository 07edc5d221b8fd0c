package oxbow.web.oip;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import oxbow.predict.Datatype;
import oxbow.predict.Tensor;
import oxbow.problem.ProblemException;

/// Reads the elements of one tensor, flat or nested as deep as its shape, row by row.
final class ElementReader {

    private static final int LEAST_BYTES = 2;

    private final InputHead head;
    private final Datatype datatype;
    private final long[] shape;
    private final long wanted;
    private final ByteBuffer numbers;
    private final List<String> texts;
    private int found;

    /// @param jsonLength what bounds the number of elements that can come, so that a few bytes of request cannot
    ///     claim gigabytes; whatever the shape asks for, the first element that is wrong is named
    ElementReader(InputHead head, int jsonLength) {
        this.head = head;
        this.datatype = head.datatype();
        this.shape = head.lengths();
        this.wanted = head.elements();
        int room = (int) Math.min(wanted, jsonLength / LEAST_BYTES + 1);
        this.numbers = Tensor.buffer(datatype, datatype == Datatype.BYTES ? 0 : room);
        this.texts = new ArrayList<>(datatype == Datatype.BYTES ? room : 0);
        if (datatype == Datatype.FP16 || datatype == Datatype.BF16) {
            throw ProblemException.broken(
                    "data of " + head.field(), datatype, "be sent as bytes, because JSON has no form for it");
        }
    }

    /// @param json stands on the beginning of the list
    Tensor read(JsonParser json) throws IOException {
        if (json.currentToken() != JsonToken.START_ARRAY) {
            throw ProblemException.broken("data of " + head.field(), json.getText(), "be a list");
        }
        if (json.nextToken() == JsonToken.START_ARRAY) {
            nested(json, 0);
        } else {
            flat(json);
        }
        if (found != wanted) {
            throw count(found);
        }
        return datatype == Datatype.BYTES
                ? Tensor.texts(head.name, shape, texts)
                : Tensor.of(head.name, datatype, shape, numbers);
    }

    private void flat(JsonParser json) throws IOException {
        for (; json.currentToken() != JsonToken.END_ARRAY; json.nextToken()) {
            element(json);
        }
    }

    /// @param json stands on the first token inside the list of that depth
    private void nested(JsonParser json, int depth) throws IOException {
        long length = 0;
        for (; json.currentToken() != JsonToken.END_ARRAY; json.nextToken()) {
            length++;
            if (depth == shape.length - 1) {
                element(json);
            } else if (json.currentToken() == JsonToken.START_ARRAY) {
                json.nextToken();
                nested(json, depth + 1);
            } else {
                throw ProblemException.broken(
                        "data of " + head.field(), json.getText(), "be nested " + shape.length + " deep, or flat");
            }
        }
        if (length != shape[depth]) {
            throw ProblemException.broken(
                    "data of " + head.field(),
                    length + " elements at depth " + (depth + 1),
                    "have " + shape[depth] + " there, as its shape says");
        }
    }

    private void element(JsonParser json) throws IOException {
        if (found == wanted) {
            throw count(found + 1);
        }
        switch (datatype) {
            case FP32 -> numbers.putFloat(number(json, Float.MAX_VALUE).floatValue());
            case FP64 -> numbers.putDouble(number(json, Double.MAX_VALUE));
            case BOOL -> numbers.put((byte) (flag(json) ? 1 : 0));
            case INT8 -> numbers.put((byte) whole(json, Byte.MIN_VALUE, Byte.MAX_VALUE));
            case INT16 -> numbers.putShort((short) whole(json, Short.MIN_VALUE, Short.MAX_VALUE));
            case INT32 -> numbers.putInt((int) whole(json, Integer.MIN_VALUE, Integer.MAX_VALUE));
            case INT64 -> numbers.putLong(whole(json, Long.MIN_VALUE, Long.MAX_VALUE));
            case UINT8 -> numbers.put((byte) whole(json, 0, 0xFF));
            case UINT16 -> numbers.putShort((short) whole(json, 0, 0xFFFF));
            case UINT32 -> numbers.putInt((int) whole(json, 0, 0xFFFF_FFFFL));
            case UINT64 -> numbers.putLong(unsigned(json));
            case BYTES -> texts.add(text(json));
            case FP16, BF16 -> throw wrong(json);
        }
        found++;
    }

    private Double number(JsonParser json, double most) throws IOException {
        if (!json.currentToken().isNumeric()) {
            throw wrong(json);
        }
        double value = datatype == Datatype.FP32 ? json.getFloatValue() : json.getDoubleValue();
        boolean named = json.isNaN();
        if (!named && Math.abs(value) > most) {
            throw wrong(json);
        }
        return value;
    }

    private boolean flag(JsonParser json) throws IOException {
        return switch (json.currentToken()) {
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NUMBER_INT -> whole(json, 0, 1) == 1;
            default -> throw wrong(json);
        };
    }

    private long whole(JsonParser json, long least, long most) throws IOException {
        if (json.currentToken() != JsonToken.VALUE_NUMBER_INT
                || json.getNumberType() == JsonParser.NumberType.BIG_INTEGER) {
            throw wrong(json);
        }
        long value = json.getLongValue();
        if (value < least || value > most) {
            throw wrong(json);
        }
        return value;
    }

    private long unsigned(JsonParser json) throws IOException {
        if (json.currentToken() != JsonToken.VALUE_NUMBER_INT) {
            throw wrong(json);
        }
        BigInteger value = json.getBigIntegerValue();
        if (value.signum() < 0 || value.bitLength() > Long.SIZE) {
            throw wrong(json);
        }
        return value.longValue();
    }

    private String text(JsonParser json) throws IOException {
        if (json.currentToken() != JsonToken.VALUE_STRING) {
            throw wrong(json);
        }
        return json.getText();
    }

    private ProblemException wrong(JsonParser json) throws IOException {
        return ProblemException.broken(
                "element " + (found + 1) + " of " + head.field(), json.getText(), "be a value of " + datatype);
    }

    private ProblemException count(int number) {
        return ProblemException.broken(
                "data of " + head.field(),
                number > wanted ? "more than " + wanted + " elements" : number + " elements",
                "be the " + wanted + " elements of its shape " + java.util.Arrays.toString(shape));
    }
}
