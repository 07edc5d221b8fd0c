package oxbow.predict;

import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.function.Function;
import oxbow.problem.ProblemException;

/// Feeds rows to a model in batches of its own size, or of 256 where any size will do.
final class BatchScoring {

    private static final int BATCH = 256;

    private final Signature signature;
    private final Function<List<Tensor>, Result> model;

    BatchScoring(Signature signature, Function<List<Tensor>, Result> model) {
        this.signature = signature;
        this.model = model;
    }

    Scored score(float[][] rows) {
        if (rows.length == 0) {
            throw ProblemException.broken("rows to score", 0, "be at least 1");
        }
        TensorSpec spec = input();
        long fixed = spec.shape().getFirst();
        int batch = fixed > 0 ? (int) fixed : BATCH;
        if (rows.length % batch != 0 && fixed > 0) {
            throw ProblemException.broken(
                    "rows to score", rows.length, "be a multiple of the model's batch of " + fixed);
        }
        Scored all = null;
        for (int from = 0; from < rows.length; from += batch) {
            int to = Math.min(rows.length, from + batch);
            Scored part = model.apply(List.of(tensor(spec, rows, from, to)))
                    .scored()
                    .orElseThrow(() -> ProblemException.broken(
                            "outputs of the model", signature.outputs(), "name a class or give a score per class"));
            all = all == null ? part : all.and(part);
        }
        return java.util.Objects.requireNonNull(all);
    }

    private TensorSpec input() {
        TensorSpec spec = signature.inputs().getFirst();
        if (signature.inputs().size() != 1
                || spec.datatype() != Datatype.FP32
                || spec.shape().isEmpty()) {
            throw ProblemException.broken(
                    "inputs of the model", signature.inputs(), "be a single FP32 tensor of rows to score rows");
        }
        return spec;
    }

    private static Tensor tensor(TensorSpec spec, float[][] rows, int from, int to) {
        int width = rows[from].length;
        ByteBuffer data = Tensor.buffer(Datatype.FP32, Math.multiplyExact(to - from, width));
        FloatBuffer floats = data.asFloatBuffer();
        for (int row = from; row < to; row++) {
            if (rows[row].length != width) {
                throw ProblemException.broken(
                        "length of row " + (row + 1), rows[row].length, "be that of the rows before, " + width);
            }
            floats.put(rows[row]);
        }
        return Tensor.of(spec.name(), Datatype.FP32, shape(spec, to - from, width), data);
    }

    /// The model's own dimensions after the first where they are fixed, else one dimension of the row's length.
    private static long[] shape(TensorSpec spec, int rows, int width) {
        if (spec.rowElements() != width || spec.shape().size() == 1) {
            return new long[] {rows, width};
        }
        long[] shape = spec.shape().stream().mapToLong(Long::longValue).toArray();
        shape[0] = rows;
        return shape;
    }
}
