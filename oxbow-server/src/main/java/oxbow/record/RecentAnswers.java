package oxbow.record;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The newest predictions and labels, so that most feedback finds its prediction without a search in the log, also
/// while the prediction still waits for its commit, and a shadow answer that comes after the label still meets it.
/// A cache of bounded size: what it has forgotten is in the log. Thread-safe.
final class RecentAnswers {

    private static final int MOST = 100_000;

    private final Map<String, List<Answered>> answers = new ConcurrentHashMap<>();
    private final Map<Asked, String> labels = new ConcurrentHashMap<>();
    private final ArrayDeque<String> answerAges = new ArrayDeque<>();
    private final ArrayDeque<Asked> labelAges = new ArrayDeque<>();

    /// Before the row is offered to the log.
    void add(Answered row) {
        answers.merge(row.id(), List.of(row), RecentAnswers::both);
    }

    /// The row was shed.
    void remove(Answered row) {
        answers.computeIfPresent(row.id(), (id, rows) -> {
            List<Answered> left =
                    rows.stream().filter(each -> each.arm() != row.arm()).toList();
            return left.isEmpty() ? null : left;
        });
    }

    private static List<Answered> both(List<Answered> before, List<Answered> more) {
        List<Answered> all = new ArrayList<>(before);
        all.addAll(more);
        return List.copyOf(all);
    }

    /// Notes that the rows are in the log now, so that they may be forgotten when they are old.
    void committed(List<Prediction> rows) {
        synchronized (answerAges) {
            rows.forEach(row -> answerAges.add(row.id()));
            while (answerAges.size() > MOST) {
                answers.remove(answerAges.remove());
            }
        }
    }

    /// A label, by whom, and the project in which it was given.
    record Truth(String predictionId, String projectId, String label, String source) {}

    private record Asked(String predictionId, String projectId) {}

    /// Labels in the order in which they came, noted before the rows are looked for. Those that people were asked for
    /// say nothing about the others and are left out.
    void label(Collection<Truth> truths) {
        synchronized (labelAges) {
            for (Truth truth : truths) {
                if (!NewFeedback.isAsked(truth.source())) {
                    Asked asked = new Asked(truth.predictionId(), truth.projectId());
                    labels.put(asked, truth.label());
                    labelAges.add(asked);
                }
            }
            while (labelAges.size() > MOST) {
                labels.remove(labelAges.remove());
            }
        }
    }

    /// The newest label of a prediction.
    Optional<String> labelOf(Answered row) {
        return Optional.ofNullable(labels.get(new Asked(row.id(), row.projectId())));
    }

    /// Those of the rows whose label has come before them, with that label.
    Map<Answered, String> labelled(List<Prediction> rows) {
        Map<Answered, String> found = new HashMap<>();
        for (Prediction row : rows) {
            Answered answered = Answered.of(row);
            labelOf(answered).ifPresent(label -> found.put(answered, label));
        }
        return found;
    }

    List<Answered> find(Collection<String> ids) {
        List<Answered> found = new ArrayList<>();
        for (String id : ids) {
            found.addAll(answers.getOrDefault(id, List.of()));
        }
        return found;
    }

    static Set<String> missing(Collection<String> ids, Collection<Answered> found) {
        Set<String> left = new HashSet<>(ids);
        found.forEach(row -> left.remove(row.id()));
        return left;
    }
}
