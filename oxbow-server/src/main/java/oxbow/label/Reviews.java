package oxbow.label;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import oxbow.access.Principal;
import oxbow.identity.Ids;
import oxbow.label.ReviewStore.Held;
import oxbow.label.ReviewStore.QueueRow;
import oxbow.problem.ProblemException;
import oxbow.store.Store;
import oxbow.store.Tx;
import oxbow.work.Outbox;

/// The review queue: one queue per endpoint, of predictions that a person is asked about. An answer is durable
/// before it is acknowledged and travels on as the event `review.answered`; taking it back is `review.undone`.
///
/// No two raters are handed the same task while a claim holds, whatever the number of concurrent raters and on both
/// databases. A full queue turns audits away and counts them; what a caller was told that a person decides is taken
/// beyond the capacity. Thread-safe.
public final class Reviews {

    private static final int MOST_URGENT = 16;

    private final Store store;
    private final Outbox outbox;
    private final Clock clock;
    private final Ids ids;
    private final RandomGenerator random;
    private final ReviewSettings settings;
    private final ReviewStore statements = new ReviewStore();

    /// @param random thread-safe; spreads concurrent raters over the most urgent tasks
    public Reviews(Store store, Outbox outbox, Clock clock, Ids ids, RandomGenerator random, ReviewSettings settings) {
        this.store = store;
        this.outbox = outbox;
        this.clock = clock;
        this.ids = ids;
        this.random = random;
        this.settings = settings;
    }

    /// Puts tasks into the queue of that name within the caller's transaction; makes the queue if it is new. A
    /// prediction that is in the queue already is left as it is, so repeating a batch changes nothing.
    public Enqueued enqueue(Tx tx, String projectId, String queueName, List<NewTask> tasks) {
        Instant now = clock.instant();
        QueueRow queue = open(tx, projectId, queueName, now);
        statements.expire(tx, queue.id(), now);
        long room = Math.max(0, queue.capacity() - statements.waiting(tx, queue.id()));
        int accepted = 0;
        int known = 0;
        int refused = 0;
        for (NewTask task : tasks) {
            if (statements.knows(tx, queue.id(), task.predictionId())) {
                known++;
            } else if (accepted < room || task.askedBecause() != AskedBecause.AUDIT) {
                statements.insertTask(tx, ids.next(), queue, task);
                accepted++;
            } else {
                refused++;
            }
        }
        if (refused > 0) {
            statements.refuse(tx, queue.id(), refused);
            outbox.append(tx, projectId, "review.refused", queueName, Map.of("refused", refused));
        }
        return new Enqueued(accepted, known, refused, accepted >= room);
    }

    /// Hands the rater one of the most urgent tasks and holds it for them; empty if none waits.
    ///
    /// @param resume whether a task that this rater holds already comes first, as after reloading a page
    /// @param holding tasks the rater has on screen and does not want again
    public Optional<Task> next(
            String projectId, String queueName, Principal rater, boolean resume, Set<String> holding) {
        return store.write(tx -> {
            Instant now = clock.instant();
            Optional<QueueRow> queue = statements.queue(tx, projectId, queueName);
            if (queue.isEmpty()) {
                return Optional.empty();
            }
            String queueId = queue.get().id();
            statements.expire(tx, queueId, now);
            Optional<String> mine = resume
                    ? statements.held(tx, queueId, rater.id(), now).stream()
                            .filter(id -> !holding.contains(id))
                            .findFirst()
                    : Optional.empty();
            Optional<String> claimed = mine.isPresent() ? mine : claim(tx, queueId, rater, now);
            return claimed.flatMap(id -> statements.held(tx, projectId, id)).map(Held::task);
        });
    }

    /// Keeps the rater's label. Repeating the same answer changes nothing.
    ///
    /// @param standIn whether a program answers in a person's place
    /// @throws ProblemException if the task does not exist, is held by somebody else, is answered already, or the
    ///     label is none of its classes
    public Task answer(String projectId, String taskId, String label, Principal rater, boolean standIn) {
        return store.write(tx -> {
            Held held = find(tx, projectId, taskId);
            if (held.task().answer().isPresent()) {
                if (held.task().answer().get().label().equals(label) && isBy(held.answeredBy(), rater)) {
                    return held.task();
                }
                throw ProblemException.conflict(
                        "The task '" + taskId + "' is answered already; undo that answer first.");
            }
            Instant now = clock.instant();
            requireFree(held, rater, now);
            requireClass(held.task(), label);
            statements.answer(tx, taskId, label, rater.id(), rater.name(), standIn, now);
            Task answered = find(tx, projectId, taskId).task();
            outbox.append(tx, projectId, "review.answered", answered.queue(), said(answered, label, standIn));
            return answered;
        });
    }

    /// Takes an answer back; the task is the rater's again.
    ///
    /// @throws ProblemException if the task does not exist, has no answer or was answered by somebody else
    public Task undo(String projectId, String taskId, Principal rater) {
        return store.write(tx -> {
            Held held = find(tx, projectId, taskId);
            ReviewAnswer answer = held.task()
                    .answer()
                    .orElseThrow(() -> ProblemException.conflict("The task '" + taskId + "' has no answer to undo."));
            if (!rater.administrator() && !isBy(held.answeredBy(), rater)) {
                throw ProblemException.conflict(
                        "The answer to task '" + taskId + "' was given by " + answer.by() + ", who alone can undo it.");
            }
            statements.undo(tx, taskId, rater.id(), clock.instant().plus(settings.claim()));
            outbox.append(
                    tx,
                    projectId,
                    "review.undone",
                    held.task().queue(),
                    said(held.task(), answer.label(), answer.standIn()));
            return find(tx, projectId, taskId).task();
        });
    }

    /// Tasks in the order they were made, or the opposite one.
    public List<Task> list(String projectId, TaskQuery wanted) {
        return store.read(tx -> statements.list(tx, projectId, wanted));
    }

    /// Every queue of the project with its counts.
    public List<ReviewQueue> queues(String projectId) {
        Instant now = clock.instant();
        return store.read(tx -> statements.queues(tx, projectId, now));
    }

    /// One queue; empty until the first task was put into it.
    public Optional<ReviewQueue> queue(String projectId, String name) {
        return queues(projectId).stream()
                .filter(queue -> queue.name().equals(name))
                .findFirst();
    }

    private Optional<String> claim(Tx tx, String queueId, Principal rater, Instant now) {
        List<String> free = statements.free(tx, queueId, now, MOST_URGENT);
        if (free.isEmpty()) {
            return Optional.empty();
        }
        String chosen = free.get(random.nextInt(free.size()));
        Instant until = now.plus(settings.claim());
        return statements.claim(tx, chosen, rater.id(), now, until) ? Optional.of(chosen) : Optional.empty();
    }

    private QueueRow open(Tx tx, String projectId, String name, Instant now) {
        Optional<QueueRow> known = statements.queue(tx, projectId, name);
        if (known.isPresent()) {
            return known.get();
        }
        String id = ids.next();
        statements.insertQueue(tx, id, projectId, name, settings, now);
        return new QueueRow(id, name, settings.capacity(), settings.due());
    }

    private Held find(Tx tx, String projectId, String taskId) {
        return statements
                .held(tx, projectId, taskId)
                .orElseThrow(() -> ProblemException.notFound("review task", taskId));
    }

    private static boolean isBy(Optional<String> who, Principal rater) {
        return who.filter(rater.id()::equals).isPresent();
    }

    private static void requireFree(Held held, Principal rater, Instant now) {
        boolean othersClaim = held.task().state() == TaskState.CLAIMED
                && !isBy(held.claimedBy(), rater)
                && !held.claimedUntil().isBefore(now);
        if (othersClaim) {
            throw ProblemException.conflict(
                    "The task '" + held.task().id() + "' is held by another rater until " + held.claimedUntil() + ".");
        }
    }

    private static void requireClass(Task task, String label) {
        if (label.isBlank()) {
            throw ProblemException.broken("label", label, "not be empty");
        }
        if (!task.classes().isEmpty() && !task.classes().contains(label)) {
            throw ProblemException.broken("label", label, "be one of " + String.join(", ", task.classes()));
        }
    }

    private static Map<String, Object> said(Task task, String label, boolean standIn) {
        return Map.of(
                "task", task.id(),
                "prediction_id", task.predictionId(),
                "predicted", task.predicted(),
                "label", label,
                "stand_in", standIn,
                "asked_because", task.askedBecause().word(),
                "ask_probability", task.askProbability());
    }
}
