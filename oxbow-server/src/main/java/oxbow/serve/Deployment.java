package oxbow.serve;

import java.time.Instant;
import oxbow.predict.Recipe;
import oxbow.predict.Signature;

/// A model version put onto an endpoint with a recipe. Never changes.
///
/// @param model name and version, such as `digits/2`
/// @param modelVersionId the id of that version
/// @param digest of the model file
/// @param signature of the model as registered
/// @param recipe what is done to inputs, the registered one unless a rollout asked for another
/// @param registeredRecipe whether it is the registered one
public record Deployment(
        String id,
        String endpointId,
        String model,
        String modelVersionId,
        String digest,
        Signature signature,
        Recipe recipe,
        boolean registeredRecipe,
        Instant createdAt) {}
