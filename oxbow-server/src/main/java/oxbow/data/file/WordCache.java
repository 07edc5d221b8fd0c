package oxbow.data.file;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Gives the same text for the same bytes without decoding them again, as long as a column has few different words:
/// a place per hash, and who comes later has it. Not thread-safe.
final class WordCache {

    private static final int PLACES = 1 << 10;
    private static final int LONGEST = 64;

    private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    private final byte[] @Nullable [] keys = new byte[PLACES][];
    private final @Nullable String[] words = new String[PLACES];

    /// The text of a cell, doubled quotes made single.
    ///
    /// @throws BrokenLine if it is not UTF-8
    String word(Records records, int cell) throws BrokenLine {
        byte[] bytes = records.bytes();
        int from = records.start(cell);
        int to = records.end(cell);
        if (to - from > LONGEST) {
            return decoded(records, cell);
        }
        int hash = 1;
        for (int i = from; i < to; i++) {
            hash = 31 * hash + bytes[i];
        }
        int place = (hash ^ hash >>> 10 ^ hash >>> 20) & PLACES - 1;
        byte[] key = keys[place];
        String word = words[place];
        if (key != null && word != null && Arrays.equals(key, 0, key.length, bytes, from, to)) {
            return word;
        }
        String fresh = decoded(records, cell);
        if (!records.doubled(cell) || fresh.indexOf('"') < 0) {
            keys[place] = Arrays.copyOfRange(bytes, from, to);
            words[place] = fresh;
        }
        return fresh;
    }

    private String decoded(Records records, int cell) throws BrokenLine {
        int from = records.start(cell);
        try {
            String text = decoder.decode(ByteBuffer.wrap(records.bytes(), from, records.end(cell) - from))
                    .toString();
            return records.doubled(cell) ? text.replace("\"\"", "\"") : text;
        } catch (CharacterCodingException _) {
            throw new BrokenLine(
                    records.line(), "must be UTF-8. Maybe it is Latin-1: iconv -f latin1 -t utf-8 turns it into UTF-8");
        }
    }
}
