package oxbow.access;

/// A new token.
///
/// @param secret what its holder sends; shown this once, the database has only its hash
public record IssuedToken(String id, String name, String secret) {

    @Override
    public String toString() {
        return "IssuedToken[id=" + id + ", name=" + name + "]";
    }
}
