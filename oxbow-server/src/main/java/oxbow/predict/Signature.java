package oxbow.predict;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import oxbow.problem.Problems;

/// What goes into a model and what comes out.
///
/// @param classes the names of the classes in the order of the probabilities; empty if unknown
/// @param image how to look at a row of the input, if it is an image
public record Signature(
        List<TensorSpec> inputs, List<TensorSpec> outputs, List<String> classes, Optional<InputImage> image) {

    /// The output that Oxbow adds to a classifier that answers scores only.
    public static final String LABEL = "label";

    public Signature {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
        classes = List.copyOf(classes);
        Problems problems = new Problems();
        problems.require(
                new HashSet<>(classes).size() == classes.size(), "classes", classes, "be different from each other");
        Optional<TensorSpec> scores = scores(outputs, classes);
        if (!classes.isEmpty() && scores.isPresent()) {
            long last = scores.get().shape().getLast();
            problems.require(
                    last == -1 || last == classes.size(),
                    "number of classes",
                    classes.size(),
                    "be the " + last + " scores of output '" + scores.get().name() + "'");
        }
        if (image.isPresent() && !inputs.isEmpty()) {
            long row = inputs.getFirst().rowElements();
            problems.require(
                    row == -1 || row == image.get().pixels(),
                    "image size",
                    image.get().width() + " × " + image.get().height(),
                    "make the " + row + " values of a row of input '"
                            + inputs.getFirst().name() + "'");
        }
        problems.throwIfAny("signature");
    }

    /// The same model with its classes and its image named by whoever registers it. A model that answers scores
    /// only gains the output [#LABEL].
    ///
    /// @param names the classes; empty leaves what the model itself says
    public Signature described(List<String> names, Optional<InputImage> picture) {
        List<String> known = names.isEmpty() ? classes : names;
        List<TensorSpec> all = new ArrayList<>(outputs);
        if (!known.isEmpty() && labelOutput().isEmpty()) {
            scoreOutput()
                    .ifPresent(scores -> all.add(new TensorSpec(
                            LABEL, Datatype.BYTES, List.of(scores.shape().getFirst()))));
        }
        return new Signature(inputs, all, known, picture);
    }

    /// Holds inputs against this signature.
    ///
    /// @throws oxbow.problem.ProblemException with everything that is wrong: an input that is missing, unknown or
    ///     given twice, a datatype or a shape that does not fit
    public void check(List<Tensor> given) {
        Problems problems = new Problems();
        Set<String> seen = new HashSet<>();
        for (Tensor tensor : given) {
            String field = "input '" + tensor.name() + "'";
            Optional<TensorSpec> spec = input(tensor.name());
            problems.require(seen.add(tensor.name()), field, "given twice", "be given once");
            if (problems.require(spec.isPresent(), field, "", "be one of the model's inputs " + names())) {
                fits(problems, field, tensor, spec.orElseThrow());
            }
        }
        for (TensorSpec spec : inputs) {
            problems.require(seen.contains(spec.name()), "input '" + spec.name() + "'", "missing", "be given");
        }
        problems.throwIfAny("request");
    }

    private static void fits(Problems problems, String field, Tensor tensor, TensorSpec spec) {
        boolean sameType = problems.require(
                tensor.datatype() == spec.datatype(),
                "datatype of " + field,
                tensor.datatype(),
                "be " + spec.datatype());
        String hint = tensor.shape().length == spec.shape().size() - 1 ? "Maybe the batch dimension is missing." : "";
        if (sameType) {
            problems.require(
                    spec.fits(tensor.shape()),
                    "shape of " + field,
                    Shapes.text(tensor.shape()),
                    "be " + Shapes.text(spec.shape()) + (spec.shape().contains(-1L) ? ", where −1 is any length" : ""),
                    hint);
            boolean empty = tensor.shape().length > 0 && tensor.rows() == 0;
            problems.require(!empty, "shape of " + field, Shapes.text(tensor.shape()), "have at least one row");
        }
    }

    private List<String> names() {
        return inputs.stream().map(TensorSpec::name).toList();
    }

    private Optional<TensorSpec> input(String name) {
        for (TensorSpec spec : inputs) {
            if (spec.name().equals(name)) {
                return Optional.of(spec);
            }
        }
        return Optional.empty();
    }

    /// The output in which the model itself names the class: whole numbers or texts, one per row.
    Optional<TensorSpec> labelOutput() {
        for (TensorSpec spec : outputs) {
            boolean names = spec.datatype() == Datatype.INT64 || spec.datatype() == Datatype.BYTES;
            if (names && spec.shape().size() == 1) {
                return Optional.of(spec);
            }
        }
        return Optional.empty();
    }

    /// The output with a score per class: the first of FP32 or FP64 with two dimensions and at least two columns.
    Optional<TensorSpec> scoreOutput() {
        return scores(outputs, classes);
    }

    private static Optional<TensorSpec> scores(List<TensorSpec> outputs, List<String> classes) {
        for (TensorSpec spec : outputs) {
            boolean number = spec.datatype() == Datatype.FP32 || spec.datatype() == Datatype.FP64;
            if (number && spec.shape().size() == 2) {
                long last = spec.shape().getLast();
                if (last >= 2 || (last == -1 && !classes.isEmpty())) {
                    return Optional.of(spec);
                }
            }
        }
        return Optional.empty();
    }
}
