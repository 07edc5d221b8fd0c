package oxbow.predict;

/// Where the bytes of models come from.
@FunctionalInterface
public interface ModelFiles {

    /// The file with this digest.
    ///
    /// @throws oxbow.problem.ProblemException if there is none
    byte[] bytes(String digest);
}
