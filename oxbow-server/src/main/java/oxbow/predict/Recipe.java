package oxbow.predict;

import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.Optional;
import oxbow.problem.ProblemException;

/// What is done to a raw input before the model sees it: every value × scale + offset, then, for images, rows
/// and columns swapped. Batch scoring and live serving use the same code, so they cannot drift apart unless a
/// rollout asks for another recipe. A value: two equal recipes do the same.
///
/// @param transpose whether to swap rows and columns; needs a signature with an image
public record Recipe(double scale, double offset, boolean transpose) {

    /// Leaves the input as it is, without touching it.
    public static final Recipe IDENTITY = new Recipe(1, 0, false);

    public Recipe {
        if (!Double.isFinite(scale) || scale == 0) {
            throw ProblemException.broken("scale of the recipe", scale, "be a finite number other than 0");
        }
        if (!Double.isFinite(offset)) {
            throw ProblemException.broken("offset of the recipe", offset, "be a finite number");
        }
    }

    /// @throws ProblemException if a model of this signature cannot take what the recipe makes
    void checkFor(Signature signature) {
        if (equals(IDENTITY)) {
            return;
        }
        if (signature.inputs().size() != 1 || signature.inputs().getFirst().datatype() != Datatype.FP32) {
            throw ProblemException.broken("recipe", this, "be the identity unless the model has a single FP32 input");
        }
        if (transpose && signature.image().isEmpty()) {
            throw ProblemException.broken("transpose of the recipe", true, "go with an image of known size");
        }
    }

    /// The input as the model is to see it.
    Tensor apply(Tensor raw, Optional<InputImage> image) {
        if (equals(IDENTITY)) {
            return raw;
        }
        ByteBuffer made = Tensor.buffer(Datatype.FP32, raw.count());
        FloatBuffer from = raw.data().asFloatBuffer();
        FloatBuffer to = made.asFloatBuffer();
        if (transpose) {
            swap(from, to, image.orElseThrow());
        } else {
            for (int i = 0; i < from.limit(); i++) {
                to.put(i, value(from.get(i)));
            }
        }
        return Tensor.of(raw.name(), Datatype.FP32, raw.shape(), made);
    }

    private void swap(FloatBuffer from, FloatBuffer to, InputImage image) {
        int pixels = image.pixels();
        for (int start = 0; start + pixels <= from.limit(); start += pixels) {
            for (int y = 0; y < image.height(); y++) {
                for (int x = 0; x < image.width(); x++) {
                    to.put(start + x * image.height() + y, value(from.get(start + y * image.width() + x)));
                }
            }
        }
    }

    private float value(float raw) {
        return (float) (raw * scale + offset);
    }
}
