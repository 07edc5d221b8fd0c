package oxbow.record;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import oxbow.record.FeedbackStore.Said;
import oxbow.record.RecentAnswers.Truth;
import oxbow.store.Store;
import oxbow.store.Tx;

/// Takes feedback, durable before it answers, and holds labels against predictions whichever of the two comes
/// first. Thread-safe.
final class FeedbackBook {

    /// How far back a restart looks for labels whose shadow answers may have been cut off.
    private static final long RECONSIDERED_MILLIS = 600_000;

    private final Store store;
    private final LogStore log;
    private final RecentAnswers recent;
    private final Clock clock;
    private final FeedbackStore rows = new FeedbackStore();
    private final CounterStore counters = new CounterStore();

    FeedbackBook(Store store, LogStore log, RecentAnswers recent, Clock clock) {
        this.store = store;
        this.log = log;
        this.recent = recent;
        this.clock = clock;
    }

    /// Holds the labels of the last minutes before a restart against the log once more.
    void reconsider() {
        List<Truth> labels = store.read(tx -> rows.labelsSince(tx, clock.millis() - RECONSIDERED_MILLIS));
        recent.label(labels);
        Map<String, Truth> newest = new HashMap<>();
        labels.forEach(truth -> newest.put(truth.predictionId(), truth));
        Map<Answered, String> outcomes = new HashMap<>();
        for (Answered row : log.answered(newest.keySet())) {
            Truth truth = newest.get(row.id());
            if (truth != null && truth.projectId().equals(row.projectId())) {
                outcomes.put(row, truth.label());
            }
        }
        resolve(outcomes);
    }

    /// Keeps outcomes of predictions whose labels had come before them.
    void resolve(Map<Answered, String> outcomes) {
        if (!outcomes.isEmpty()) {
            store.write(tx -> {
                rows.outcomes(tx, outcomes);
                return true;
            });
        }
    }

    FeedbackReceipt give(String projectId, List<NewFeedback> items) {
        Map<Said, Double> said = new LinkedHashMap<>();
        int offered = 0;
        for (NewFeedback item : items) {
            for (Said each : Said.of(item)) {
                said.putIfAbsent(each, item.probability());
                offered++;
            }
        }
        List<Truth> truths = new ArrayList<>();
        items.forEach(item ->
                item.label().ifPresent(label -> truths.add(new Truth(item.predictionId(), projectId, label))));
        recent.label(truths);
        Set<String> ids =
                items.stream().map(NewFeedback::predictionId).collect(Collectors.toCollection(LinkedHashSet::new));
        List<Answered> answers = answers(projectId, ids);
        Set<String> unknown = RecentAnswers.missing(ids, answers);
        int all = offered;
        return store.write(tx -> keep(tx, projectId, said, answers, unknown, all));
    }

    private FeedbackReceipt keep(
            Tx tx, String projectId, Map<Said, Double> said, List<Answered> answers, Set<String> unknown, int offered) {
        Map<Said, Double> fresh = new LinkedHashMap<>(said);
        Set<String> ids = said.keySet().stream().map(Said::predictionId).collect(Collectors.toSet());
        fresh.keySet().removeAll(rows.kept(tx, ids));
        if (!fresh.isEmpty()) {
            long last = counters.value(tx, CounterStore.FEEDBACK);
            counters.set(tx, CounterStore.FEEDBACK, last + fresh.size());
            rows.insert(tx, projectId, fresh, unknown, last + 1, clock.millis());
            rows.outcomes(tx, outcomes(fresh.keySet(), answers));
        }
        int lost = (int) fresh.keySet().stream()
                .filter(each -> unknown.contains(each.predictionId()))
                .count();
        return new FeedbackReceipt(fresh.size(), offered - fresh.size(), lost);
    }

    private static Map<Answered, String> outcomes(Collection<Said> fresh, List<Answered> answers) {
        Map<String, String> labels = new HashMap<>();
        for (Said each : fresh) {
            if (each.kind().equals("label")) {
                labels.put(each.predictionId(), each.value());
            }
        }
        Map<Answered, String> outcomes = new HashMap<>();
        for (Answered row : answers) {
            String label = labels.get(row.id());
            if (label != null) {
                outcomes.put(row, label);
            }
        }
        return outcomes;
    }

    /// Every arm of these predictions, as far as they belong to the project.
    private List<Answered> answers(String projectId, Set<String> ids) {
        List<Answered> found = new ArrayList<>(recent.find(ids));
        found.addAll(log.answered(RecentAnswers.missing(ids, found)));
        found.removeIf(row -> !row.projectId().equals(projectId));
        return found;
    }

    Map<String, List<Feedback>> of(Collection<String> ids) {
        return store.read(tx -> rows.of(tx, ids)).stream().collect(Collectors.groupingBy(Feedback::predictionId));
    }

    List<Feedback> after(long seq, int limit) {
        return store.read(tx -> rows.after(tx, seq, limit));
    }

    long newest() {
        return store.read(tx -> counters.value(tx, CounterStore.FEEDBACK));
    }

    List<FeedbackStore.Labels> labels(String endpointId, long from, long to, long stepMillis) {
        return store.read(tx -> rows.labels(tx, endpointId, from, to, stepMillis));
    }
}
