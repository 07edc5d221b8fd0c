package oxbow.serve;

import java.util.Optional;
import oxbow.predict.Recipe;

/// A candidate somebody wants to try.
///
/// @param model name and version, such as `digits/2`
/// @param recipe what the candidate does to live inputs, in place of the registered recipe
/// @param assumed error rates for the expected wait, if no evaluation tells them
public record NewRollout(String model, Optional<Recipe> recipe, Plan plan, Optional<ErrorRates> assumed) {}
