package oxbow.core.sketch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.apache.datasketches.frequencies.ErrorType;
import org.apache.datasketches.frequencies.FrequentItemsSketch;
import org.junit.jupiter.api.Test;
import oxbow.core.sketch.FrequentItems.Item;
import oxbow.core.stored.Family;
import oxbow.core.stored.StoredWriter;

class FrequentItemsTest {

    /// Texts of which the r-th most frequent comes about 1/r as often as the first.
    private static List<String> zipf(int n, int different, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<String> texts = new ArrayList<>(n);
        for (int i = 0; i < n; i++) {
            texts.add("item" + (int) Math.pow(different, random.nextDouble()));
        }
        return texts;
    }

    private static FrequentItems of(int limit, List<String> texts) {
        FrequentItemsBuilder builder = new FrequentItemsBuilder(limit);
        texts.forEach(builder::add);
        return builder.build();
    }

    private static Map<String, Long> exactly(List<String> texts) {
        Map<String, Long> counts = new HashMap<>();
        texts.forEach(text -> counts.merge(text, 1L, Long::sum));
        return counts;
    }

    private static void boundsHold(FrequentItems sketch, List<String> texts) {
        assertThat(sketch.total()).isEqualTo(texts.size());
        assertThat(sketch.maximumError()).isLessThanOrEqualTo(sketch.total() / (sketch.limit() + 1));
        exactly(texts).forEach((text, count) -> {
            assertThat(count).as(text).isBetween(sketch.lowerBound(text), sketch.upperBound(text));
            if (count > sketch.maximumError()) {
                assertThat(sketch.counts()).containsKey(text);
            }
        });
    }

    @Test
    void fewDifferentTextsAreCountedExactly() {
        FrequentItems sketch = of(3, List.of("b", "a", "c", "b", "c", "b", "a"));

        assertThat(sketch.maximumError()).isZero();
        assertThat(sketch.items()).containsExactly(new Item("b", 3, 3), new Item("a", 2, 2), new Item("c", 2, 2));
        assertThat(sketch.lowerBound("b")).isEqualTo(3);
        assertThat(sketch.upperBound("x")).isZero();
    }

    @Test
    void whatIsTakenOffIsTheFirstCountBeyondTheLimit() {
        FrequentItems sketch =
                new FrequentItemsBuilder(2).add("a", 10).add("b", 7).add("c", 3).build();

        assertThat(sketch.items()).containsExactly(new Item("a", 7, 10), new Item("b", 4, 7));
        assertThat(sketch.maximumError()).isEqualTo(3);
        assertThat(sketch.total()).isEqualTo(20);
        assertThat(sketch.upperBound("c")).isEqualTo(3);
    }

    @Test
    void theBoundsHoldWhateverComes() {
        for (int seed = 0; seed < 8; seed++) {
            for (int limit : new int[] {1, 2, 10, 64}) {
                List<String> texts = zipf(3_000, 500, seed);
                boundsHold(of(limit, texts), texts);
                Collections.sort(texts);
                boundsHold(of(limit, texts), texts);
                Collections.reverse(texts);
                boundsHold(of(limit, texts), texts);
            }
        }
    }

    @Test
    void theBoundsHoldAfterMergingPartsOfAllSizes() {
        int[] sizes = {0, 1, 9, 10, 11, 20, 21, 300, 5_000};
        for (int left : sizes) {
            for (int right : sizes) {
                List<String> texts = zipf(left + right, 200, left * 31L + right);
                FrequentItems merged = of(10, texts.subList(0, left)).merge(of(10, texts.subList(left, left + right)));

                boundsHold(merged, texts);
            }
        }
    }

    @Test
    void theSmallerLimitRemains() {
        List<String> texts = zipf(4_000, 300, 5);
        FrequentItems fine = of(50, texts.subList(0, 2_000));
        FrequentItems coarse = of(7, texts.subList(2_000, 4_000));

        assertThat(fine.merge(coarse).limit()).isEqualTo(7);
        boundsHold(coarse.merge(fine), texts);
        assertThatThrownBy(() -> new FrequentItemsBuilder(8).add(coarse)).hasMessageContaining("The limit (7)");
    }

    @Test
    void theOrderOfEqualCountsIsFixed() {
        List<String> texts = zipf(2_000, 400, 8);
        byte[] bytes = of(20, texts).toBytes();
        FrequentItemsBuilder asked = new FrequentItemsBuilder(20);
        texts.forEach(text -> assertThat(asked.add(text).build().limit()).isEqualTo(20));

        assertThat(of(20, texts).toBytes()).isEqualTo(bytes);
        assertThat(asked.build().toBytes()).isEqualTo(bytes);
        assertThat(of(20, texts).items())
                .isSortedAccordingTo((a, b) -> a.lowerBound() == b.lowerBound()
                        ? a.name().compareTo(b.name())
                        : Long.compare(b.lowerBound(), a.lowerBound()));
    }

    @Test
    void theBoundsAreNotWiderThanThoseOfDataSketchesInTheSameMemory() {
        List<String> texts = zipf(100_000, 20_000, 9);
        FrequentItemsSketch<String> theirs = new FrequentItemsSketch<>(128);
        texts.forEach(theirs::update);
        FrequentItems own = of(96, texts);

        assertThat(own.maximumError()).isLessThanOrEqualTo(theirs.getMaximumError());
        List<String> certain = new ArrayList<>();
        for (var row : theirs.getFrequentItems(ErrorType.NO_FALSE_POSITIVES)) {
            certain.add(row.getItem());
        }
        assertThat(certain).isNotEmpty();
        assertThat(own.items().stream().map(Item::name).toList()).containsAll(certain);
    }

    /// The broken variant: counts that are dropped without being taken off the others, as the sketch "keep the most
    /// frequent so far" does.
    @Test
    void droppingWithoutTakingOffBreaksTheBounds() {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            texts.add("a" + i % 2);
        }
        for (int i = 0; i < 900; i++) {
            texts.add("late");
            texts.add("noise" + i);
            texts.add("noise" + i);
        }
        Map<String, Long> kept = new HashMap<>();
        for (String text : texts) {
            kept.merge(text, 1L, Long::sum);
            if (kept.size() > 2) {
                kept.remove(Collections.min(kept.entrySet(), Map.Entry.comparingByValue())
                        .getKey());
            }
        }

        assertThat(kept.getOrDefault("late", 0L) + texts.size() / 3).isLessThan(900 + texts.size() / 3 - 500);
        boundsHold(of(2, texts), texts);
        assertThat(of(2, texts).upperBound("late")).isGreaterThanOrEqualTo(900);
    }

    @Test
    void whatIsStoredComesBackAndTheBytesAreFixedForEver() {
        FrequentItems sketch = of(20, zipf(2_000, 400, 8));

        assertThat(FrequentItems.ofBytes(sketch.toBytes())).isEqualTo(sketch);
        assertThat(FrequentItems.empty(5).toBytes()).containsExactly(3, 1, 10, 0, 0, 0);
        assertThat(new FrequentItemsBuilder(1).add("é", 3).add("b").build().toBytes())
                .containsExactly(3, 1, 2, 8, 2, 2, 4, 0xC3, 0xA9, 4);
        FrequentItems halves = of(5, List.of("\uD800", "?", "\uDC00", "\uD83D\uDE00"));
        assertThat(FrequentItems.ofBytes(halves.toBytes())).isEqualTo(halves);
        assertThat(halves.lowerBound("\uD800")).isEqualTo(3);
        assertThat(halves.lowerBound("\uD83D\uDE00")).isEqualTo(1);
    }

    @Test
    void contentsThatNoSketchHasAreRefused() {
        refuses(form -> form.number(0), "between 1 and");
        refuses(
                form -> form.number(1)
                        .number(9)
                        .number(0)
                        .number(2)
                        .text("a")
                        .number(1)
                        .text("b")
                        .number(1),
                "at most");
        refuses(
                form -> form.number(2)
                        .number(9)
                        .number(0)
                        .number(2)
                        .text("b")
                        .number(1)
                        .text("a")
                        .number(1),
                "order");
        refuses(
                form -> form.number(2)
                        .number(9)
                        .number(0)
                        .number(2)
                        .text("b")
                        .number(1)
                        .text("b")
                        .number(1),
                "order");
        refuses(form -> form.number(2).number(9).number(0).number(1).text("a").number(0), "at least 1");
        refuses(form -> form.number(2).number(9).number(0).number(1).text("a").number(10), "at most 9");
        refuses(form -> form.number(2).number(9).number(3).number(1).text("a").number(1), "maximum error (3)");
        refuses(form -> form.number(2).number(-1).number(0).number(0), "uncounted");
        refuses(form -> form.number(2).number(9).number(-1).number(0), "maximum error (-1)");
        refuses(form -> form.number(2).number(9).number(0).number(0).flag(true), "goes on");
        FrequentItemsBuilder builder = new FrequentItemsBuilder(3);
        assertThatThrownBy(() -> builder.add("a", 0)).hasMessageContaining("The weight (0)");
        assertThatThrownBy(() -> builder.add("a", Long.MAX_VALUE).add("b")).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void hostileBytesAreOnlyRefused() {
        byte[] bytes = of(20, zipf(500, 100, 8)).toBytes();
        SplittableRandom random = new SplittableRandom(6);
        for (int round = 0; round < 2_000; round++) {
            byte[] hostile = Arrays.copyOf(bytes, random.nextBoolean() ? bytes.length : random.nextInt(bytes.length));
            if (hostile.length > 0) {
                hostile[random.nextInt(hostile.length)] ^= (byte) random.nextInt();
            }
            try {
                assertThat(FrequentItems.ofBytes(hostile).items()).hasSizeLessThan(100);
            } catch (IllegalArgumentException refused) {
                assertThat(refused).hasMessageContaining("must");
            }
        }
    }

    private static void refuses(Consumer<StoredWriter> fields, String reason) {
        StoredWriter form = new StoredWriter(Family.FREQUENT_ITEMS, 1);
        fields.accept(form);
        assertThatThrownBy(() -> FrequentItems.ofBytes(form.toBytes()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(reason);
    }
}
