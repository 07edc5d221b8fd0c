package oxbow.core.slice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SliceTextTest {

    @Test
    void theCanonicalTextOfARandomSliceReadsAsTheSlice() {
        RandomSlices random = new RandomSlices(3);
        for (int i = 0; i < 5_000; i++) {
            Slice slice = random.slice(i % 6);
            if (slice.toString().length() <= Slice.MOST_CHARACTERS) {
                assertThat(Slice.parse(slice.toString())).isEqualTo(slice);
            }
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '¦', quoteCharacter = '§', textBlock = """
            age<30 AND(city="Lyon"OR TAG:dark)   ¦ age < 30 and (city = "Lyon" or tag:dark)
            ((a = 1 and b = 2) and c = 3)        ¦ a = 1 and b = 2 and c = 3
            (a = 1 and b = 2) or c = 3           ¦ a = 1 and b = 2 or c = 3
            a = 1 or (b = 2 or c = 3)            ¦ a = 1 or b = 2 or c = 3
            not (not (a = 1))                    ¦ not not a = 1
            NOT (a = 1 or b = 2)                 ¦ not (a = 1 or b = 2)
            not (a = 1 and b = 2)                ¦ not (a = 1 and b = 2)
            not a = 1 and b = 2                  ¦ not a = 1 and b = 2
            not a in (1)                         ¦ a not in (1)
            not a between 1 and 2 and b = 1      ¦ a not between 1 and 2 and b = 1
            a Not Contains "x"                   ¦ a not contains "x"
            a starts  with "x"                   ¦ a starts with "x"
            a is not missing                     ¦ a is present
            a is not present                     ¦ a is missing
            a is present                         ¦ a is present
            not a is missing                     ¦ not a is missing
            not tag:`dark`                       ¦ not tag:dark
            tag:not                              ¦ tag:not
            tag:low-light                        ¦ tag:low-light
            tag:`two words`                      ¦ tag:`two words`
            tag = 1                              ¦ tag = 1
            `a` = 1                              ¦ a = 1
            `True` = TRUE                        ¦ `True` = true
            `a\\`b` != "\\u0041\\"\\n\\u202e"        ¦ `a\\`b` != "A\\"\\n\\u202e"
            a = 30.0                             ¦ a = 30
            a = -0                               ¦ a = 0
            a = 1e3                              ¦ a = 1000
            a = 1.5E-7                           ¦ a = 1.5E-7
            a = 1e15                             ¦ a = 1.0E15
            a = -999999999999999                 ¦ a = -999999999999999
            _x.y_2 >= -2.50                      ¦ _x.y_2 >= -2.5
            """)
    void everySpellingHasOneCanonicalText(String text, String canonical) {
        assertThat(Slice.parse(text)).hasToString(canonical);
        assertThat(Slice.parse(canonical)).isEqualTo(Slice.parse(text));
    }

    @Test
    void anyTextAndNameSurvives() {
        StringBuilder all = new StringBuilder();
        for (int c = 0; c <= Character.MAX_VALUE; c += c < 0x300 || (c > 0xD7F0 && c < 0xE010) ? 1 : 97) {
            all.append((char) c);
        }
        for (int from = 0; from < all.length(); from += 400) {
            String text = all.substring(from, Math.min(from + 400, all.length()));
            Slice slice = new Slice.And(
                    List.of(new Term.Compared(text, Comparison.BELOW, new Literal.Text(text)), new Term.Tagged(text)));

            assertThat(Slice.parse(slice.toString())).isEqualTo(slice);
        }
    }

    @Test
    void noCharacterOfTheCanonicalTextIsUnseen() {
        Slice slice = new Term.Compared("a", Comparison.EQUAL, new Literal.Text("\0\t\r\n\u202e\u2028\ud800é😀"));

        assertThat(slice).hasToString("a = \"\\u0000\\t\\r\\n\\u202e\\u2028\\ud800é😀\"");
    }

    @Test
    void depthIsWhatTheCanonicalTextNeeds() {
        assertThat(Slice.parse("a = 1 and b not in (2)").depth()).isZero();
        assertThat(Slice.parse("not a = 1").depth()).isEqualTo(1);
        assertThat(Slice.parse("a = 1 and (b = 1 or c = 1)").depth()).isEqualTo(1);
        assertThat(Slice.parse("not (a = 1 and (b = 1 or c = 1))").depth()).isEqualTo(3);
        assertThat(Slice.parse("not (a = 1 or not b = 1)").depth()).isEqualTo(3);
        assertThat(Slice.parse("a = 1 or not not b = 1").depth()).isEqualTo(2);
    }

    @Test
    void slicesPutTogetherByHandAreCheckedToo() {
        Slice a = new Term.Tagged("a");
        Slice deep = Slice.parse("not ".repeat(100) + "tag:a");
        Slice deepOr = new Slice.Or(List.of(deep, a));

        assertThatThrownBy(() -> new Slice.Not(deep))
                .hasMessage("The slice (101 levels) must nest at most 100 levels deep.");
        assertThatThrownBy(() -> new Slice.And(List.of(a, deepOr))).hasMessageContaining("101 levels");
        assertThatThrownBy(() -> new Slice.And(List.of(a))).hasMessage("The parts (1) must be at least 2.");
        assertThatThrownBy(() -> new Slice.Or(List.of())).hasMessage("The parts (0) must be at least 2.");
        assertThatThrownBy(() -> new Term.Tagged("")).hasMessage("The name (\"\") must not be empty.");
        assertThatThrownBy(() -> new Term.Presence("", true)).hasMessageContaining("The name");
        assertThatThrownBy(() -> new Term.Matched("", Term.Place.START, "")).hasMessageContaining("The name");
        assertThatThrownBy(() -> new Term.Among("", List.of(new Literal.Truth(true))))
                .hasMessageContaining("The name");
        assertThatThrownBy(() -> new Term.Among("a", List.of())).hasMessage("The values (0) must be at least 1.");
        assertThatThrownBy(() -> new Term.Matched("a", Term.Place.START, "x".repeat(201)))
                .hasMessage("The text to look for (201 characters) must have at most 200.");
        assertThatThrownBy(() -> new Literal.Numeral(Double.NaN)).hasMessage("The number (NaN) must be finite.");
    }

    @Test
    void columnsAndTagsAreListedOnceInOrder() {
        Slice slice =
                Slice.parse("b = 1 or (a is missing and tag:x) or not b in (2) or tag:w and tag:x and c contains \"\"");

        assertThat(slice.columns()).isEqualTo(Set.of("b", "a", "c")).containsExactly("b", "a", "c");
        assertThat(slice.tags()).containsExactly("x", "w");
    }
}
