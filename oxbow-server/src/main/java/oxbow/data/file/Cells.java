package oxbow.data.file;

import java.nio.charset.StandardCharsets;
import java.util.List;

/// How single cells are read: which ones mean "missing", and what kind the others are of. Not thread-safe.
final class Cells {

    /// Cells that stand for "no value", besides the empty one.
    private static final List<byte[]> MISSING =
            List.of(bytes("?"), bytes("NA"), bytes("N/A"), bytes("n/a"), bytes("NULL"), bytes("null"), bytes("\\N"));

    private final Decimals decimals;
    private final Times times = new Times();

    /// @param decimalMark a point or a comma
    Cells(char decimalMark) {
        this.decimals = new Decimals(decimalMark);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    static boolean missing(byte[] bytes, int from, int to) {
        int length = to - from;
        if (length == 0) {
            return true;
        }
        byte first = bytes[from];
        if (length > 4 || (first != '?' && first != '\\' && (first | 0x20) != 'n')) {
            return false;
        }
        for (byte[] word : MISSING) {
            if (word.length == length && same(word, bytes, from)) {
                return true;
            }
        }
        return false;
    }

    private static boolean same(byte[] word, byte[] bytes, int from) {
        for (int i = 0; i < word.length; i++) {
            if (word[i] != bytes[from + i]) {
                return false;
            }
        }
        return true;
    }

    /// Whether the cell is `true` or `false`, in any case: 1, 0, or -1 if it is neither.
    static int flag(byte[] bytes, int from, int to) {
        return matches("true", bytes, from, to) ? 1 : matches("false", bytes, from, to) ? 0 : -1;
    }

    private static boolean matches(String word, byte[] bytes, int from, int to) {
        if (to - from != word.length()) {
            return false;
        }
        for (int i = 0; i < word.length(); i++) {
            if ((bytes[from + i] | 0x20) != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    CellKind kind(byte[] bytes, int from, int to) {
        if (missing(bytes, from, to)) {
            return CellKind.EMPTY;
        }
        if (decimals.read(bytes, from, to)) {
            return CellKind.NUMBER;
        }
        if (flag(bytes, from, to) >= 0) {
            return CellKind.FLAG;
        }
        return times.read(bytes, from, to) ? CellKind.TIME : CellKind.TEXT;
    }

    /// Whether the cell is of this kind, found with less work than [#kind] where it is.
    boolean is(CellKind expected, byte[] bytes, int from, int to) {
        return switch (expected) {
            case NUMBER -> decimals.read(bytes, from, to) || missing(bytes, from, to);
            case TIME -> times.read(bytes, from, to) || missing(bytes, from, to);
            case FLAG -> flag(bytes, from, to) >= 0 || missing(bytes, from, to);
            case EMPTY -> missing(bytes, from, to);
            case TEXT -> true;
        };
    }

    Decimals decimals() {
        return decimals;
    }

    Times times() {
        return times;
    }
}
