package oxbow.work;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import oxbow.json.Json;
import oxbow.problem.Problem;
import oxbow.store.Row;
import oxbow.store.Tx;

/// The rows of operations.
final class OperationStore {

    void add(Tx tx, Operation operation) {
        tx.update(
                "insert into work_operation (id, project_id, kind, state, progress, unit, result, problems, started_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                operation.id(),
                operation.projectId(),
                operation.kind(),
                word(operation.state()),
                operation.progress(),
                operation.unit(),
                operation.resultJson(),
                Json.write(operation.problems()),
                operation.startedAt().toEpochMilli());
    }

    long progress(Tx tx, String id, double share) {
        return tx.update("update work_operation set progress = ? where id = ? and state = 'running'", share, id);
    }

    /// Ends an operation that is still running; one that has ended stays as it is.
    long end(Tx tx, String id, Operation.State state, String resultJson, List<Problem> problems, long now) {
        return tx.update(
                "update work_operation set state = ?, result = ?, problems = ?, ended_at = ?,"
                        + " progress = case when ? then 1.0 else progress end where id = ? and state = 'running'",
                word(state),
                resultJson,
                Json.write(problems),
                now,
                state == Operation.State.DONE,
                id);
    }

    List<Operation> running(Tx tx) {
        return tx.query("select * from work_operation where state = 'running' order by id", OperationStore::operation);
    }

    Optional<Operation> find(Tx tx, String id) {
        return tx.first("select * from work_operation where id = ?", OperationStore::operation, id);
    }

    List<Operation> newest(Tx tx, String projectId, int limit) {
        return tx.query(
                "select * from work_operation where project_id = ? order by id desc limit ?",
                OperationStore::operation,
                projectId,
                limit);
    }

    private static Operation operation(Row row) {
        return new Operation(
                row.text("id"),
                row.text("project_id"),
                row.text("kind"),
                Operation.State.valueOf(row.text("state").toUpperCase(Locale.ROOT)),
                row.real("progress"),
                row.text("unit"),
                OptionalLong.empty(),
                row.text("result"),
                List.of(Json.read(row.text("problems"), Problem[].class)),
                row.time("started_at"),
                row.optionalTime("ended_at"));
    }

    private static String word(Operation.State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }
}
