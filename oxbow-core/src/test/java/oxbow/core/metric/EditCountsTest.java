package oxbow.core.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static oxbow.core.metric.Covering.known;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class EditCountsTest {
    @Test
    void wordsAndCharactersByHand() {
        assertThat(EditCounts.ofWords("the cat sat on the mat", "the cat sit on mat now please"))
                .isEqualTo(new EditCounts(3, 1, 0, 6));
        assertThat(EditCounts.ofCharacters("kitten", "sitting")).isEqualTo(new EditCounts(2, 1, 0, 6));
        assertThat(EditCounts.ofCharacters("a😀b", "ab")).isEqualTo(new EditCounts(0, 0, 1, 3));
        assertThat(EditCounts.ofWords("  ", "hello  world")).isEqualTo(new EditCounts(0, 2, 0, 0));
        assertThat(EditCounts.ofWords("hello world", "")).isEqualTo(new EditCounts(0, 0, 2, 2));
        assertThat(EditCounts.ofWords("", "")).isEqualTo(EditCounts.EMPTY);
    }

    @Test
    void editsAreThoseOfTheRecursion() {
        SplittableRandom random = new SplittableRandom(1);
        for (int round = 0; round < 300; round++) {
            List<Integer> one = random.ints(random.nextInt(6), 0, 3).boxed().toList();
            List<Integer> two = random.ints(random.nextInt(6), 0, 3).boxed().toList();
            EditCounts counts = EditCounts.of(one, two);
            assertThat(counts.edits()).isEqualTo(recursion(one, two));
            assertThat(counts.insertions() - counts.deletions()).isEqualTo(two.size() - one.size());
            assertThat(counts.reference()).isEqualTo(one.size());
        }
    }

    @Test
    void theRateRestsOnUtterances() {
        List<EditCounts> utterances =
                List.of(new EditCounts(1, 0, 0, 5), new EditCounts(0, 2, 1, 10), new EditCounts(0, 0, 0, 5));
        Figure.Known rate = known(EditCounts.errorRate(utterances, 0.95));

        assertThat(rate.value()).isEqualTo(0.2);
        assertThat(rate.n()).isEqualTo(3);
        assertThat(EditCounts.errorRate(List.of(), 0.95)).isEqualTo(new Figure.Undefined("no cases", 0));
        EditCounts empty = new EditCounts(0, 2, 0, 0);
        assertThat(EditCounts.errorRate(List.of(empty, empty), 0.95))
                .isEqualTo(new Figure.Undefined("the lower sum is 0", 2));
    }

    @Test
    void mergeAddsUpAndTheStoredFormIsFixed() {
        EditCounts counts = new EditCounts(1, 2, 3, 9).merge(new EditCounts(1, 1, 1, 3));
        assertThat(counts).isEqualTo(new EditCounts(2, 3, 4, 12));
        assertThat(counts.toBytes()).containsExactly(8, 1, 20, 4, 6, 8, 24);
        assertThat(EditCounts.ofBytes(counts.toBytes())).isEqualTo(counts);
        assertThatThrownBy(() -> new EditCounts(2, 0, 2, 3)).hasMessageContaining("reference (3)");
    }

    private static long recursion(List<Integer> one, List<Integer> two) {
        if (one.isEmpty() || two.isEmpty()) {
            return (long) one.size() + two.size();
        }
        List<Integer> oneRest = one.subList(1, one.size());
        List<Integer> twoRest = two.subList(1, two.size());
        long replaced = recursion(oneRest, twoRest) + (one.getFirst().equals(two.getFirst()) ? 0 : 1);
        return Math.min(replaced, 1 + Math.min(recursion(oneRest, two), recursion(one, twoRest)));
    }
}
