package oxbow.access;

import java.time.Instant;

/// A browser that is signed in.
///
/// @param secret the value of its cookie; kept nowhere else, the database has only its hash
public record Session(String secret, Principal principal, Instant expires) {

    @Override
    public String toString() {
        return "Session[principal=" + principal.id() + ", expires=" + expires + "]";
    }
}
