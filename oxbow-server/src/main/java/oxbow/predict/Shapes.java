package oxbow.predict;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import oxbow.problem.ProblemException;

/// Checks of shapes that name the tensor, the value and the rule.
final class Shapes {

    private Shapes() {}

    /// The product of the dimensions.
    static int elements(String tensor, long[] shape) {
        long product = 1;
        for (long length : shape) {
            if (length < 0 || length > Integer.MAX_VALUE) {
                throw ProblemException.broken(
                        "shape of tensor '" + tensor + "'", text(shape), "have lengths between 0 and 2147483647");
            }
            product *= length;
            if (product > Integer.MAX_VALUE / Long.BYTES) {
                throw ProblemException.broken(
                        "shape of tensor '" + tensor + "'",
                        text(shape),
                        "have at most " + Integer.MAX_VALUE / Long.BYTES + " elements");
            }
        }
        return (int) product;
    }

    static void requireBytes(String tensor, long[] shape, long wanted, long found) {
        if (wanted != found) {
            throw ProblemException.broken(
                    "data of tensor '" + tensor + "'",
                    found + " bytes",
                    "be the " + wanted + " bytes of its shape " + text(shape));
        }
    }

    static void requireElements(String tensor, long[] shape, long wanted, long found) {
        if (wanted != found) {
            throw ProblemException.broken(
                    "data of tensor '" + tensor + "'",
                    found + " elements",
                    "be the " + wanted + " elements of its shape " + text(shape));
        }
    }

    static String text(long[] shape) {
        return Arrays.toString(shape).replace(" ", "");
    }

    static String text(List<Long> shape) {
        return shape.stream().map(String::valueOf).collect(Collectors.joining(",", "[", "]"));
    }
}
