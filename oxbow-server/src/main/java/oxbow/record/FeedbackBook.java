package oxbow.record;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
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
        Set<String> ids = labels.stream().map(Truth::predictionId).collect(Collectors.toSet());
        Map<Answered, String> outcomes = new HashMap<>();
        for (Answered row : log.answered(ids)) {
            recent.labelOf(row).ifPresent(label -> outcomes.put(row, label));
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
        List<Said> offered =
                items.stream().flatMap(item -> Said.of(item).stream()).toList();
        recent.label(offered.stream()
                .filter(Said::isLabel)
                .map(said -> new Truth(said.predictionId(), projectId, said.value(), said.source()))
                .toList());
        Set<String> ids = offered.stream().map(Said::predictionId).collect(Collectors.toCollection(LinkedHashSet::new));
        List<Answered> answers = answers(projectId, ids);
        Set<String> unknown = RecentAnswers.missing(ids, answers);
        return store.write(tx -> keep(tx, projectId, offered, answers, unknown));
    }

    private FeedbackReceipt keep(
            Tx tx, String projectId, List<Said> offered, List<Answered> answers, Set<String> unknown) {
        Set<String> ids = offered.stream().map(Said::predictionId).collect(Collectors.toSet());
        List<Said> fresh = fresh(rows.said(tx, projectId, ids), offered);
        if (!fresh.isEmpty()) {
            long last = counters.value(tx, CounterStore.FEEDBACK);
            counters.set(tx, CounterStore.FEEDBACK, last + fresh.size());
            rows.insert(tx, projectId, fresh, unknown, last + 1, clock.millis());
            rows.outcomes(tx, outcomes(fresh, answers));
        }
        int lost = (int) fresh.stream()
                .filter(each -> unknown.contains(each.predictionId()))
                .count();
        return new FeedbackReceipt(fresh.size(), offered.size() - fresh.size(), lost);
    }

    /// What says something new: an event that was not there, a label other than the last one from the same source.
    private static List<Said> fresh(List<Said> before, List<Said> offered) {
        Map<Voice, String> labels = new HashMap<>();
        Set<Happened> events = new HashSet<>();
        List<Said> fresh = new ArrayList<>();
        before.forEach(each -> isNew(each, labels, events));
        for (Said each : offered) {
            if (isNew(each, labels, events)) {
                fresh.add(each);
            }
        }
        return fresh;
    }

    private static boolean isNew(Said said, Map<Voice, String> labels, Set<Happened> events) {
        Voice voice = new Voice(said.predictionId(), said.source());
        return said.isLabel()
                ? !said.value().equals(labels.put(voice, said.value()))
                : events.add(new Happened(voice, said.value()));
    }

    /// Who speaks about what.
    private record Voice(String predictionId, String source) {}

    private record Happened(Voice voice, String event) {}

    private static Map<Answered, String> outcomes(List<Said> fresh, List<Answered> answers) {
        Map<String, String> labels = new HashMap<>();
        for (Said each : fresh) {
            if (each.isLabel() && !NewFeedback.isAsked(each.source())) {
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

    Map<String, List<Feedback>> of(String projectId, Collection<String> ids) {
        return store.read(tx -> rows.of(tx, projectId, ids)).stream()
                .collect(Collectors.groupingBy(Feedback::predictionId));
    }

    List<FeedbackStore.Labels> labels(String endpointId, long from, long to, long stepMillis) {
        return store.read(tx -> rows.labels(tx, endpointId, from, to, stepMillis));
    }
}
