package oxbow.web.oip;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import oxbow.predict.ModelFailure;
import oxbow.problem.ProblemException;
import oxbow.problem.ProblemKind;
import oxbow.serve.Answer;
import oxbow.serve.Inference;
import oxbow.serve.Router;
import oxbow.serve.ServedModel;

/// Asks an endpoint, and names the model where it breaks down. The caller learns that, because whoever registered the
/// model can mend it; the prediction log has the failure already.
final class Asked {

    private static final Logger LOG = System.getLogger(Asked.class.getName());

    private Asked() {}

    /// @throws ProblemException of kind `MODEL_FAILED` if the champion breaks down
    static Answer of(Router router, ServedModel model, Inference request) {
        try {
            return router.infer(request);
        } catch (ModelFailure failure) {
            String champion = model.versions().getFirst();
            LOG.log(Level.WARNING, "model.failed endpoint=" + model.name() + " model=" + champion, failure);
            throw new ProblemException(
                    ProblemKind.MODEL_FAILED,
                    "The model " + champion + " of the endpoint '" + model.name() + "' broke down at this request. "
                            + failure.getMessage());
        }
    }
}
