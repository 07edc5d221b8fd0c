package oxbow.data.file;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Finds out from the beginning of a file how it is written: delimiter, quotes, decimal mark, header. A file is
/// taken for the delimiter that cuts most of the first records into equally many cells, and more than one; on a
/// tie commas win over semicolons, tabs and bars. Only between tabs quotes may be letters like others.
final class Sniffer {

    private static final char[] DELIMITERS = {',', ';', '\t', '|'};
    private static final int MOST_RECORDS = 2_000;
    private static final int LONGEST_NAME = 128;

    /// Share of the records that must agree for a file to be cut at all.
    private static final double MOST = 0.6;

    private final byte[] head;
    private final boolean complete;

    /// @param head the first bytes of the file
    /// @param complete whether these are all; otherwise the last record may be cut off and is passed over
    Sniffer(byte[] head, boolean complete) {
        this.head = head;
        this.complete = complete;
    }

    Dialect sniff(Optional<Boolean> header) throws IOException {
        Shape best = shape(',', true);
        for (char delimiter : DELIMITERS) {
            for (boolean quoting : delimiter == '\t' ? new boolean[] {true, false} : new boolean[] {true}) {
                Shape shape = shape(delimiter, quoting);
                if (shape.betterThan(best)) {
                    best = shape;
                }
            }
        }
        List<List<byte[]>> records = records(best.delimiter, best.quoting).records;
        char mark = best.delimiter == ';' && decimalComma(records) ? ',' : '.';
        boolean named = header.orElseGet(() -> hasHeader(records, mark));
        List<byte[]> first = records.isEmpty() ? List.of() : records.getFirst();
        return new Dialect(best.delimiter, best.quoting, mark, named, names(first, named));
    }

    /// How well a delimiter cuts the head: what share of its records has the commonest number of cells.
    private record Shape(char delimiter, boolean quoting, int cells, double share) {

        boolean betterThan(Shape that) {
            boolean cuts = cells > 1 && share >= MOST;
            boolean thatCuts = that.cells > 1 && that.share >= MOST;
            return cuts && (!thatCuts || share > that.share);
        }
    }

    private Shape shape(char delimiter, boolean quoting) throws IOException {
        Cut cut = records(delimiter, quoting);
        int[] widths = cut.records.stream().mapToInt(List::size).toArray();
        if (widths.length == 0) {
            return new Shape(delimiter, quoting, 1, 0);
        }
        int[] sorted = widths.clone();
        Arrays.sort(sorted);
        int common = sorted[sorted.length / 2];
        long agree = Arrays.stream(widths).filter(width -> width == common).count();
        return new Shape(delimiter, quoting, common, cut.share * agree / widths.length);
    }

    /// The records of the head as far as they can be read, and what share of its lines that is.
    private record Cut(List<List<byte[]>> records, double share) {}

    private Cut records(char delimiter, boolean quoting) throws IOException {
        List<List<byte[]>> found = new ArrayList<>();
        Records records = new Records(new ByteArrayInputStream(head), delimiter, quoting);
        try {
            while (found.size() < MOST_RECORDS && records.advance()) {
                List<byte[]> cells = new ArrayList<>(records.cells());
                for (int i = 0; i < records.cells(); i++) {
                    cells.add(Arrays.copyOfRange(records.bytes(), records.start(i), records.end(i)));
                }
                found.add(cells);
            }
        } catch (BrokenLine _) {
            return new Cut(found, (double) records.line() / (lines() + 1));
        }
        if (!complete && found.size() > 1 && found.size() < MOST_RECORDS) {
            found.removeLast();
        }
        return new Cut(found, 1);
    }

    private long lines() {
        long lines = 0;
        for (byte next : head) {
            lines += next == '\n' ? 1 : 0;
        }
        return lines;
    }

    /// Whether more cells are numbers with a decimal comma than with a point.
    private static boolean decimalComma(List<List<byte[]>> records) {
        Decimals comma = new Decimals(',');
        Decimals point = new Decimals('.');
        long commas = 0;
        long points = 0;
        for (List<byte[]> record : records) {
            for (byte[] cell : record) {
                boolean withComma = comma.read(cell, 0, cell.length);
                boolean withPoint = point.read(cell, 0, cell.length);
                commas += withComma && !withPoint ? 1 : 0;
                points += withPoint && !withComma ? 1 : 0;
            }
        }
        return commas > points;
    }

    /// A first record that is no header has cells of the kinds below it; where all columns are text, one of its
    /// cells occurs again.
    private static boolean hasHeader(List<List<byte[]>> records, char mark) {
        if (records.size() < 2) {
            return true;
        }
        Cells cells = new Cells(mark);
        List<byte[]> first = records.getFirst();
        boolean telling = false;
        boolean again = false;
        for (int i = 0; i < first.size(); i++) {
            CellKind top = cells.kind(first.get(i), 0, first.get(i).length);
            CellKind below = CellKind.EMPTY;
            for (List<byte[]> record : records.subList(1, records.size())) {
                if (i < record.size()) {
                    byte[] cell = record.get(i);
                    below = below.join(cells.kind(cell, 0, cell.length));
                    again |= cell.length > 0 && Arrays.equals(cell, first.get(i));
                }
            }
            if (top != CellKind.EMPTY && below != CellKind.EMPTY && below != CellKind.TEXT) {
                if (top == CellKind.TEXT) {
                    return true;
                }
                telling = true;
            }
        }
        return !telling && !again;
    }

    private static List<String> names(List<byte[]> first, boolean header) {
        Set<String> taken = new HashSet<>();
        Map<String, Integer> again = new HashMap<>();
        List<String> names = new ArrayList<>();
        for (int i = 0; i < first.size(); i++) {
            String text = header ? decoded(first.get(i)) : null;
            String name = text == null || text.isBlank() ? "column_" + (i + 1) : text.strip();
            name = name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name;
            String unique = name;
            // goes on where it stopped: a file may have a hundred thousand columns of one name
            for (int n = again.getOrDefault(name, 2); !taken.add(unique); n++) {
                unique = name + "_" + n;
                again.put(name, n + 1);
            }
            names.add(unique);
        }
        return names;
    }

    private static @Nullable String decoded(byte[] cell) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(cell))
                    .toString();
        } catch (CharacterCodingException _) {
            return null;
        }
    }
}
