package oxbow.access;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import oxbow.store.Row;
import oxbow.store.Tx;

/// The rows of projects, tokens and sessions.
final class AccessStore {

    void addProject(Tx tx, Project project) {
        tx.update(
                "insert into access_project (id, name, title, created_at) values (?, ?, ?, ?)",
                project.id(),
                project.name(),
                project.title(),
                project.createdAt().toEpochMilli());
    }

    List<Project> projects(Tx tx) {
        return tx.query("select * from access_project order by name", AccessStore::project);
    }

    Optional<Project> project(Tx tx, String nameOrId) {
        return tx.first(
                "select * from access_project where name = ? or id = ?", AccessStore::project, nameOrId, nameOrId);
    }

    void addToken(Tx tx, TokenInfo token, String hash, boolean configured) {
        tx.update(
                "insert into access_token (id, name, hash, administrator, configured, created_at, expires_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?)",
                token.id(),
                token.name(),
                hash,
                token.administrator(),
                configured,
                token.createdAt().toEpochMilli(),
                token.expires().map(Instant::toEpochMilli));
    }

    void addGrants(Tx tx, String tokenId, Map<String, Role> byProjectId) {
        tx.batch(
                "insert into access_grant (token_id, project_id, role) values (?, ?, ?)",
                byProjectId.entrySet().stream()
                        .map(grant -> new Object[] {
                            tokenId, grant.getKey(), grant.getValue().name()
                        })
                        .toList());
    }

    boolean hasAdministrator(Tx tx) {
        return tx.first(
                        "select id from access_token where administrator and revoked_at is null limit 1",
                        row -> row.text("id"))
                .isPresent();
    }

    long administrators(Tx tx) {
        return tx.first(
                        "select count(*) as n from access_token where administrator and revoked_at is null",
                        row -> row.integer("n"))
                .orElseThrow();
    }

    /// The hash of the live administrator's token that was configured, if there is one.
    Optional<String> configuredHash(Tx tx) {
        return tx.first(
                "select hash from access_token where configured and revoked_at is null", row -> row.text("hash"));
    }

    void revokeConfigured(Tx tx, long now) {
        tx.update("update access_token set revoked_at = ? where configured and revoked_at is null", now);
    }

    boolean revoke(Tx tx, String tokenId, long now) {
        return tx.update("update access_token set revoked_at = ? where id = ? and revoked_at is null", now, tokenId)
                == 1;
    }

    /// The holder of a token that is neither revoked nor expired.
    Optional<Holder> byToken(Tx tx, String hash, long now) {
        return tx.first(
                        "select id, name, administrator, expires_at from access_token"
                                + " where hash = ? and revoked_at is null and (expires_at is null or expires_at > ?)",
                        AccessStore::holder,
                        hash,
                        now)
                .map(holder -> withRoles(tx, holder));
    }

    /// The holder of a session that has not ended, of a token that is neither revoked nor expired.
    Optional<Holder> bySession(Tx tx, String hash, long now) {
        return tx.first(
                        "select t.id, t.name, t.administrator, s.expires_at from access_session s"
                                + " join access_token t on t.id = s.token_id"
                                + " where s.hash = ? and s.expires_at > ? and t.revoked_at is null",
                        AccessStore::holder,
                        hash,
                        now)
                .map(holder -> withRoles(tx, holder));
    }

    void addSession(Tx tx, String hash, String tokenId, Instant expires, long now) {
        tx.update("delete from access_session where expires_at <= ?", now);
        tx.update(
                "insert into access_session (hash, token_id, expires_at) values (?, ?, ?)",
                hash,
                tokenId,
                expires.toEpochMilli());
    }

    long removeSession(Tx tx, String hash) {
        return tx.update("delete from access_session where hash = ?", hash);
    }

    List<TokenInfo> tokens(Tx tx) {
        Map<String, Map<String, Role>> roles = tx
                .query(
                        "select g.token_id, p.name, g.role from access_grant g"
                                + " join access_project p on p.id = g.project_id",
                        row -> new Grant(row.text("token_id"), row.text("name"), role(row)))
                .stream()
                .collect(Collectors.groupingBy(Grant::tokenId, Collectors.toMap(Grant::project, Grant::role)));
        return tx.query("select * from access_token order by id", row -> token(row, roles));
    }

    private static TokenInfo token(Row row, Map<String, Map<String, Role>> roles) {
        return new TokenInfo(
                row.text("id"),
                row.text("name"),
                row.flag("administrator"),
                roles.getOrDefault(row.text("id"), Map.of()),
                row.time("created_at"),
                row.optionalTime("expires_at"),
                row.optionalTime("revoked_at"));
    }

    private static Holder withRoles(Tx tx, Holder holder) {
        Map<String, Role> roles = tx
                .query(
                        "select token_id, project_id, role from access_grant where token_id = ?",
                        row -> new Grant(row.text("token_id"), row.text("project_id"), role(row)),
                        holder.principal().id())
                .stream()
                .collect(Collectors.toMap(Grant::project, Grant::role));
        Principal bare = holder.principal();
        return new Holder(new Principal(bare.id(), bare.name(), bare.administrator(), roles), holder.expires());
    }

    private static Holder holder(Row row) {
        Principal principal = new Principal(row.text("id"), row.text("name"), row.flag("administrator"), Map.of());
        return new Holder(principal, row.optionalTime("expires_at"));
    }

    private static Project project(Row row) {
        return new Project(row.text("id"), row.text("name"), row.text("title"), row.time("created_at"));
    }

    private static Role role(Row row) {
        return Role.valueOf(row.text("role"));
    }

    /// Whoever holds a secret, and until when it is good.
    record Holder(Principal principal, Optional<Instant> expires) {}

    private record Grant(String tokenId, String project, Role role) {}
}
