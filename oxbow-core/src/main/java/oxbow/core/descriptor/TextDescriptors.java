package oxbow.core.descriptor;

import java.util.List;
import java.util.Set;

/// What can be said of a text in twelve numbers and the name of its script: an empty field, another language, shouting,
/// copied words or a new vocabulary show in them.
///
/// Characters are Unicode code points. A word is a run of letters, digits and combining marks; words are compared in
/// lower case. The script stands in for the language, which is not guessed: `LATIN` says nothing of English or
/// French. Shares of nothing are not a number, which profiles count as missing. Deterministic; one pass;
/// allocates the words, which are looked up, nothing per character.
///
/// @param characters code points
/// @param words how many
/// @param lines as `String.lines` counts them: 0 for an empty text, and a break at the end begins no line
/// @param wordLength mean length of the words in code points
/// @param letters share of the characters that are letters
/// @param digits share of the characters that are decimal digits
/// @param upperCase share of the letters that are in upper or title case
/// @param punctuation share of the characters that are punctuation or symbols
/// @param whitespace share of the characters that are white space or other separators
/// @param scriptShare share of the letters that are of the dominant script
/// @param repeated share of the words that came before in the text
/// @param novelty share of the words that are not in the given vocabulary; `NaN` without one
/// @param script the script most letters are of, by its Unicode name (`LATIN`), the first in alphabetical order of
///     several; empty if there are no letters
public record TextDescriptors(
        int characters,
        int words,
        int lines,
        double wordLength,
        double letters,
        double digits,
        double upperCase,
        double punctuation,
        double whitespace,
        double scriptShare,
        double repeated,
        double novelty,
        String script) {

    /// The names of [#values], in order.
    public static final List<String> NAMES = List.of(
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
            "novelty");

    /// The descriptors of a text, without a vocabulary.
    public static TextDescriptors of(String text) {
        return new TextPass(text, Set.of()).descriptors(false);
    }

    /// The descriptors of a text.
    ///
    /// @param text any text
    /// @param vocabulary known words, in lower case
    public static TextDescriptors of(String text, Set<String> vocabulary) {
        return new TextPass(text, vocabulary).descriptors(true);
    }

    /// The numbers in the order of [#NAMES]; those that are undefined are `NaN`.
    public double[] values() {
        return new double[] {
            characters,
            words,
            lines,
            wordLength,
            letters,
            digits,
            upperCase,
            punctuation,
            whitespace,
            scriptShare,
            repeated,
            novelty
        };
    }
}
