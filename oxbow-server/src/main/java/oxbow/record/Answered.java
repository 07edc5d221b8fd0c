package oxbow.record;

import oxbow.store.Row;

/// The part of a logged prediction that a label is held against.
///
/// @param at in milliseconds
record Answered(
        String id, String projectId, String endpointId, String deploymentId, Arm arm, long at, String predicted) {

    static Answered of(Prediction row) {
        return new Answered(
                row.id(),
                row.projectId(),
                row.endpointId(),
                row.deploymentId(),
                row.arm(),
                row.at().toEpochMilli(),
                row.predicted());
    }

    static Answered read(Row row) {
        return new Answered(
                row.text("id"),
                row.text("project_id"),
                row.text("endpoint_id"),
                row.text("deployment_id"),
                Arm.of(row.text("arm")),
                row.integer("at_ms"),
                row.text("predicted"));
    }
}
