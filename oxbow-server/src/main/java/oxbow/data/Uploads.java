package oxbow.data;

import java.io.InputStream;
import oxbow.store.Artifacts;

/// Files that callers upload under the digest of their content, to name them afterwards as data or as a model. What
/// nothing was made of within a day is removed.
/// Thread-safe.
public final class Uploads {

    /// The longest file: 4 GiB.
    public static final long LONGEST = 4L << 30;

    private final Artifacts artifacts;

    public Uploads(Artifacts artifacts) {
        this.artifacts = artifacts;
    }

    /// Keeps the bytes; durable when it returns. Uploading the same again changes nothing.
    ///
    /// @param digest the SHA-256 the bytes must have, as 64 lower-case hexadecimal digits
    /// @throws oxbow.problem.ProblemException if the digest is none, the bytes have another one or are too many;
    ///     nothing is kept then
    public StoredFile put(String digest, InputStream in) {
        Artifacts.Artifact kept = artifacts.put(in, LONGEST, digest);
        return new StoredFile(kept.digest(), kept.size());
    }
}
