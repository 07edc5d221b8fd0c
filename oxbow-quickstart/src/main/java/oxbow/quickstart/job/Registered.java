package oxbow.quickstart.job;

import com.fasterxml.jackson.databind.JsonNode;

/// A trained model that the server knows.
///
/// @param name        as rollouts name it, such as `digits/2`
/// @param run         the run that made it
/// @param rows        rows it was trained on, copies included
/// @param distinct    distinct images among them
/// @param evaluation  how it does on the test split
record Registered(String name, String run, long rows, long distinct, JsonNode evaluation) {
    JsonNode accuracy() {
        return evaluation.required("accuracy");
    }
}
