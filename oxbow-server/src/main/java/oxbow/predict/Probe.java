package oxbow.predict;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import oxbow.problem.ProblemException;

/// Runs a freshly opened model once on zeros: a classifier that answers maps names its classes only in an answer.
final class Probe {

    private final Session session;

    Probe(Session session) {
        this.session = session;
    }

    /// The model's signature with whatever the run revealed. A model whose input has no known size, or that cannot
    /// take zeros, keeps the signature it declares.
    Signature signature() {
        Signature declared = session.signature();
        if (declared.inputs().isEmpty()) {
            throw ProblemException.broken("number of inputs of the model", 0, "be at least 1");
        }
        List<Tensor> zeros = new ArrayList<>();
        for (TensorSpec input : declared.inputs()) {
            if (input.rowElements() < 0) {
                return declared;
            }
            zeros.add(zeros(input));
        }
        try {
            List<String> classes = session.classes(zeros);
            return new Signature(declared.inputs(), widened(declared, classes), classes, Optional.empty());
        } catch (RunTooLong endless) {
            throw ProblemException.broken("model file", "", "answer a row of zeros before it is ended as too slow");
        } catch (ProblemException | ModelFailure cannotTakeZeros) {
            return declared;
        }
    }

    private static List<TensorSpec> widened(Signature declared, List<String> classes) {
        if (classes.isEmpty()) {
            return declared.outputs();
        }
        TensorSpec open = declared.outputs().stream()
                .filter(spec -> spec.shape().equals(List.of(-1L, -1L)))
                .findFirst()
                .orElseThrow();
        TensorSpec known = new TensorSpec(open.name(), open.datatype(), List.of(-1L, (long) classes.size()));
        return declared.outputs().stream()
                .map(spec -> spec.name().equals(open.name()) ? known : spec)
                .toList();
    }

    private static Tensor zeros(TensorSpec spec) {
        long[] shape = spec.shape().stream()
                .mapToLong(length -> length < 0 ? 1 : length)
                .toArray();
        int elements = Shapes.elements(spec.name(), shape);
        return spec.datatype() == Datatype.BYTES
                ? Tensor.texts(spec.name(), shape, java.util.Collections.nCopies(elements, ""))
                : Tensor.of(spec.name(), spec.datatype(), shape, Tensor.buffer(spec.datatype(), elements));
    }
}
