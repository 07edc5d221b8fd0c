package oxbow.data;

import java.io.InputStream;
import oxbow.problem.ProblemException;
import oxbow.store.Artifacts;

/// Files that callers upload under the digest of their content, to name them afterwards as data or as a model.
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
    /// @throws ProblemException if the digest is none, the bytes have another one or are too many
    public StoredFile put(String digest, InputStream in) {
        artifacts.path(digest);
        Artifacts.Artifact kept = artifacts.put(in, LONGEST);
        if (!kept.digest().equals(digest)) {
            throw ProblemException.broken(
                    "digest", digest, "be that of the bytes sent, " + kept.digest(), "Maybe the upload was cut short?");
        }
        return new StoredFile(kept.digest(), kept.size());
    }
}
