package oxbow.web.oip;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import oxbow.predict.Datatype;
import oxbow.problem.ProblemException;

/// What a request says about one input before its elements are read.
final class InputHead {

    String name = "";
    String datatypeText = "";
    Optional<long[]> shape = Optional.empty();
    OptionalLong binarySize = OptionalLong.empty();

    /// Where in the body the elements are, if they came before the rest.
    OptionalLong dataAt = OptionalLong.empty();

    /// Whether everything is known that is needed to read the elements.
    boolean complete() {
        return !name.isEmpty() && !datatypeText.isEmpty() && shape.isPresent();
    }

    String field() {
        return "input '" + name + "'";
    }

    Datatype datatype() {
        try {
            return Datatype.valueOf(datatypeText.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            throw ProblemException.broken(
                    "datatype of " + field(), datatypeText, "be one of " + Arrays.toString(Datatype.values()));
        }
    }

    long[] lengths() {
        return shape.orElseThrow(() -> ProblemException.broken("shape of " + field(), "missing", "be given"));
    }

    /// The number of elements, which must not be more than can lie in so many bytes, so that a few bytes of request
    /// cannot claim gigabytes.
    int elements(long bytesAtHand, int leastBytes) {
        long product = elements();
        if (product > bytesAtHand / Math.max(1, leastBytes)) {
            throw ProblemException.broken(
                    "data of " + field(),
                    bytesAtHand + " bytes at most",
                    "hold the " + product + " elements of its shape " + Arrays.toString(lengths()));
        }
        return (int) product;
    }

    /// The number of elements that the shape asks for, however many there are.
    long elements() {
        long product = 1;
        for (long length : lengths()) {
            if (length < 0) {
                throw ProblemException.broken(
                        "shape of " + field(), Arrays.toString(lengths()), "have no negative lengths");
            }
            product = length != 0 && product > Long.MAX_VALUE / length ? Long.MAX_VALUE : product * length;
        }
        return product;
    }

    void requireNamed() {
        if (name.isEmpty()) {
            throw ProblemException.broken("name of an input", "missing", "be given");
        }
    }
}
