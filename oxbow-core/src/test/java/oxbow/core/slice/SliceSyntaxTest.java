package oxbow.core.slice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SliceSyntaxTest {
    private static final String CONDITION = "a condition such as age < 30";
    private static final String COMPARISON = "a comparison such as = or \"is missing\"";

    @ParameterizedTest
    @CsvSource(delimiter = '¦', quoteCharacter = '§', textBlock = """
            (age < 30                 ¦  9 ¦ ")"                     ¦ ends ¦ Maybe the "(" at position 0 is not closed?
            age < 30)                 ¦  8 ¦ "and", "or" or its end  ¦ has ")" ¦ Maybe one ")" too many?
            age < 30 city = 1         ¦  9 ¦ "and", "or" or its end  ¦ has the name city ¦ §§
            age <                     ¦  5 ¦ a value                 ¦ ends ¦ §§
            city = Lyon               ¦  7 ¦ a value                 ¦ has the name Lyon ¦ Maybe "Lyon" needs quotes?
            age = null                ¦  6 ¦ a value                 ¦ has the name null ¦ Maybe "is missing"?
            age = not                 ¦  6 ¦ a value                 ¦ has the word "not" ¦ §§
            age = tag:x               ¦  6 ¦ a value                 ¦ has the tag x ¦ §§
            age in (1, 2              ¦ 12 ¦ ")"                     ¦ ends ¦ Maybe the "(" at position 7 is not closed?
            age in (1 2)              ¦ 10 ¦ ")"                     ¦ has the number 2 ¦ §§
            age in 1, 2               ¦  7 ¦ "(" and the values      ¦ has the number 1 ¦ §§
            age in ()                 ¦  8 ¦ a value                 ¦ has ")" ¦ §§
            age between 1 or 2        ¦ 14 ¦ "and" and the high end  ¦ has the word "or" ¦ §§
            city contains Lyon        ¦ 14 ¦ a text in quotes        ¦ has the name Lyon ¦ Maybe "Lyon" needs quotes?
            city contains             ¦ 13 ¦ a text in quotes        ¦ ends ¦ §§
            city starts "L"           ¦ 12 ¦ "with"                  ¦ has the text "L" ¦ §§
            age is null               ¦  7 ¦ "missing" or "present"  ¦ has the name null ¦ Maybe "is missing"?
            age is 3                  ¦  7 ¦ "missing" or "present"  ¦ has the number 3 ¦ Maybe = instead of "is"?
            `` = 1                    ¦  0 ¦ a name between the backticks ¦ has "`" ¦ §§
            tag: dark                 ¦  4 ¦ the name of a tag       ¦ has " " ¦ §§
            tag:                      ¦  4 ¦ the name of a tag       ¦ ends ¦ §§
            age < .5                  ¦  6 ¦ a name, a value or a sign ¦ has "." ¦ §§
            age < -                   ¦  6 ¦ a name, a value or a sign ¦ has "-" ¦ §§
            age < -a                  ¦  6 ¦ a name, a value or a sign ¦ has "-" ¦ §§
            age < 😀                  ¦  6 ¦ a name, a value or a sign ¦ has "😀" ¦ §§
            age < 1e999               ¦  6 ¦ a number of at most 1.7976931348623157E308 ¦ has "1" ¦ §§
            age < 30kg                ¦  8 ¦ a space or a sign after the number 30 ¦ has "k" ¦ Maybe "30kg" needs quotes?
            at < 12:30                ¦  7 ¦ a space or a sign after the number 12 ¦ has ":" ¦ Maybe "12:30" needs quotes?
            at < 2026-11-21           ¦  9 ¦ a space or a sign after the number 2026 ¦ has "-" ¦ Maybe "2026-11-21" needs quotes?
            native-land = 1           ¦  6 ¦ a space or a sign after the name native ¦ has "-" ¦ Maybe the column is `native-land`, in backticks?
            city = "Ly                ¦ 10 ¦ the closing "           ¦ ends ¦ Maybe the " at position 7 is not closed?
            """)
    void errorsNameThePlaceWhatWasExpectedAndWhatIsThere(
            String text, int position, String expected, String found, String hint) {
        SliceSyntaxException error = catchThrowableOfType(SliceSyntaxException.class, () -> Slice.parse(text));

        assertThat(error.expected()).isEqualTo(expected);
        assertThat(error.found()).isEqualTo(found);
        assertThat(error.hint()).isEqualTo(hint);
        assertThat(error.position()).isEqualTo(position);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '¦', quoteCharacter = '§', textBlock = """
            §§                        ¦  0 ¦ ends ¦ §§
            not                       ¦  3 ¦ ends ¦ §§
            a = 1 and                 ¦  9 ¦ ends ¦ §§
            and                       ¦  0 ¦ has the word "and" ¦ §§
            in = 3                    ¦  0 ¦ has the word "in" ¦ Maybe the column is `in`, in backticks?
            "age" < 3                 ¦  0 ¦ has the text "age" ¦ Maybe the column is `age`, in backticks?
            """)
    void whereAConditionIsMissingOneIsAskedFor(String text, int position, String found, String hint) {
        SliceSyntaxException error = catchThrowableOfType(SliceSyntaxException.class, () -> Slice.parse(text));

        assertThat(error.expected()).isEqualTo(CONDITION);
        assertThat(error.position()).isEqualTo(position);
        assertThat(error.found()).isEqualTo(found);
        assertThat(error.hint()).isEqualTo(hint);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '¦', quoteCharacter = '§', textBlock = """
            active                    ¦  6 ¦ ends ¦ Maybe active = true?
            active and a = 1          ¦  7 ¦ has the word "and" ¦ Maybe active = true?
            city LIKE "L%"            ¦  5 ¦ has the name LIKE ¦ Maybe "contains" or "starts with"? There are no patterns.
            age 30                    ¦  4 ¦ has the number 30 ¦ Maybe a sign such as = is missing?
            age (30)                  ¦  4 ¦ has "(" ¦ §§
            """)
    void whereAComparisonIsMissingOneIsAskedFor(String text, int position, String found, String hint) {
        SliceSyntaxException error = catchThrowableOfType(SliceSyntaxException.class, () -> Slice.parse(text));

        assertThat(error.expected()).isEqualTo(COMPARISON);
        assertThat(error.position()).isEqualTo(position);
        assertThat(error.found()).isEqualTo(found);
        assertThat(error.hint()).isEqualTo(hint);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '¦', quoteCharacter = '§', textBlock = """
            age == 30                 ¦ 4 ¦ has "==" ¦ Maybe "="?
            age <> 30                 ¦ 4 ¦ has "<>" ¦ Maybe "!="?
            age => 30                 ¦ 4 ¦ has "=>" ¦ Maybe ">="?
            age ≤ 30                  ¦ 4 ¦ has "≤" ¦ Maybe "<="?
            a=1 && b=2                ¦ 4 ¦ has "&&" ¦ Maybe "and"?
            a=1 || b=2                ¦ 4 ¦ has "||" ¦ Maybe "or"?
            !a=1                      ¦ 0 ¦ has "!" ¦ Maybe "not"?
            c = 'L'                   ¦ 4 ¦ has "'" ¦ Maybe a text in "double quotes"?
            """)
    void signsOfOtherLanguagesAreTranslated(String text, int position, String found, String hint) {
        SliceSyntaxException error = catchThrowableOfType(SliceSyntaxException.class, () -> Slice.parse(text));

        assertThat(error.expected()).isEqualTo("a sign it knows");
        assertThat(error.position()).isEqualTo(position);
        assertThat(error.found()).isEqualTo(found);
        assertThat(error.hint()).isEqualTo(hint);
    }

    @Test
    void theMessageSaysItInWordsAndMarksThePlace() {
        assertThatThrownBy(() -> Slice.parse("city = Lyon"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("""
                        The slice must have a value at position 7, where it has the name Lyon. Maybe "Lyon" needs quotes?
                            city = Lyon
                                   ^""");
    }

    @Test
    void theMarkStaysUnderThePlaceInLongAndUnseenText() {
        String text = "a = 1 and ".repeat(20) + "b\n\u202e\u0007= 1";

        assertThatThrownBy(() -> Slice.parse(text))
                .hasMessageEndingWith("\n    …= 1 and" + " a = 1 and".repeat(4) + " b···= 1\n" + " ".repeat(55) + "^");
        assertThatThrownBy(() -> Slice.parse("a ? " + "x".repeat(100)))
                .hasMessageEndingWith("\n    a ? " + "x".repeat(28) + "…\n      ^");
    }

    @Test
    void unknownEscapesAreNamed() {
        for (String escape : new String[] {"\\x", "\\u12", "\\u00g0", "\\"}) {
            assertThatThrownBy(() -> Slice.parse("city = \"a" + escape))
                    .hasMessageContaining("after the backslash at position 10")
                    .hasMessageContaining("Maybe the backslash itself is meant: \"\\\\\"?");
        }
    }

    @Test
    void hostileTextsAreRefusedBeforeTheyCost() {
        for (String deep : new String[] {"(".repeat(10_000), "(".repeat(5_000) + ")".repeat(5_000)}) {
            assertThatThrownBy(() -> Slice.parse(deep))
                    .hasMessageContaining("at most 100 levels of brackets and \"not\" at position 100");
        }
        assertThatThrownBy(() -> Slice.parse("not ".repeat(2_000) + "a = 1"))
                .hasMessageContaining("at most 100 levels of brackets and \"not\" at position 400");
        assertThatThrownBy(() -> Slice.parse("a".repeat(1 << 20)))
                .hasMessageContaining("at most 10000 characters at position 10000, where it goes on to 1048576.");
        assertThatThrownBy(() -> Slice.parse("c contains \"" + "a".repeat(201) + "\""))
                .hasMessageContaining("a text of at most 200 characters at position 11");
        assertThat(Slice.parse("(".repeat(100) + "a = 1" + ")".repeat(100))).hasToString("a = 1");
        assertThat(Slice.parse("not ".repeat(100) + "a = 1").depth()).isEqualTo(100);
        assertThat(Slice.parse("c contains \"" + "a".repeat(200) + "\"").columns())
                .containsExactly("c");
    }

    @Test
    void aSliceWhoseCanonicalTextIsTooLongIsRefused() {
        String tight = "a=1 or ".repeat(1_427) + "a=1";

        assertThat(tight.length()).isLessThan(Slice.MOST_CHARACTERS);
        assertThatThrownBy(() -> Slice.parse(tight)).hasMessageContaining("where it goes on to 12848.");
    }
}
