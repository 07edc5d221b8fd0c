package oxbow.data.file;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/// Cuts a stream into records and cells without making objects: the cells of the present record are stretches of
/// [#bytes]. Blanks around a cell do not belong to it; a cell in double quotes may hold delimiters and line breaks,
/// and two quotes stand for one. Lines end with LF or CRLF, also mixed; blank lines are passed over, and so is a
/// byte order mark. Not thread-safe.
final class Records {

    private static final int LARGEST = 8 << 20;
    private static final int FIRST = 1 << 18;

    private final InputStream in;
    private final byte delimiter;
    private final boolean quoting;
    private byte[] bytes = new byte[FIRST];
    private int limit;
    private int at;
    private boolean ended;
    private int[] starts = new int[64];
    private int[] ends = new int[64];
    private int cells;
    private long line = 1;
    private long nextLine = 1;
    private boolean whole;

    /// @param delimiter what stands between two cells
    /// @param quoting whether double quotes enclose cells, or are letters like others
    Records(InputStream in, char delimiter, boolean quoting) throws IOException {
        this.in = in;
        this.delimiter = (byte) delimiter;
        this.quoting = quoting;
        fill();
        if (limit >= 3 && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB && bytes[2] == (byte) 0xBF) {
            at = 3;
        }
    }

    /// Moves to the next record; false at the end.
    ///
    /// @throws BrokenLine if the record cannot be read
    boolean advance() throws IOException {
        while (true) {
            if (at < limit && bytes[at] == '\n') {
                at++;
                nextLine++;
            } else if (at + 1 < limit && bytes[at] == '\r' && bytes[at + 1] == '\n') {
                at += 2;
                nextLine++;
            } else if (at + 1 < limit || ended) {
                break;
            } else {
                fill();
            }
        }
        if (at >= limit || (at + 1 == limit && bytes[at] == '\r')) {
            return false;
        }
        line = nextLine;
        while (!cut()) {
            fill();
        }
        return true;
    }

    /// Cuts the record that begins at the present place; false if its end is not in the buffer yet.
    private boolean cut() throws IOException {
        int place = at;
        long lines = line;
        cells = 0;
        whole = false;
        while (!whole) {
            while (place < limit && (bytes[place] == ' ' || bytes[place] == '\t') && bytes[place] != delimiter) {
                place++;
            }
            int end = quoting && place < limit && bytes[place] == '"' ? quoted(place) : plain(place);
            if (end < 0) {
                return false;
            }
            for (int i = place; i < end && quoting && bytes[place] == '"'; i++) {
                lines += bytes[i] == '\n' ? 1 : 0;
            }
            place = end + 1;
        }
        at = Math.min(place, limit);
        nextLine = lines + 1;
        return true;
    }

    /// Notes the cell that begins here; answers where its delimiter stands, -1 if that is not in the buffer yet.
    private int plain(int from) {
        int to = from;
        while (to < limit && bytes[to] != delimiter && bytes[to] != '\n') {
            to++;
        }
        if (to == limit && !ended) {
            return -1;
        }
        whole = to == limit || bytes[to] == '\n';
        int end = to;
        while (end > from && (bytes[end - 1] == ' ' || bytes[end - 1] == '\r' || bytes[end - 1] == '\t')) {
            end--;
        }
        note(from, end);
        return to;
    }

    private int quoted(int from) throws BrokenLine {
        int to = from + 1;
        while (true) {
            while (to < limit && bytes[to] != '"') {
                to++;
            }
            if (to + 1 >= limit && !ended) {
                return -1;
            }
            if (to >= limit) {
                throw new BrokenLine(line, "must close the quote that it opens");
            }
            if (to + 1 < limit && bytes[to + 1] == '"') {
                to += 2;
            } else {
                return afterQuote(from, to);
            }
        }
    }

    private int afterQuote(int from, int quote) throws BrokenLine {
        int to = quote + 1;
        while (to < limit && bytes[to] != delimiter && (bytes[to] == ' ' || bytes[to] == '\r' || bytes[to] == '\t')) {
            to++;
        }
        if (to == limit && !ended) {
            return -1;
        }
        if (to < limit && bytes[to] != delimiter && bytes[to] != '\n') {
            throw new BrokenLine(line, "must have a delimiter after a closing quote, or two quotes for one");
        }
        whole = to == limit || bytes[to] == '\n';
        note(from + 1, quote);
        return to;
    }

    private void note(int from, int to) {
        if (cells == starts.length) {
            starts = Arrays.copyOf(starts, cells * 2);
            ends = Arrays.copyOf(ends, cells * 2);
        }
        starts[cells] = from;
        ends[cells++] = to;
    }

    /// Moves what is not read yet to the front and reads on.
    private void fill() throws IOException {
        if (ended) {
            return;
        }
        if (at > 0) {
            System.arraycopy(bytes, at, bytes, 0, limit - at);
            limit -= at;
            at = 0;
        }
        if (limit == bytes.length) {
            if (limit >= LARGEST) {
                throw new BrokenLine(line, "must be shorter than 8 MiB. Maybe a quote opens that never closes");
            }
            bytes = Arrays.copyOf(bytes, limit * 2);
        }
        int more = in.readNBytes(bytes, limit, bytes.length - limit);
        ended = limit + more < bytes.length;
        limit += more;
    }

    /// The buffer that the cells lie in; valid until the next [#advance].
    byte[] bytes() {
        return bytes;
    }

    int cells() {
        return cells;
    }

    int start(int cell) {
        return starts[cell];
    }

    int end(int cell) {
        return ends[cell];
    }

    /// Whether the quotes inside the present record's cells may be doubled.
    boolean doubled(int cell) {
        return quoting && starts[cell] > 0 && bytes[starts[cell] - 1] == '"';
    }

    /// The line, counted from 1, on which the present record begins.
    long line() {
        return line;
    }
}
