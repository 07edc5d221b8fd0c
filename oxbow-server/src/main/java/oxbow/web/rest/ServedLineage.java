package oxbow.web.rest;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import oxbow.data.Edge;
import oxbow.data.Node;
import oxbow.record.Arm;
import oxbow.record.Logged;
import oxbow.record.Prediction;
import oxbow.record.Records;
import oxbow.serve.Deployment;
import oxbow.serve.Endpoint;
import oxbow.serve.Endpoints;

/// The kinds of node that come of serving: deployments, and predictions, whose deployment the log knows.
public final class ServedLineage {

    private static final String DEPLOYMENT = "deployment";
    private static final String PREDICTION = "prediction";

    private ServedLineage() {}

    /// Both kinds by name.
    public static Map<String, LineageKind> of(Records records, Endpoints endpoints) {
        return Map.of(
                DEPLOYMENT,
                (project, id) -> endpoints.deployment(id).flatMap(it -> deployment(endpoints, project, it)),
                PREDICTION,
                new Predictions(records));
    }

    private static Optional<LineageKind.Shown> deployment(Endpoints endpoints, String project, Deployment deployment) {
        Optional<Endpoint> endpoint = LineageKinds.found(() -> endpoints.find(project, deployment.endpointId()));
        return endpoint.map(found -> new LineageKind.Shown(
                deployment.model() + " at " + found.name(),
                Optional.of("/api/v1/projects/" + project + "/serve/endpoints/" + found.name()),
                Map.of(
                        "endpoint", found.name(),
                        "model", deployment.model(),
                        "recipe", deployment.recipe(),
                        "created_at", deployment.createdAt())));
    }

    private record Predictions(Records records) implements LineageKind {

        @Override
        public Optional<Shown> show(String projectId, String id) {
            return answered(projectId, id)
                    .map(prediction -> new Shown(
                            prediction.predicted().isEmpty()
                                    ? "prediction without an answer"
                                    : "prediction of " + prediction.predicted(),
                            Optional.of("/api/v1/projects/" + projectId + "/record/predictions/" + id),
                            detail(prediction)));
        }

        private static Map<String, Object> detail(Prediction prediction) {
            Map<String, Object> detail = new LinkedHashMap<>();
            detail.put("predicted", prediction.predicted());
            if (Double.isFinite(prediction.score())) {
                detail.put("score", prediction.score());
            }
            detail.put("arm", prediction.arm());
            detail.put("decided_by", prediction.decidedBy());
            detail.put("at", prediction.at());
            return detail;
        }

        @Override
        public List<Edge> origins(String projectId, String id) {
            return answered(projectId, id)
                    .map(prediction -> new Edge(
                            new Node(PREDICTION, id), new Node(DEPLOYMENT, prediction.deploymentId()), "answered_by"))
                    .stream()
                    .toList();
        }

        /// The row whose answer left the server.
        private Optional<Prediction> answered(String projectId, String id) {
            return records.prediction(id).stream()
                    .map(Logged::prediction)
                    .filter(prediction -> prediction.projectId().equals(projectId) && prediction.arm() != Arm.SHADOW)
                    .findFirst();
        }
    }
}
