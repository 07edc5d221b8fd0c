package oxbow.label;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import oxbow.json.Json;
import oxbow.store.Row;
import oxbow.store.Tx;

/// The statements behind the review queue. Stateless; every method runs in its caller's transaction.
final class ReviewStore {

    /// Stands for a missing score, which columns cannot hold.
    private static final double NO_SCORE = -1;

    private static final String TASK =
            "select t.*, q.name as queue_name from label_task t" + " join label_queue q on q.id = t.queue_id ";
    private static final String COUNTS = "select q.*,"
            + " (select count(*) from label_task t where t.queue_id = q.id and t.state = 'open') as open_tasks,"
            + " (select count(*) from label_task t where t.queue_id = q.id and t.state = 'claimed') as claimed_tasks,"
            + " (select count(*) from label_task t where t.queue_id = q.id and t.state = 'answered') as answered_tasks,"
            + " (select count(*) from label_task t where t.queue_id = q.id and t.state = 'expired') as expired_tasks,"
            + " (select min(t.created_at) from label_task t where t.queue_id = q.id and t.state = 'open') as oldest"
            + " from label_queue q ";

    Optional<QueueRow> queue(Tx tx, String projectId, String name) {
        return tx.first(
                "select * from label_queue where project_id = ? and name = ?", ReviewStore::queueRow, projectId, name);
    }

    void insertQueue(Tx tx, String id, String projectId, String name, ReviewSettings settings, Instant at) {
        tx.update(
                "insert into label_queue (id, project_id, name, capacity, due_ms, refused, created_at)"
                        + " values (?, ?, ?, ?, ?, 0, ?)",
                id,
                projectId,
                name,
                settings.capacity(),
                settings.due().toMillis(),
                at.toEpochMilli());
    }

    void refuse(Tx tx, String queueId, int times) {
        tx.update("update label_queue set refused = refused + ? where id = ?", times, queueId);
    }

    long waiting(Tx tx, String queueId) {
        return tx.first(
                        "select count(*) as n from label_task where queue_id = ? and state in ('open', 'claimed')",
                        row -> row.integer("n"),
                        queueId)
                .orElse(0L);
    }

    boolean knows(Tx tx, String queueId, String predictionId) {
        return tx.first(
                        "select id from label_task where queue_id = ? and prediction_id = ?",
                        row -> row.text("id"),
                        queueId,
                        predictionId)
                .isPresent();
    }

    void insertTask(Tx tx, String id, QueueRow queue, NewTask task) {
        tx.update(
                "insert into label_task (id, queue_id, prediction_id, example_id, predicted, score, classes, picture,"
                        + " payload, shows_prediction, asked_because, ask_probability, state, created_at, due_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'open', ?, ?)",
                id,
                queue.id(),
                task.predictionId(),
                task.exampleId(),
                task.predicted(),
                Double.isNaN(task.score()) ? NO_SCORE : task.score(),
                Json.write(task.classes()),
                task.picture().map(Json::write),
                task.payload(),
                task.showsPrediction(),
                task.askedBecause().word(),
                task.askProbability(),
                task.at().toEpochMilli(),
                task.at().plus(queue.due()).toEpochMilli());
    }

    long expire(Tx tx, String queueId, Instant now) {
        return tx.update(
                "update label_task set state = 'expired', claimed_by = null, claimed_until = null"
                        + " where queue_id = ? and due_at < ? and (state = 'open'"
                        + " or (state = 'claimed' and claimed_until < ?))",
                queueId,
                now.toEpochMilli(),
                now.toEpochMilli());
    }

    /// The most urgent tasks that nobody holds.
    List<String> free(Tx tx, String queueId, Instant now, int limit) {
        return tx.query(
                "select id from label_task where queue_id = ? and (state = 'open'"
                        + " or (state = 'claimed' and claimed_until < ?)) order by due_at, id limit ?",
                row -> row.text("id"),
                queueId,
                now.toEpochMilli(),
                limit);
    }

    /// What this rater holds already, the most urgent first.
    List<String> held(Tx tx, String queueId, String raterId, Instant now) {
        return tx.query(
                "select id from label_task where queue_id = ? and state = 'claimed' and claimed_by = ?"
                        + " and claimed_until >= ? order by due_at, id limit 100",
                row -> row.text("id"),
                queueId,
                raterId,
                now.toEpochMilli());
    }

    boolean claim(Tx tx, String taskId, String raterId, Instant now, Instant until) {
        return tx.update(
                        "update label_task set state = 'claimed', claimed_by = ?, claimed_until = ? where id = ?"
                                + " and (state = 'open' or (state = 'claimed' and claimed_until < ?))",
                        raterId,
                        until.toEpochMilli(),
                        taskId,
                        now.toEpochMilli())
                == 1;
    }

    void answer(Tx tx, String taskId, String label, String raterId, String raterName, boolean standIn, Instant at) {
        tx.update(
                "update label_task set state = 'answered', label = ?, answered_by = ?, answered_by_name = ?,"
                        + " stand_in = ?, answered_at = ?, claimed_by = null, claimed_until = null where id = ?",
                label,
                raterId,
                raterName,
                standIn,
                at.toEpochMilli(),
                taskId);
    }

    void undo(Tx tx, String taskId, String raterId, Instant until) {
        tx.update(
                "update label_task set state = 'claimed', claimed_by = ?, claimed_until = ?, label = null,"
                        + " answered_by = null, answered_by_name = null, stand_in = null, answered_at = null"
                        + " where id = ?",
                raterId,
                until.toEpochMilli(),
                taskId);
    }

    Optional<Held> held(Tx tx, String projectId, String taskId) {
        return tx.first(
                TASK + "where t.id = ? and q.project_id = ?",
                row -> new Held(
                        task(row),
                        row.optionalText("claimed_by"),
                        Instant.ofEpochMilli(
                                row.optionalInteger("claimed_until").orElse(0)),
                        row.optionalText("answered_by")),
                taskId,
                projectId);
    }

    List<Task> list(Tx tx, String projectId, TaskQuery wanted) {
        List<Object> arguments = new ArrayList<>(List.of(projectId));
        StringBuilder where = new StringBuilder("where q.project_id = ?");
        wanted.after().ifPresent(id -> {
            where.append(wanted.newestFirst() ? " and t.id < ?" : " and t.id > ?");
            arguments.add(id);
        });
        wanted.state().ifPresent(value -> {
            where.append(" and t.state = ?");
            arguments.add(value.word());
        });
        wanted.queue().ifPresent(value -> {
            where.append(" and q.name = ?");
            arguments.add(value);
        });
        arguments.add(wanted.limit());
        String order = wanted.newestFirst() ? " order by t.id desc limit ?" : " order by t.id limit ?";
        return tx.query(TASK + where + order, ReviewStore::task, arguments.toArray());
    }

    List<ReviewQueue> queues(Tx tx, String projectId, Instant now) {
        return tx.query(COUNTS + "where q.project_id = ? order by q.name", row -> counted(row, now), projectId);
    }

    /// A task together with who holds it.
    record Held(Task task, Optional<String> claimedBy, Instant claimedUntil, Optional<String> answeredBy) {}

    /// A queue without its counts.
    record QueueRow(String id, String name, long capacity, Duration due) {}

    private static QueueRow queueRow(Row row) {
        return new QueueRow(
                row.text("id"), row.text("name"), row.integer("capacity"), Duration.ofMillis(row.integer("due_ms")));
    }

    private static ReviewQueue counted(Row row, Instant now) {
        long oldest = row.optionalInteger("oldest").orElse(now.toEpochMilli());
        return new ReviewQueue(
                row.text("id"),
                row.text("name"),
                row.integer("capacity"),
                Duration.ofMillis(row.integer("due_ms")),
                row.integer("open_tasks"),
                row.integer("claimed_tasks"),
                row.integer("answered_tasks"),
                row.integer("expired_tasks"),
                row.integer("refused"),
                Math.max(0, now.toEpochMilli() - oldest));
    }

    private static Task task(Row row) {
        return new Task(
                row.text("id"),
                row.text("queue_name"),
                row.text("prediction_id"),
                row.text("example_id"),
                row.text("predicted"),
                row.real("score") == NO_SCORE ? Double.NaN : row.real("score"),
                List.of(Json.read(row.text("classes"), String[].class)),
                row.optionalText("picture").map(text -> Json.read(text, Picture.class)),
                pixels(row.bytes("payload")),
                row.flag("shows_prediction"),
                AskedBecause.ofWord(row.text("asked_because")),
                row.real("ask_probability"),
                TaskState.ofWord(row.text("state")),
                row.time("created_at"),
                row.time("due_at"),
                row.optionalText("label").map(label -> answer(row, label)));
    }

    private static ReviewAnswer answer(Row row, String label) {
        return new ReviewAnswer(
                label, row.optionalText("answered_by_name").orElse(""), row.flag("stand_in"), row.time("answered_at"));
    }

    private static List<Float> pixels(byte[] payload) {
        var floats = ByteBuffer.wrap(payload).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
        List<Float> pixels = new ArrayList<>(floats.remaining());
        while (floats.hasRemaining()) {
            pixels.add(floats.get());
        }
        return pixels;
    }
}
