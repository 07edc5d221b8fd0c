package oxbow.web.oip;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import oxbow.serve.Answer;

/// What an answer says beside its tensors: what to name in feedback, and who decided.
final class AnswerParameters {

    private AnswerParameters() {}

    static Map<String, String> of(Answer answer) {
        Map<String, String> parameters = new LinkedHashMap<>();
        List<String> ids = answer.predictionIds();
        if (!ids.isEmpty()) {
            parameters.put("prediction_id", ids.getFirst());
        }
        if (ids.size() > 1) {
            parameters.put("prediction_ids", String.join(",", ids));
        }
        parameters.put("arm", answer.arm().text());
        List<String> deciders = answer.decidedBy();
        boolean same = deciders.stream().distinct().count() == 1;
        parameters.put("decided_by", same ? deciders.getFirst() : String.join(",", deciders));
        return parameters;
    }
}
