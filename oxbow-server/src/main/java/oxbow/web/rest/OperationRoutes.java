package oxbow.web.rest;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import oxbow.access.Permission;
import oxbow.problem.Problem;
import oxbow.problem.ProblemException;
import oxbow.web.Call;
import oxbow.web.Listing;
import oxbow.web.Response;
import oxbow.web.Route;
import oxbow.web.RouteSource;
import oxbow.work.Operation;
import oxbow.work.Operations;

/// Work that takes longer than its request: how far it is, what came out, and how to stop it.
public final class OperationRoutes implements RouteSource {

    private final Operations operations;

    public OperationRoutes(Operations operations) {
        this.operations = operations;
    }

    /// An operation as the API tells it.
    ///
    /// @param progress share that is done, 0 to 1
    /// @param unit what the progress counts
    /// @param result what came out; empty unless done
    /// @param problems why it failed; empty unless failed
    public record Told(
            String id,
            String kind,
            Operation.State state,
            double progress,
            String unit,
            OptionalLong etaSeconds,
            @JsonRawValue String result,
            List<Problem> problems,
            Instant startedAt,
            Optional<Instant> endedAt) {

        static Told of(Operation operation) {
            return new Told(
                    operation.id(),
                    operation.kind(),
                    operation.state(),
                    operation.progress(),
                    operation.unit(),
                    operation.etaSeconds(),
                    operation.resultJson(),
                    operation.problems(),
                    operation.startedAt(),
                    operation.endedAt());
        }
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get(
                                "/api/v1/operations/{operation}",
                                Permission.SIGNED_IN,
                                call -> Response.ok(Told.of(find(call, Permission.READ))))
                        .doc("How far an operation is and what came out of it.", Told.class),
                Route.delete("/api/v1/operations/{operation}", Permission.SIGNED_IN, this::cancel)
                        .docEmpty("Asks an operation to stop.", 202),
                Route.get("/api/v1/projects/{project}/operations", Permission.READ, this::list)
                        .docList("The newest operations of the project, newest first.", Told.class));
    }

    private Response list(Call call) {
        return Response.ok(Listing.page(call, operations.list(call.project().id()), Operation::id)
                .map(Told::of));
    }

    private Response cancel(Call call) {
        operations.cancel(find(call, Permission.WRITE).id());
        return new Response.Empty(202, java.util.Map.of());
    }

    /// An operation of a project in which the caller may not do this is as good as none.
    private Operation find(Call call, Permission permission) {
        String id = call.path("operation");
        return operations
                .find(id)
                .filter(operation -> call.principal().may(permission, operation.projectId()))
                .orElseThrow(() -> ProblemException.notFound("operation", id));
    }
}
