package oxbow.track;

import java.time.Instant;
import java.util.Optional;
import oxbow.predict.Recipe;
import oxbow.predict.Signature;

/// A registered model: its bytes, what goes in and out, and how a raw input is prepared for it. Immutable.
///
/// @param model the name of the model
/// @param version 1, 2, 3, … within the model, never used twice
/// @param digest SHA-256 of the model's bytes, which lie among the artifacts
/// @param size the bytes' number
/// @param recipe what is done to a raw input before the model sees it
/// @param run the id of the run it came from
public record ModelVersion(
        String id,
        String model,
        int version,
        String digest,
        long size,
        Signature signature,
        Recipe recipe,
        Optional<String> run,
        String note,
        Instant createdAt) {

    /// How it is named elsewhere: `digits/1`.
    public String title() {
        return model + "/" + version;
    }
}
