package oxbow.evaluate;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import oxbow.core.metric.ConfusionMatrix;
import oxbow.json.Json;
import oxbow.store.Row;
import oxbow.store.Tx;

/// The table of evaluations. It keeps counts; the figures are worked out of them when they are read.
final class EvaluationStore {

    static final double LEVEL = 0.95;

    private static final long DOCUMENTS = 1;

    void insert(Tx tx, String projectId, Evaluation evaluation) {
        tx.update(
                "insert into evaluate_evaluation (id, project_id, model_version_id, model, data_version_id, dataset,"
                        + " version_number, split, unlabelled, confusion, document_version, predictions, created_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                evaluation.id(),
                projectId,
                evaluation.modelVersionId(),
                evaluation.model(),
                evaluation.versionId(),
                evaluation.dataset(),
                evaluation.version(),
                evaluation.split(),
                evaluation.unlabelled(),
                Json.write(evaluation.confusion()),
                DOCUMENTS,
                evaluation.predictions(),
                evaluation.createdAt().toEpochMilli());
    }

    Optional<Evaluation> find(Tx tx, String projectId, String id) {
        return tx.first(
                "select * from evaluate_evaluation where project_id = ? and id = ?",
                EvaluationStore::evaluation,
                projectId,
                id);
    }

    /// Newest first, behind an evaluation if one is given; an empty model or data set stands for any.
    List<Evaluation> list(Tx tx, String projectId, String model, String dataset, String beforeOrEmpty, int limit) {
        return tx.query(
                "select e.* from evaluate_evaluation e where project_id = ? and (? = '' or model = ?)"
                        + " and (? = '' or dataset = ?) and (? = '' or exists (select 1 from evaluate_evaluation b"
                        + " where b.id = ? and (e.created_at < b.created_at"
                        + " or (e.created_at = b.created_at and e.id > b.id))))"
                        + " order by created_at desc, id limit ?",
                EvaluationStore::evaluation,
                projectId,
                model,
                model,
                dataset,
                dataset,
                beforeOrEmpty,
                beforeOrEmpty,
                limit);
    }

    static List<ClassFigures> figures(ConfusionMatrix matrix) {
        return IntStream.range(0, matrix.classes().size())
                .mapToObj(c -> new ClassFigures(
                        matrix.classes().get(c),
                        matrix.truths(c),
                        matrix.precision(c, LEVEL),
                        matrix.recall(c, LEVEL),
                        matrix.f1(c, LEVEL)))
                .toList();
    }

    private static Evaluation evaluation(Row row) {
        ConfusionMatrix matrix = Json.read(row.text("confusion"), ConfusionMatrix.class);
        return new Evaluation(
                row.text("id"),
                row.text("model"),
                row.text("model_version_id"),
                row.text("dataset"),
                Math.toIntExact(row.integer("version_number")),
                row.text("data_version_id"),
                row.text("split"),
                matrix.n(),
                row.integer("unlabelled"),
                matrix.accuracy(LEVEL),
                matrix.majorityBaseline(LEVEL),
                figures(matrix),
                matrix,
                row.text("predictions"),
                row.time("created_at"));
    }

    List<String> files(Tx tx) {
        return tx.query("select distinct predictions from evaluate_evaluation", row -> row.text("predictions"));
    }
}
