package oxbow.data;

/// Is told how far the reading of files is.
@FunctionalInterface
public interface FileProgress {

    /// The reading has come to a point.
    ///
    /// @param what what is being done, for a person
    /// @param done bytes that have been read
    /// @param all bytes that are to be read
    void at(String what, long done, long all);
}
