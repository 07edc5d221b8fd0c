package oxbow.core.descriptor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TextDescriptorsTest {

    @Test
    void namesAndNumbersAreInTheSameOrder() {
        assertThat(TextDescriptors.NAMES)
                .isEqualTo(List.of(
                        "characters",
                        "words",
                        "lines",
                        "word_length",
                        "letters",
                        "digits",
                        "upper_case",
                        "punctuation",
                        "whitespace",
                        "script_share",
                        "repeated_words",
                        "novelty"));
        assertThat(new TextDescriptors(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, "LATIN").values())
                .containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12);
    }

    @Test
    void aSmallTextWorkedByHand() {
        TextDescriptors text = TextDescriptors.of("Win £100 NOW! win\nnow, ok?", Set.of("win", "ok"));

        assertThat(text.characters()).isEqualTo(26);
        assertThat(text.words()).isEqualTo(6);
        assertThat(text.lines()).isEqualTo(2);
        assertThat(text.wordLength()).isEqualTo(17 / 6.0);
        assertThat(text.letters()).isEqualTo(14 / 26.0);
        assertThat(text.digits()).isEqualTo(3 / 26.0);
        assertThat(text.upperCase()).isEqualTo(4 / 14.0);
        assertThat(text.punctuation()).isEqualTo(4 / 26.0);
        assertThat(text.whitespace()).isEqualTo(5 / 26.0);
        assertThat(text.repeated()).isEqualTo(2 / 6.0);
        assertThat(text.novelty()).isEqualTo(3 / 6.0);
        assertThat(text.script()).isEqualTo("LATIN");
        assertThat(text.scriptShare()).isEqualTo(1);
    }

    @Test
    void scriptsAreCountedByLetters() {
        TextDescriptors mixed = TextDescriptors.of("привет мир, hello 世界");

        assertThat(mixed.script()).isEqualTo("CYRILLIC");
        assertThat(mixed.scriptShare()).isEqualTo(9 / 16.0);
        assertThat(mixed.novelty()).isNaN();
        assertThat(TextDescriptors.of("ab αβ").script()).as("first by name").isEqualTo("GREEK");
        assertThat(TextDescriptors.of("αβ ab").script()).isEqualTo("GREEK");
    }

    @Test
    void codePointsAreCountedAndMarksBelongToWords() {
        TextDescriptors text = TextDescriptors.of("e\u0301te\u0301 😀 𝒜");

        assertThat(text.characters()).isEqualTo(9);
        assertThat(text.words()).isEqualTo(2);
        assertThat(text.wordLength()).isEqualTo(3);
        assertThat(text.letters()).isEqualTo(4 / 9.0);
        assertThat(text.upperCase()).isEqualTo(0.25);
        assertThat(text.punctuation()).as("the face is a symbol").isEqualTo(1 / 9.0);
        assertThat(text.whitespace()).isEqualTo(2 / 9.0);
    }

    @Test
    void sharesOfNothingAreNotNumbers() {
        TextDescriptors empty = TextDescriptors.of("", Set.of());
        TextDescriptors wordless = TextDescriptors.of("?!\r\n\t\u0000", Set.of());

        assertThat(empty.values())
                .containsExactly(
                        0,
                        0,
                        0,
                        Double.NaN,
                        Double.NaN,
                        Double.NaN,
                        Double.NaN,
                        Double.NaN,
                        Double.NaN,
                        Double.NaN,
                        Double.NaN,
                        Double.NaN);
        assertThat(empty.script()).isEmpty();
        assertThat(wordless.letters()).isZero();
        assertThat(wordless.punctuation()).isEqualTo(2 / 6.0);
        assertThat(wordless.whitespace()).as("CR, LF and tab, not NUL").isEqualTo(3 / 6.0);
        assertThat(wordless.wordLength()).isNaN();
        assertThat(wordless.lines()).isEqualTo(2);
        assertThat(TextDescriptors.of("42 42").upperCase()).isNaN();
        assertThat(TextDescriptors.of("42 42").script()).isEmpty();
    }

    @Test
    void messagesHaveTheCountsThatPythonFinds() throws IOException {
        List<String[]> messages;
        try (var lines = SharedData.lines(SharedData.open("text/sms-spam/SMSSpamCollection"))) {
            messages = lines.map(line -> line.split("\t", 2)).toList();
        }
        double characters = 0;
        double words = 0;
        double[] parts = new double[6];
        for (String[] message : messages) {
            TextDescriptors text = TextDescriptors.of(message[1]);
            characters += text.characters();
            words += text.words();
            if (text.words() > 0) {
                parts[0] += text.wordLength() * text.words();
                parts[1] += text.repeated() * text.words();
            }
            parts[2] += text.letters() * text.characters();
            parts[3] += text.digits() * text.characters();
            parts[4] += text.punctuation() * text.characters();
            parts[5] += text.whitespace() * text.characters();
        }
        // unicodedata of Python 3.11 (Unicode 14) over the same file
        assertThat(messages).hasSize(5574);
        assertThat(characters).isEqualTo(448_586);
        assertThat(words).isEqualTo(90_378);
        assertThat(parts).containsExactly(new double[] {342_790, 8_417, 329_505, 13_285, 23_784, 81_961}, within(1e-6));
    }

    @Test
    void spamIsMadeOfWordsThatHamHasNot() throws IOException {
        Set<String> ham = new HashSet<>();
        double unknown = 0;
        int words = 0;
        List<String[]> messages;
        try (var lines = SharedData.lines(SharedData.open("text/sms-spam/SMSSpamCollection"))) {
            messages = lines.map(line -> line.split("\t", 2)).toList();
        }
        for (String[] message : messages) {
            if (message[0].equals("ham")) {
                for (String word : message[1].split("[^\\p{L}\\p{M}\\p{Nd}]+", -1)) {
                    ham.add(word.toLowerCase(java.util.Locale.ROOT));
                }
            }
        }
        for (String[] message : messages) {
            TextDescriptors text = TextDescriptors.of(message[1], ham);
            if (message[0].equals("spam") && text.words() > 0) {
                words += text.words();
                unknown += text.novelty() * text.words();
            } else if (text.words() > 0) {
                assertThat(text.novelty()).as(message[1]).isZero();
            }
        }
        assertThat(words).isEqualTo(19_039);
        assertThat(unknown).isCloseTo(5_186, within(1e-6));
    }
}
