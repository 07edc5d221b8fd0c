package oxbow.access;

import java.time.Clock;
import java.util.List;
import oxbow.identity.Ids;
import oxbow.store.Tx;

/// The rows of the audit trail; they are only ever added.
final class AuditStore {

    private final Clock clock;
    private final Ids ids;

    AuditStore(Clock clock, Ids ids) {
        this.clock = clock;
        this.ids = ids;
    }

    void note(Tx tx, Principal by, String action, String subject) {
        tx.update(
                "insert into access_audit (id, at, principal_id, principal_name, action, subject)"
                        + " values (?, ?, ?, ?, ?, ?)",
                ids.next(),
                clock.millis(),
                by.id(),
                by.name(),
                action,
                subject);
    }

    /// Newest first; ids are in the order of time.
    List<AuditEntry> newest(Tx tx, String beforeOrEmpty, int limit) {
        return tx.query(
                "select * from access_audit where ? = '' or id < ? order by id desc limit ?",
                row -> new AuditEntry(
                        row.text("id"),
                        row.time("at"),
                        row.text("principal_id"),
                        row.text("principal_name"),
                        row.text("action"),
                        row.text("subject")),
                beforeOrEmpty,
                beforeOrEmpty,
                limit);
    }
}
