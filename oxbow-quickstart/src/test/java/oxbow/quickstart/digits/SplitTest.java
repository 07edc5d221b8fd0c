package oxbow.quickstart.digits;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SplitTest {
    private final List<Digit> digits = Digits.all();

    @Test
    void everyDigitIsInExactlyOnePart() {
        List<Integer> dealt = parts(Split.of(digits, 7)).map(Digit::id).sorted().toList();

        assertThat(dealt).isEqualTo(digits.stream().map(Digit::id).toList()).hasSize(1797);
    }

    @Test
    void theSameSeedDealsTheSameParts() {
        assertThat(parts(Split.of(digits, 7)))
                .containsExactlyElementsOf(parts(Split.of(digits, 7)).toList());
        assertThat(parts(Split.of(digits, 8)))
                .isNotEqualTo(parts(Split.of(digits, 7)).toList());
    }

    @Test
    void noImageIsInTwoPartsUnderAnotherId() {
        long distinct = digits.stream()
                .map(digit -> List.of(boxed(digit.image().values())))
                .distinct()
                .count();

        assertThat(distinct).isEqualTo(digits.size());
    }

    private static Float[] boxed(float[] values) {
        Float[] boxed = new Float[values.length];
        for (int i = 0; i < values.length; i++) {
            boxed[i] = values[i];
        }
        return boxed;
    }

    private static Stream<Digit> parts(Split split) {
        return Stream.of(split.train(), split.dev(), split.test(), split.before(), split.during(), split.after())
                .flatMap(List::stream);
    }
}
