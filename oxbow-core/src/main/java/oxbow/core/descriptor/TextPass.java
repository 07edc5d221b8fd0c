package oxbow.core.descriptor;

import java.lang.Character.UnicodeScript;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// One pass over a text, counting.
final class TextPass {
    private final String text;
    private final Set<String> vocabulary;
    private final Set<String> distinct = new HashSet<>();
    private final Map<UnicodeScript, Integer> lettersOf = new EnumMap<>(UnicodeScript.class);
    private UnicodeScript current = UnicodeScript.COMMON;
    private int ofCurrent;
    private int characters;
    private int words;
    private int inWords;
    private int unknown;
    private int letters;
    private int digits;
    private int upper;
    private int punctuation;
    private int whitespace;

    TextPass(String text, Set<String> vocabulary) {
        this.text = text;
        this.vocabulary = vocabulary;
    }

    TextDescriptors descriptors(boolean hasVocabulary) {
        int wordStart = -1;
        int at = 0;
        while (at < text.length()) {
            int c = text.codePointAt(at);
            boolean inWord = count(c);
            if (inWord && wordStart < 0) {
                wordStart = at;
            } else if (!inWord && wordStart >= 0) {
                word(text.substring(wordStart, at));
                wordStart = -1;
            }
            at += Character.charCount(c);
        }
        if (wordStart >= 0) {
            word(text.substring(wordStart));
        }
        lettersOf.merge(current, ofCurrent, Integer::sum);
        UnicodeScript dominant = dominant();
        int ofDominant = lettersOf.getOrDefault(dominant, 0);
        return new TextDescriptors(
                characters,
                words,
                (int) text.lines().count(),
                share(inWords, words),
                share(letters, characters),
                share(digits, characters),
                share(upper, letters),
                share(punctuation, characters),
                share(whitespace, characters),
                share(ofDominant, letters),
                share(words - distinct.size(), words),
                hasVocabulary ? share(unknown, words) : Double.NaN,
                ofDominant == 0 ? "" : dominant.name());
    }

    /// Counts a character and says whether it is part of a word.
    private boolean count(int c) {
        characters++;
        boolean inWord = true;
        switch (Character.getType(c)) {
            case Character.UPPERCASE_LETTER, Character.TITLECASE_LETTER -> {
                upper++;
                letter(c);
            }
            case Character.LOWERCASE_LETTER, Character.MODIFIER_LETTER, Character.OTHER_LETTER -> letter(c);
            case Character.DECIMAL_DIGIT_NUMBER -> digits++;
            case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK -> {}
            case Character.SPACE_SEPARATOR, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> {
                whitespace++;
                inWord = false;
            }
            default -> {
                inWord = false;
                other(c);
            }
        }
        inWords += inWord ? 1 : 0;
        return inWord;
    }

    private void other(int c) {
        switch (Character.getType(c)) {
            case Character.CONNECTOR_PUNCTUATION,
                    Character.DASH_PUNCTUATION,
                    Character.START_PUNCTUATION,
                    Character.END_PUNCTUATION,
                    Character.INITIAL_QUOTE_PUNCTUATION,
                    Character.FINAL_QUOTE_PUNCTUATION,
                    Character.OTHER_PUNCTUATION,
                    Character.MATH_SYMBOL,
                    Character.CURRENCY_SYMBOL,
                    Character.MODIFIER_SYMBOL,
                    Character.OTHER_SYMBOL -> punctuation++;
            default -> whitespace += Character.isWhitespace(c) ? 1 : 0;
        }
    }

    private void letter(int c) {
        letters++;
        UnicodeScript script = UnicodeScript.of(c);
        if (script != current) {
            lettersOf.merge(current, ofCurrent, Integer::sum);
            current = script;
            ofCurrent = 0;
        }
        ofCurrent++;
    }

    private void word(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        words++;
        distinct.add(lower);
        unknown += vocabulary.contains(lower) ? 0 : 1;
    }

    private UnicodeScript dominant() {
        UnicodeScript dominant = UnicodeScript.COMMON;
        for (Map.Entry<UnicodeScript, Integer> script : lettersOf.entrySet()) {
            int more = Integer.compare(script.getValue(), lettersOf.getOrDefault(dominant, 0));
            if (more > 0 || (more == 0 && script.getKey().name().compareTo(dominant.name()) < 0)) {
                dominant = script.getKey();
            }
        }
        return dominant;
    }

    private static double share(int part, int whole) {
        return whole == 0 ? Double.NaN : (double) part / whole;
    }
}
