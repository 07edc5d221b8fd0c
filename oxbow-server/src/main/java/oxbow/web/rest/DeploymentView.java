package oxbow.web.rest;

import java.time.Instant;
import oxbow.predict.Recipe;
import oxbow.serve.Deployment;

/// A deployment as the API shows it.
///
/// @param since when it began: an endpoint's champion to serve, one side of a rollout to exist
public record DeploymentView(String deployment, String model, Recipe recipe, boolean registeredRecipe, Instant since) {

    static DeploymentView of(Deployment deployment) {
        return of(deployment, deployment.createdAt());
    }

    static DeploymentView of(Deployment deployment, Instant since) {
        return new DeploymentView(
                deployment.id(), deployment.model(), deployment.recipe(), deployment.registeredRecipe(), since);
    }
}
