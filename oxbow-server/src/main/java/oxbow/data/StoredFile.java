package oxbow.data;

/// A file that was uploaded.
///
/// @param digest the SHA-256 of its bytes
/// @param size how many bytes it has
public record StoredFile(String digest, long size) {}
