package oxbow.track;

import java.util.List;
import java.util.Optional;
import oxbow.predict.InputImage;
import oxbow.predict.Recipe;
import oxbow.problem.Limits;

/// A model to be registered.
///
/// @param run the id of the run it came from, if any
/// @param file the digest of the ONNX file among the artifacts
/// @param classes the names of the classes in the order of the model's scores; empty to leave what the file says
/// @param image how to look at an input row, if it is an image
/// @param note why it was made, of at most 4000 characters
public record NewModelVersion(
        Optional<String> run,
        String file,
        List<String> classes,
        Optional<InputImage> image,
        Recipe recipe,
        String note) {

    public NewModelVersion {
        classes = List.copyOf(classes);
        Limits.checked("note", note, Limits.NOTE);
    }
}
