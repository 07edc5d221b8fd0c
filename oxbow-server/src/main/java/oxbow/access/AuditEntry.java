package oxbow.access;

import java.time.Instant;

/// Who did what to what, and when.
public record AuditEntry(
        String id, Instant at, String principalId, String principalName, String action, String subject) {}
