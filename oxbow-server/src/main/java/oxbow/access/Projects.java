package oxbow.access;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import oxbow.identity.Ids;
import oxbow.identity.Names;
import oxbow.problem.ProblemException;
import oxbow.problem.ProblemKind;
import oxbow.store.DuplicateKey;
import oxbow.store.Store;
import oxbow.store.Tx;

/// The projects of the server and who sees them. There is a project `default` from the first start. Thread-safe.
final class Projects {

    private static final int LONGEST_TITLE = 200;
    static final String TITLE_RULE = "have 1 to " + LONGEST_TITLE + " characters";

    private final Store store;
    private final Clock clock;
    private final Ids ids;
    private final AccessStore rows;
    private final AuditStore trail;
    /// By name and by id; a project never changes, so what is here stays true.
    private final Map<String, Project> known = new ConcurrentHashMap<>();

    Projects(Store store, Clock clock, Ids ids, AccessStore rows, AuditStore trail) {
        this.store = store;
        this.clock = clock;
        this.ids = ids;
        this.rows = rows;
        this.trail = trail;
        addDefault();
    }

    private void addDefault() {
        boolean there = store.read(tx -> rows.project(tx, "default").isPresent());
        if (!there) {
            store.write(tx -> {
                if (rows.project(tx, "default").isEmpty()) {
                    rows.addProject(tx, made("default", "Default"));
                }
                return true;
            });
        }
    }

    Project create(Principal by, String name, String title) {
        if (!by.administrator()) {
            throw new ProblemException(ProblemKind.FORBIDDEN, "Only an administrator may do this.");
        }
        Names.check("project name", name);
        if (!isTitle(title)) {
            throw ProblemException.broken("title", title, TITLE_RULE);
        }
        Project project = made(name, title);
        return store.write(tx -> {
            try {
                rows.addProject(tx, project);
            } catch (DuplicateKey _) {
                throw ProblemException.conflict("There is a project '" + name + "' already.");
            }
            trail.note(tx, by, "project.created", project.id());
            return project;
        });
    }

    List<Project> openTo(Principal principal) {
        return store.read(rows::projects).stream()
                .filter(project -> principal.may(Permission.READ, project.id()))
                .toList();
    }

    Project find(Principal principal, String nameOrId) {
        Project cached = known.get(nameOrId);
        Project project = cached == null ? store.read(tx -> seen(tx, principal, nameOrId)) : cached;
        if (!principal.may(Permission.READ, project.id())) {
            throw ProblemException.notFound("project", nameOrId);
        }
        known.putIfAbsent(nameOrId, project);
        return project;
    }

    /// A project in which this principal gives others their roles.
    Project owned(Tx tx, Principal by, String nameOrId) {
        Project project = seen(tx, by, nameOrId);
        if (!by.administrator() && by.roles().get(project.id()) != Role.OWNER) {
            throw new ProblemException(
                    ProblemKind.FORBIDDEN, "Only an owner of the project '" + project.name() + "' may do this.");
        }
        return project;
    }

    /// Whether a text can be what a project or token is called on pages.
    static boolean isTitle(String text) {
        return !text.isBlank() && text.length() <= LONGEST_TITLE;
    }

    private Project seen(Tx tx, Principal principal, String nameOrId) {
        return rows.project(tx, nameOrId)
                .filter(project -> principal.may(Permission.READ, project.id()))
                .orElseThrow(() -> ProblemException.notFound("project", nameOrId));
    }

    private Project made(String name, String title) {
        return new Project(ids.next(), name, title, Instant.ofEpochMilli(clock.millis()));
    }
}
