package oxbow.data;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import oxbow.problem.ProblemException;

/// Reads CSV record by record (RFC 4180, UTF-8, comma, LF or CRLF, quoted cells may hold line breaks) without ever
/// holding more than one record. Blank lines are passed over. Not thread-safe.
final class CsvReader implements AutoCloseable {

    private static final int LARGEST_RECORD = 8 << 20;

    /// As many columns as a schema may have, and that of the content hash.
    private static final int MOST_CELLS = Schema.MOST_COLUMNS + 1;
    private static final int BUFFER = 1 << 16;
    private static final int END = -1;
    private static final int[] BYTE_ORDER_MARK = {0xEF, 0xBB, 0xBF};

    private final InputStream in;
    private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    private final ByteArrayOutputStream cell = new ByteArrayOutputStream();
    private List<String> cells = List.of();
    private long position;
    private long line = 1;
    private long recordStart;
    private long recordLine = 1;

    CsvReader(InputStream in) {
        this.in = new BufferedInputStream(in, BUFFER);
    }

    /// Passes over a byte order mark; to be called before the first record of a file that others wrote.
    CsvReader skipMark() throws IOException {
        in.mark(BYTE_ORDER_MARK.length);
        for (int expected : BYTE_ORDER_MARK) {
            if (in.read() != expected) {
                in.reset();
                return this;
            }
        }
        position = BYTE_ORDER_MARK.length;
        return this;
    }

    /// Moves to the next record; false at the end of the file.
    ///
    /// @throws ProblemException of kind `MALFORMED` if the record cannot be read
    boolean advance() throws IOException {
        int next = read();
        while (next == '\n' || next == '\r') {
            line += next == '\n' ? 1 : 0;
            next = read();
        }
        if (next == END) {
            return false;
        }
        recordStart = position - 1;
        recordLine = line;
        List<String> found = new ArrayList<>(Math.max(cells.size(), 8));
        boolean more = true;
        while (more) {
            int after = next == '"' ? quoted() : plain(next);
            found.add(text(found.size() + 1));
            more = after == ',';
            if (more && found.size() == MOST_CELLS) {
                throw unreadable("it has more than " + MOST_CELLS + " cells");
            }
            if (more) {
                next = read();
            }
        }
        cells = found;
        return true;
    }

    /// The cells of the present record.
    List<String> cells() {
        return cells;
    }

    /// The line, counted from 1, on which the present record begins.
    long line() {
        return recordLine;
    }

    /// The byte of the file, counted from 0, at which the present record begins.
    long offset() {
        return recordStart;
    }

    /// The byte after the last one that was read.
    long end() {
        return position;
    }

    /// Reads a cell that begins with this byte; answers what ended it, a comma, a line feed or the end.
    private int plain(int first) throws IOException {
        int next = first;
        while (next != ',' && next != '\n' && next != END) {
            if (next == '\r') {
                int after = read();
                if (after != '\n' && after != END) {
                    throw unreadable("a carriage return stands inside a cell that is not quoted");
                }
                next = after;
            } else {
                keep(next);
                next = read();
            }
        }
        line += next == '\n' ? 1 : 0;
        return next;
    }

    private int quoted() throws IOException {
        while (true) {
            int next = read();
            if (next == END) {
                throw unreadable("a quote that opens in it never closes");
            }
            if (next == '"') {
                next = read();
                if (next != '"') {
                    return afterQuote(next);
                }
            }
            line += next == '\n' ? 1 : 0;
            keep(next);
        }
    }

    private int afterQuote(int found) throws IOException {
        int next = found == '\r' ? read() : found;
        if (next != ',' && next != '\n' && next != END) {
            throw unreadable("text follows a closing quote; a quote inside a quoted cell is written twice");
        }
        line += next == '\n' ? 1 : 0;
        return next;
    }

    private void keep(int next) {
        if (position - recordStart > LARGEST_RECORD) {
            throw unreadable("it is longer than 8 MiB; maybe a quote opens that never closes");
        }
        cell.write(next);
    }

    private String text(int column) {
        try {
            return decoder.decode(ByteBuffer.wrap(cell.toByteArray())).toString();
        } catch (CharacterCodingException _) {
            throw unreadable("cell " + column + " is not UTF-8");
        } finally {
            cell.reset();
        }
    }

    private int read() throws IOException {
        int next = in.read();
        if (next != END) {
            position++;
        }
        return next;
    }

    private ProblemException unreadable(String why) {
        return ProblemException.malformed("Line " + recordLine + " of the CSV file cannot be read: " + why + ".");
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
