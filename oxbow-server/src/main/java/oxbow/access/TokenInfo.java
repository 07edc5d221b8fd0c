package oxbow.access;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/// What may be known about a token.
///
/// @param roles the role in each project, by the project's name
public record TokenInfo(
        String id,
        String name,
        boolean administrator,
        Map<String, Role> roles,
        Instant createdAt,
        Optional<Instant> expires,
        Optional<Instant> revokedAt) {

    public TokenInfo {
        roles = Map.copyOf(roles);
    }
}
