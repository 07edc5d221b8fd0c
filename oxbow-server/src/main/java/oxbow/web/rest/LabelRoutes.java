package oxbow.web.rest;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import oxbow.access.Permission;
import oxbow.label.Picture;
import oxbow.label.ReviewAnswer;
import oxbow.label.ReviewQueue;
import oxbow.label.Reviews;
import oxbow.label.Task;
import oxbow.label.TaskQuery;
import oxbow.label.TaskState;
import oxbow.problem.ProblemException;
import oxbow.web.Call;
import oxbow.web.Listing;
import oxbow.web.Response;
import oxbow.web.Route;
import oxbow.web.RouteSource;

/// The review queue: claims, answers and undo.
public final class LabelRoutes implements RouteSource {

    private static final String LABEL = "/api/v1/projects/{project}/label";
    private static final String ANSWERS = LABEL + "/tasks/{task}/answers";

    private final Reviews reviews;

    public LabelRoutes(Reviews reviews) {
        this.reviews = reviews;
    }

    /// Tasks the rater has on screen, which are not to be handed out again.
    public record ClaimRequest(List<String> holding) {}

    /// A label, and whether a program gives it in a person's place.
    public record AnswerRequest(String label, Optional<Boolean> standIn) {}

    /// A queue as the API shows it.
    public record QueueView(
            String id,
            String name,
            long capacity,
            long dueS,
            long open,
            long claimed,
            long answered,
            long expired,
            long refused,
            long oldestWaitingMs,
            boolean full) {

        static QueueView of(ReviewQueue queue) {
            return new QueueView(
                    queue.id(),
                    queue.name(),
                    queue.capacity(),
                    queue.due().toSeconds(),
                    queue.open(),
                    queue.claimed(),
                    queue.answered(),
                    queue.expired(),
                    queue.refused(),
                    queue.oldestWaitingMs(),
                    queue.full());
        }
    }

    /// How to draw the input, with its values.
    public record Image(int width, int height, double white, List<Float> pixels) {

        static Optional<Image> of(Task task) {
            return task.picture()
                    .filter(picture -> task.pixels().size() == picture.width() * picture.height())
                    .map(picture -> of(picture, task.pixels()));
        }

        private static Image of(Picture picture, List<Float> pixels) {
            return new Image(picture.width(), picture.height(), picture.white(), pixels);
        }
    }

    /// A task as the API shows it; without what the model said where the rater is not to see it.
    ///
    /// @param input the raw values, in the order of the model's tensor; empty for images, which hold them, and for
    ///     inputs that were too large to keep
    public record TaskView(
            String id,
            String queue,
            String predictionId,
            String exampleId,
            Optional<String> predicted,
            Optional<Double> score,
            List<String> classes,
            Optional<Image> image,
            List<Float> input,
            String askedBecause,
            double askProbability,
            String state,
            Instant createdAt,
            Instant dueAt,
            Optional<ReviewAnswer> answer) {

        static TaskView of(Task task) {
            boolean shown = task.showsPrediction() || task.answer().isPresent();
            Optional<Image> image = Image.of(task);
            return new TaskView(
                    task.id(),
                    task.queue(),
                    task.predictionId(),
                    task.exampleId(),
                    Optional.of(task.predicted()).filter(label -> shown && !label.isEmpty()),
                    shown && !Double.isNaN(task.score()) ? Optional.of(task.score()) : Optional.empty(),
                    task.classes(),
                    image,
                    image.isPresent() ? List.of() : task.pixels(),
                    task.askedBecause().word(),
                    task.askProbability(),
                    task.state().word(),
                    task.createdAt(),
                    task.dueAt(),
                    task.answer());
        }
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get(LABEL + "/queues", Permission.READ, this::queues)
                        .docList("Lists the review queues, one per endpoint.", QueueView.class),
                Route.post(LABEL + "/queues/{queue}/claims", Permission.LABEL, this::claim)
                        .takes(ClaimRequest.class)
                        .doc("Hands out a review task, or 204 if none waits.", TaskView.class),
                Route.get(LABEL + "/tasks", Permission.READ, this::list)
                        .query("state", "Only tasks that are open, claimed, answered or expired.")
                        .query("endpoint", "Only tasks of that endpoint.")
                        .query("order", "oldest, which comes first unless told, or newest.")
                        .docList("Lists review tasks in the order they were made.", TaskView.class),
                Route.post(ANSWERS, Permission.LABEL, this::answer)
                        .takes(AnswerRequest.class)
                        .doc("Keeps a label.", 201, TaskView.class),
                Route.delete(ANSWERS, Permission.LABEL, this::undo)
                        .doc("Takes an answer back; the task is its rater's again.", TaskView.class));
    }

    private Response queues(Call call) {
        return Response.ok(Listing.page(call, reviews.queues(call.project().id()), ReviewQueue::id)
                .map(QueueView::of));
    }

    private Response claim(Call call) {
        boolean resume = call.contentLength().orElse(0) > 0;
        Set<String> holding = resume ? Set.copyOf(call.json(ClaimRequest.class).holding()) : Set.of();
        Optional<Task> task = reviews.next(call.project().id(), call.path("queue"), call.principal(), resume, holding);
        return task.<Response>map(found -> Response.ok(TaskView.of(found))).orElseGet(Response::noContent);
    }

    private Response list(Call call) {
        Optional<TaskState> state = call.query("state").map(TaskState::ofWord);
        TaskQuery wanted = new TaskQuery(
                state, call.query("endpoint"), newestFirst(call), call.limit() + 1, Listing.idToken(call));
        List<Task> found = reviews.list(call.project().id(), wanted);
        return Response.ok(Listing.cut(call, found, Task::id).map(TaskView::of));
    }

    private static boolean newestFirst(Call call) {
        return switch (call.query("order").orElse("oldest")) {
            case "oldest" -> false;
            case "newest" -> true;
            default ->
                throw ProblemException.broken("order", call.query("order").orElse(""), "be oldest or newest");
        };
    }

    private Response answer(Call call) {
        AnswerRequest given = call.json(AnswerRequest.class);
        Task answered = reviews.answer(
                call.project().id(),
                call.path("task"),
                given.label(),
                call.principal(),
                given.standIn().orElse(false));
        return Response.json(201, TaskView.of(answered));
    }

    private Response undo(Call call) {
        Task task = reviews.undo(call.project().id(), call.path("task"), call.principal());
        return Response.ok(TaskView.of(task));
    }
}
