package oxbow.record;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import oxbow.record.RecentAnswers.Truth;
import oxbow.store.Row;
import oxbow.store.Tx;

/// Statements about feedback and what came out of it.
final class FeedbackStore {

    private static final int IDS_AT_ONCE = 500;
    private static final String LABEL = "label";
    private static final String EVENT = "event";

    /// One label or one event.
    ///
    /// @param probability with which this prediction was asked about
    record Said(String predictionId, String source, String kind, String value, double probability) {

        static List<Said> of(NewFeedback item) {
            List<Said> said = new ArrayList<>(2);
            item.label().ifPresent(text -> said.add(of(item, LABEL, text)));
            item.event().ifPresent(text -> said.add(of(item, EVENT, text)));
            return said;
        }

        private static Said of(NewFeedback item, String kind, String value) {
            return new Said(item.predictionId(), item.source(), kind, value, item.probability());
        }

        private static Said read(Row row) {
            return new Said(
                    row.text("prediction_id"),
                    row.text("source"),
                    row.text("kind"),
                    row.text("value"),
                    row.real("probability"));
        }

        boolean isLabel() {
            return kind.equals(LABEL);
        }
    }

    /// What a project has said about these predictions, oldest first.
    List<Said> said(Tx tx, String projectId, Collection<String> ids) {
        return some(tx, projectId, ids, Said::read);
    }

    /// The same as it was received.
    List<Feedback> of(Tx tx, String projectId, Collection<String> ids) {
        return some(tx, projectId, ids, FeedbackStore::read);
    }

    /// The labels received since then, oldest first.
    List<Truth> labelsSince(Tx tx, long receivedAt) {
        return tx.query(
                "select * from record_feedback where received_at >= ? and kind = 'label' order by seq",
                row -> new Truth(
                        row.text("prediction_id"), row.text("project_id"), row.text("value"), row.text("source")),
                receivedAt);
    }

    void insert(Tx tx, String projectId, List<Said> items, Set<String> unknown, long firstSeq, long now) {
        List<Object[]> rows = new ArrayList<>(items.size());
        items.forEach(said -> rows.add(new Object[] {
            said.predictionId(),
            said.source(),
            said.kind(),
            said.value(),
            projectId,
            said.probability(),
            !unknown.contains(said.predictionId()),
            firstSeq + rows.size(),
            now
        }));
        tx.batch(
                "insert into record_feedback (prediction_id, source, kind, value, project_id, probability, known, seq,"
                        + " received_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                rows);
    }

    /// The label that came last is the truth.
    void outcomes(Tx tx, Map<Answered, String> truths) {
        List<Object[]> rows = new ArrayList<>(truths.size());
        truths.forEach((row, label) -> rows.add(new Object[] {
            row.id(),
            row.arm().text(),
            row.deploymentId(),
            row.endpointId(),
            row.at(),
            label,
            row.predicted().equals(label)
        }));
        if (!rows.isEmpty()) {
            tx.batch(
                    "insert into record_outcome (prediction_id, arm, deployment_id, endpoint_id, at, label, correct)"
                            + " values (?, ?, ?, ?, ?, ?, ?) on conflict (prediction_id, arm, deployment_id)"
                            + " do update set label = excluded.label, correct = excluded.correct",
                    rows);
        }
    }

    /// Labelled predictions per series and step.
    ///
    /// @param stepMillis length of a step, which starts at a multiple of it
    List<Labels> labels(Tx tx, String endpointId, long from, long to, long stepMillis) {
        String start = "at - at % " + stepMillis;
        return tx.query(
                "select deployment_id, arm, " + start + " as start_at, count(*) as labelled,"
                        + " sum(case when correct then 1 else 0 end) as rights from record_outcome"
                        + " where endpoint_id = ? and at >= ? and at < ? group by deployment_id, arm, " + start,
                row -> new Labels(
                        new Series(row.text("deployment_id"), Arm.of(row.text("arm"))),
                        row.integer("start_at"),
                        row.integer("labelled"),
                        row.integer("rights")),
                endpointId,
                from,
                to);
    }

    record Labels(Series series, long start, long labelled, long right) {}

    private static <T> List<T> some(Tx tx, String projectId, Collection<String> ids, Row.Reader<T> reader) {
        List<String> left = List.copyOf(ids);
        List<T> found = new ArrayList<>();
        for (int from = 0; from < left.size(); from += IDS_AT_ONCE) {
            List<String> part = left.subList(from, Math.min(left.size(), from + IDS_AT_ONCE));
            String marks = String.join(", ", Collections.nCopies(part.size(), "?"));
            List<Object> arguments = new ArrayList<>(part);
            arguments.add(projectId);
            found.addAll(tx.query(
                    "select * from record_feedback where prediction_id in (" + marks + ") and project_id = ?"
                            + " order by seq",
                    reader,
                    arguments.toArray()));
        }
        return found;
    }

    private static Feedback read(Row row) {
        boolean label = row.text("kind").equals(LABEL);
        String value = row.text("value");
        return new Feedback(
                row.integer("seq"),
                row.text("prediction_id"),
                label ? Optional.of(value) : Optional.empty(),
                label ? Optional.empty() : Optional.of(value),
                row.text("source"),
                Instant.ofEpochMilli(row.integer("received_at")),
                row.real("probability"));
    }
}
