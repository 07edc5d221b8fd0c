package oxbow.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import oxbow.identity.Ids;
import oxbow.problem.Problem;
import oxbow.problem.ProblemException;
import oxbow.problem.ProblemKind;
import oxbow.problem.Problems;
import oxbow.store.DuplicateKey;
import oxbow.store.Store;
import oxbow.store.Tx;

/// Who may do what: projects, tokens with their roles, browser sessions, and the trail of who did what. A
/// server has a project `default` from its first start. Secrets are stored as hashes only. Thread-safe.
public final class Access {

    private static final Duration SESSION = Duration.ofHours(12);
    private static final int SHORTEST_CONFIGURED = 20;
    private static final Principal SERVER = new Principal("server", "the server", true, Map.of());

    private final Store store;
    private final Clock clock;
    private final Ids ids;
    private final Secrets secrets;
    private final AccessStore rows = new AccessStore();
    private final AuditStore trail;
    private final Known known;
    private final Projects projects;

    /// @param random cryptographically strong and thread-safe
    public Access(Store store, Clock clock, RandomGenerator random, Ids ids) {
        this.store = store;
        this.clock = clock;
        this.ids = ids;
        this.secrets = new Secrets(random);
        this.trail = new AuditStore(clock, ids);
        this.known = new Known(clock);
        this.projects = new Projects(store, clock, ids, rows, trail);
    }

    /// Sees to it that there is an administrator's token. Answers a new one's secret, to be printed once; empty if
    /// there was one already or if it was configured. A configured token replaces the one configured before.
    ///
    /// @throws ProblemException of kind `RULE_BROKEN` if the configured token is too short to be safe
    public Optional<String> startAdministrator(Optional<String> configured) {
        configured.ifPresent(Access::checkConfigured);
        String secret = configured.orElseGet(() -> "oxb_" + secrets.next());
        String hash = Secrets.hash(secret);
        boolean added = store.write(tx -> {
            boolean enough = configured.isPresent()
                    ? rows.configuredHash(tx).equals(Optional.of(hash))
                    : rows.hasAdministrator(tx);
            if (!enough) {
                if (configured.isPresent()) {
                    rows.revokeConfigured(tx, clock.millis());
                }
                TokenInfo token = token("administrator", true, Map.of(), Optional.empty());
                addAdministrator(tx, token, hash, configured.isPresent());
                note(tx, SERVER, "token.issued", token.id());
            }
            return !enough;
        });
        known.forget();
        return added && configured.isEmpty() ? Optional.of(secret) : Optional.empty();
    }

    /// Whoever holds the token; empty if it is unknown, revoked or expired.
    public Optional<Principal> authenticate(String token) {
        return tokenHolder(Secrets.hash(token)).map(AccessStore.Holder::principal);
    }

    /// Opens a session for a browser; empty if the token is not good. It ends after twelve hours, or with its
    /// token.
    public Optional<Session> signIn(String token) {
        return tokenHolder(Secrets.hash(token)).map(holder -> {
            String secret = secrets.next();
            Instant longest = clock.instant().plus(SESSION);
            Instant expires = holder.expires().filter(longest::isAfter).orElse(longest);
            store.write(tx -> {
                rows.addSession(tx, Secrets.hash(secret), holder.principal().id(), expires, clock.millis());
                note(
                        tx,
                        holder.principal(),
                        "session.opened",
                        holder.principal().id());
                return expires;
            });
            return new Session(secret, holder.principal(), expires);
        });
    }

    /// Whoever is signed in with that cookie; empty if nobody is any longer.
    public Optional<Principal> session(String secret) {
        String hash = Secrets.hash(secret);
        return known.holder("session " + hash, () -> store.read(tx -> rows.bySession(tx, hash, clock.millis())))
                .map(AccessStore.Holder::principal);
    }

    public void signOut(String secret) {
        store.write(tx -> rows.removeSession(tx, Secrets.hash(secret)));
        known.forget();
    }

    /// Makes a token with a role in each of some projects. An owner may do so for the projects owned.
    ///
    /// @param roles by the project's name or id
    public IssuedToken issue(Principal by, String name, Map<String, Role> roles, Optional<Instant> expires) {
        Problems problems = new Problems();
        problems.require(Projects.isTitle(name), "token name", name, Projects.TITLE_RULE);
        problems.require(!roles.isEmpty(), "roles", "none", "name at least one project");
        expires.ifPresent(time -> problems.require(time.isAfter(clock.instant()), "expiry", time, "lie in the future"));
        problems.throwIfAny("token");
        String secret = "oxb_" + secrets.next();
        TokenInfo token = token(name, false, roles, expires);
        store.write(tx -> {
            Map<String, Role> byId = new TreeMap<>();
            roles.forEach(
                    (project, role) -> byId.put(projects.owned(tx, by, project).id(), role));
            rows.addToken(tx, token, Secrets.hash(secret), false);
            rows.addGrants(tx, token.id(), byId);
            note(tx, by, "token.issued", token.id());
            return token;
        });
        return new IssuedToken(token.id(), name, secret);
    }

    /// Every token there has been, oldest first.
    public List<TokenInfo> tokens() {
        return store.read(rows::tokens);
    }

    /// Makes a token worthless at once, and the sessions opened with it. The last administrator's token stays.
    public void revoke(Principal by, String tokenId) {
        store.write(tx -> {
            TokenInfo token = rows.tokens(tx).stream()
                    .filter(other -> other.id().equals(tokenId))
                    .findFirst()
                    .orElseThrow(() -> ProblemException.notFound("token", tokenId));
            requireRevoker(tx, by, token);
            if (token.administrator() && token.revokedAt().isEmpty() && rows.administrators(tx) == 1) {
                throw ProblemException.conflict(
                        "This is the last administrator's token; nobody could get in any more.");
            }
            if (rows.revoke(tx, tokenId, clock.millis())) {
                note(tx, by, "token.revoked", tokenId);
            }
            return token;
        });
        known.forget();
    }

    /// Adds a project; administrators may.
    ///
    /// @throws ProblemException of kind `CONFLICT` if the name is taken
    public Project createProject(Principal by, String name, String title) {
        return projects.create(by, name, title);
    }

    /// The projects this principal may look at, by name.
    public List<Project> projects(Principal principal) {
        return projects.openTo(principal);
    }

    /// The project of that name or id.
    ///
    /// @throws ProblemException of kind `NOT_FOUND` if there is none or this principal may not look at it
    public Project project(Principal principal, String nameOrId) {
        return projects.find(principal, nameOrId);
    }

    /// Entries of the audit trail, newest first.
    ///
    /// @param before the id of the last entry of the page before, if any
    public List<AuditEntry> audit(Optional<String> before, int limit) {
        return store.read(tx -> trail.newest(tx, before.orElse(""), limit));
    }

    /// Adds to the audit trail in the caller's transaction.
    ///
    /// @param action what was done, in the past tense, such as `rollout.promoted`
    /// @param subject the id of what it was done to
    public void note(Tx tx, Principal by, String action, String subject) {
        trail.note(tx, by, action, subject);
    }

    private Optional<AccessStore.Holder> tokenHolder(String hash) {
        return known.holder("token " + hash, () -> store.read(tx -> rows.byToken(tx, hash, clock.millis())));
    }

    /// Somebody who sees none of the token's projects does not learn that it exists, nor what they are called.
    private void requireRevoker(Tx tx, Principal by, TokenInfo token) {
        if (by.administrator()) {
            return;
        }
        List<Project> projects = rows.projects(tx).stream()
                .filter(project -> token.roles().containsKey(project.name()))
                .toList();
        if (projects.stream().noneMatch(project -> by.may(Permission.READ, project.id()))) {
            throw ProblemException.notFound("token", token.id());
        }
        if (!projects.stream().allMatch(project -> by.roles().get(project.id()) == Role.OWNER)) {
            throw new ProblemException(
                    ProblemKind.FORBIDDEN, "Only an owner of all projects of this token may revoke it.");
        }
    }

    private void addAdministrator(Tx tx, TokenInfo token, String hash, boolean configured) {
        try {
            rows.addToken(tx, token, hash, configured);
        } catch (DuplicateKey _) {
            throw ProblemException.conflict(
                    "The configured administrator's token was in use before and is revoked. Configure another.");
        }
    }

    private TokenInfo token(String name, boolean administrator, Map<String, Role> roles, Optional<Instant> expires) {
        Instant now = Instant.ofEpochMilli(clock.millis());
        return new TokenInfo(ids.next(), name, administrator, roles, now, expires, Optional.empty());
    }

    private static void checkConfigured(String token) {
        if (token.length() < SHORTEST_CONFIGURED) {
            Problem problem = new Problem(
                    "administrator's token",
                    "",
                    "have at least " + SHORTEST_CONFIGURED + " characters",
                    "Maybe make one with: openssl rand -hex 32");
            throw new ProblemException(ProblemKind.RULE_BROKEN, problem.message(), List.of(problem));
        }
    }
}
