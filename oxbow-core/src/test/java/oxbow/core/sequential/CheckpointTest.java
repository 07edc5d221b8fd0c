package oxbow.core.sequential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;

class CheckpointTest {
    private static final int RECORDS = 400;
    private static final SampleRatioTest SHARES = SampleRatioTest.of();

    /// One record of a log; every state takes from it what it needs.
    private record Event(boolean canary, boolean error, double weight, double value) {}

    @Test
    void readingOnFromStoredBytesEqualsOnePassExactly() {
        assertReplay(AbsoluteRateBound.start(), (s, e) -> s.add(e.error()));
        assertReplay(RateRatioTest.of(Direction.WORSE, 1.25), (s, e) -> s.error(e.canary(), e.weight()));
        assertReplay(RateRatioTest.of(Direction.BETTER, 1), (s, e) -> s.error(e.canary(), e.weight()));
        assertReplay(PairedShadowTest.start(1.5), (s, e) -> s.add(e.canary(), e.error()));
        assertReplay(SHARES, (s, e) -> s.assigned(e.canary(), e.weight()));
        assertReplay(RunningMeanBound.of(ScoreRange.DIFFERENCE), (s, e) -> s.add(2 * e.value() - 1));
        assertReplay(ConstantMeanBound.of(ScoreRange.SHARE, 0.05), (s, e) -> s.add(e.value()));
        assertReplay(UnpairedMeans.start(), (s, e) -> s.add(e.canary(), e.value()));
    }

    @Test
    void disjointPartsMergeIntoOnePass() {
        assertMerge(AbsoluteRateBound.start(), (s, e) -> s.add(e.error()));
        assertMerge(PairedShadowTest.start(1.5), (s, e) -> s.add(e.canary(), e.error()));
        assertMerge(SHARES, (s, e) -> s.assigned(e.canary(), e.weight()));

        RateRatioTest start = RateRatioTest.of(Direction.WORSE, 1);
        RateRatioTest whole = fold(start, events(), (s, e) -> s.error(e.canary(), e.weight()));
        RateRatioTest parts = fold(start, events().subList(0, 130), (s, e) -> s.error(e.canary(), e.weight()))
                .merge(fold(start, events().subList(130, RECORDS), (s, e) -> s.error(e.canary(), e.weight())));
        assertThat(parts.canaryErrors()).isEqualTo(whole.canaryErrors());
        assertThat(parts.championErrors()).isEqualTo(whole.championErrors());
        for (int i = 0; i < whole.logFactors().size(); i++) {
            assertThat(parts.logFactors().get(i)).isCloseTo(whole.logFactors().get(i), within(1e-11));
        }
    }

    @Test
    void onlyTheSameQuestionMerges() {
        assertThatThrownBy(() -> PairedShadowTest.start(1).merge(PairedShadowTest.start(2)))
                .hasMessageContaining("margins (1.0 and 2.0)");
        assertThatThrownBy(() -> RateRatioTest.of(Direction.WORSE, 1).merge(RateRatioTest.of(Direction.BETTER, 1)))
                .hasMessageContaining("WORSE beyond 1.0 and BETTER beyond 1.0");
        assertThatThrownBy(() -> RateRatioTest.of(Direction.WORSE, 1).merge(RateRatioTest.of(Direction.WORSE, 2)))
                .hasMessageContaining("must be the same");
    }

    @Test
    void aRecordIsNotCountedTwice() {
        Checkpoint<AbsoluteRateBound> checkpoint = new Checkpoint<>(0, AbsoluteRateBound.start());
        checkpoint = checkpoint.after(0, checkpoint.state().add(true));
        checkpoint = checkpoint.after(7, checkpoint.state().add(false));

        assertThat(checkpoint).isEqualTo(new Checkpoint<>(8, new AbsoluteRateBound(2, 1)));
        Checkpoint<AbsoluteRateBound> read = checkpoint;
        assertThatThrownBy(() -> read.after(7, read.state())).hasMessageContaining("read already");
        assertThatThrownBy(() -> new Checkpoint<>(-1, SHARES)).hasMessageContaining("offset (-1)");
    }

    @Test
    void aCheckpointHoldsTheStateThatIsAskedFor() {
        byte[] checkpoint = new Checkpoint<>(3, SHARES).toBytes();

        assertThat(HexFormat.of().formatHex(new Checkpoint<>(300, new AbsoluteRateBound(100, 3)).toBytes()))
                .isEqualTo("060100" + "d804" + "0c" + "060102" + "c801" + "06");
        assertThatThrownBy(() -> Checkpoint.ofBytes(checkpoint, UnpairedMeans.class))
                .hasMessageContaining("of a SampleRatioTest");
        assertThatThrownBy(() -> UnpairedMeans.ofBytes(SHARES.toBytes())).hasMessageContaining("kind");
    }

    private static List<Event> events() {
        SplittableRandom random = new SplittableRandom(5);
        return java.util.stream.IntStream.range(0, RECORDS)
                .mapToObj(i -> {
                    double weight = i < RECORDS / 2 ? 0.1 : 0.5;
                    return new Event(
                            random.nextDouble() < weight, random.nextDouble() < 0.3, weight, random.nextDouble());
                })
                .toList();
    }

    private static <S> S fold(S start, List<Event> events, BiFunction<S, Event, S> step) {
        S state = start;
        for (Event event : events) {
            state = step.apply(state, event);
        }
        return state;
    }

    @SuppressWarnings("unchecked")
    private static <S extends DecisionState> void assertReplay(S start, BiFunction<S, Event, S> step) {
        S whole = fold(start, events(), step);
        Checkpoint<S> checkpoint = new Checkpoint<>(0, start);
        for (int i = 0; i < RECORDS; i++) {
            checkpoint = checkpoint.after(i, step.apply(checkpoint.state(), events().get(i)));
            if (i % 37 == 0) {
                checkpoint = Checkpoint.ofBytes(checkpoint.toBytes(), (Class<S>) start.getClass());
            }
        }
        assertThat(checkpoint.state()).isEqualTo(whole);
        assertThat(checkpoint.offset()).isEqualTo(RECORDS);
        assertThat(checkpoint.state().toBytes()).isEqualTo(whole.toBytes());
    }

    private static <S extends MergeableState<S>> void assertMerge(S start, BiFunction<S, Event, S> step) {
        S whole = fold(start, events(), step);
        for (int split : new int[] {0, 1, 130, RECORDS}) {
            S first = fold(start, events().subList(0, split), step);
            S second = fold(start, events().subList(split, RECORDS), step);

            assertThat(first.merge(second)).isEqualTo(whole);
        }
    }
}
