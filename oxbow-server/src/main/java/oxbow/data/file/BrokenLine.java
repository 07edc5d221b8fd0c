package oxbow.data.file;

import java.io.IOException;

/// A line of a delimited file that cannot be read.
final class BrokenLine extends IOException {

    private static final long serialVersionUID = 1L;

    private final long line;

    /// @param line counted from 1
    /// @param rule what it must do, worded to begin with "must"
    BrokenLine(long line, String rule) {
        super(rule);
        this.line = line;
    }

    long line() {
        return line;
    }

    String rule() {
        return String.valueOf(getMessage());
    }
}
