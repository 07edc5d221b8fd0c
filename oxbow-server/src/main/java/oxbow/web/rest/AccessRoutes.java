package oxbow.web.rest;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import oxbow.access.Access;
import oxbow.access.AuditEntry;
import oxbow.access.IssuedToken;
import oxbow.access.Permission;
import oxbow.access.Principal;
import oxbow.access.Project;
import oxbow.access.Role;
import oxbow.access.TokenInfo;
import oxbow.web.Call;
import oxbow.web.Listing;
import oxbow.web.Response;
import oxbow.web.Route;
import oxbow.web.RouteSource;

/// Projects, tokens, the audit trail, and who the caller is.
public final class AccessRoutes implements RouteSource {

    private final Access access;

    public AccessRoutes(Access access) {
        this.access = access;
    }

    /// What a project is made from.
    ///
    /// @param title how to call it on pages; the name if absent
    public record NewProject(String name, Optional<String> title) {}

    /// What a token is made from.
    ///
    /// @param roles the role in each project, by the project's name or id
    public record NewToken(String name, Map<String, Role> roles, Optional<Instant> expires) {}

    /// Who the caller is.
    public record Me(String id, String name, boolean administrator, List<Project> projects) {}

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get("/api/v1/me", Permission.SIGNED_IN, this::me)
                        .doc("Who the caller is and which projects are open to them.", Me.class),
                Route.get("/api/v1/projects", Permission.SIGNED_IN, this::projects)
                        .docList("The projects the caller may look at, by name.", Project.class),
                Route.post("/api/v1/projects", Permission.ADMINISTER, this::createProject)
                        .takes(NewProject.class)
                        .doc("Adds a project.", 201, Project.class),
                Route.get("/api/v1/projects/{project}", Permission.READ, call -> Response.ok(call.project()))
                        .doc("One project.", Project.class),
                Route.get("/api/v1/tokens", Permission.ADMINISTER, this::tokens)
                        .docList("Every token there has been, without its secret, oldest first.", TokenInfo.class),
                Route.post("/api/v1/tokens", Permission.SIGNED_IN, this::issue)
                        .takes(NewToken.class)
                        .doc(
                                "Makes a token with a role in some projects. Its secret is shown this once.",
                                201,
                                IssuedToken.class),
                Route.delete("/api/v1/tokens/{token}", Permission.SIGNED_IN, this::revoke)
                        .docEmpty("Makes a token worthless at once.", 204),
                Route.get("/api/v1/audit", Permission.ADMINISTER, this::audit)
                        .docList("The entries of the audit trail, newest first.", AuditEntry.class));
    }

    private Response me(Call call) {
        Principal principal = call.principal();
        return Response.ok(
                new Me(principal.id(), principal.name(), principal.administrator(), access.projects(principal)));
    }

    private Response projects(Call call) {
        return Response.ok(Listing.page(call, access.projects(call.principal()), Project::id));
    }

    private Response createProject(Call call) {
        NewProject wanted = call.json(NewProject.class);
        Project project = access.createProject(
                call.principal(), wanted.name(), wanted.title().orElse(wanted.name()));
        return Response.created("/api/v1/projects/" + project.name(), project);
    }

    private Response tokens(Call call) {
        return Response.ok(Listing.page(call, access.tokens(), TokenInfo::id));
    }

    private Response audit(Call call) {
        return Response.ok(Listing.cut(call, access.audit(call.pageToken(), call.limit() + 1), AuditEntry::id));
    }

    private Response issue(Call call) {
        NewToken wanted = call.json(NewToken.class);
        IssuedToken token = access.issue(call.principal(), wanted.name(), wanted.roles(), wanted.expires());
        return Response.created("/api/v1/tokens/" + token.id(), token);
    }

    private Response revoke(Call call) {
        access.revoke(call.principal(), call.path("token"));
        return Response.noContent();
    }
}
