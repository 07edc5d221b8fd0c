package oxbow.data;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// What the cells of a column hold. Each type has one canonical spelling per value, so that equal values hash
/// equally however they were written. An empty cell is a missing value under every type.
public enum ColumnType {
    /// A finite decimal number.
    NUMBER("be a finite number with a decimal point") {
        @Override
        Optional<String> canonical(String cell) {
            try {
                double value = Double.parseDouble(cell.strip());
                boolean decimal = !cell.isEmpty() && "dDfF".indexOf(cell.charAt(cell.length() - 1)) < 0;
                return Double.isFinite(value) && decimal ? Optional.of(spell(value)) : Optional.empty();
            } catch (NumberFormatException _) {
                return Optional.empty();
            }
        }
    },
    /// One of a limited set of words, such as a class.
    CATEGORY("be one line of at most 200 characters") {
        @Override
        Optional<String> canonical(String cell) {
            String word = cell.strip();
            return word.length() <= LONGEST_WORD && word.chars().noneMatch(Character::isISOControl)
                    ? Optional.of(word)
                    : Optional.empty();
        }
    },
    /// Free text, kept as it is.
    TEXT("be text without the character U+0000") {
        @Override
        Optional<String> canonical(String cell) {
            return cell.indexOf('\0') < 0 ? Optional.of(cell) : Optional.empty();
        }
    },
    /// Yes or no.
    FLAG("be true or false (also yes, no, 1, 0)") {
        @Override
        Optional<String> canonical(String cell) {
            String word = cell.strip().toLowerCase(Locale.ROOT);
            return YES.contains(word)
                    ? Optional.of("true")
                    : NO.contains(word) ? Optional.of("false") : Optional.empty();
        }
    };

    private static final int LONGEST_WORD = 200;
    private static final double EXACT_INTEGERS = 1e15;
    private static final Set<String> YES = Set.of("true", "yes", "1");
    private static final Set<String> NO = Set.of("false", "no", "0");
    private static final Set<String> MISSING_WORDS = Set.of("na", "n/a", "nan", "null", "none", "?");

    private final String rule;

    ColumnType(String rule) {
        this.rule = rule;
    }

    /// The one spelling of a cell that is not empty, or nothing if the cell breaks the rule of this type.
    abstract Optional<String> canonical(String cell);

    /// What a cell must do, worded to follow "must".
    public String rule() {
        return rule;
    }

    /// A remedy for a cell that breaks the rule, or an empty text if none is likely.
    String hint(String cell) {
        String word = cell.strip().toLowerCase(Locale.ROOT);
        if (MISSING_WORDS.contains(word)) {
            return "Maybe the value is missing? Then leave the cell empty.";
        }
        return this == NUMBER && word.matches("-?\\d+,\\d+") ? "Maybe the comma is a decimal point?" : "";
    }

    private static String spell(double value) {
        if (value == Math.rint(value) && Math.abs(value) < EXACT_INTEGERS) {
            return Long.toString((long) value);
        }
        return Double.toString(value);
    }
}
