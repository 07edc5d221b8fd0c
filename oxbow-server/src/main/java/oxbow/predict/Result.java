package oxbow.predict;

import java.util.List;
import java.util.Optional;

/// What a model answered.
///
/// @param outputs in the order of the signature; a classifier's maps of class to probability as one dense tensor
/// @param scored the answer as classes, if the model is a classifier
public record Result(List<Tensor> outputs, Optional<Scored> scored) {

    public Result {
        outputs = List.copyOf(outputs);
    }
}
