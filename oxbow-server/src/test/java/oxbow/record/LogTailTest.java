package oxbow.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static oxbow.record.TestRecords.row;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LogTailTest {

    private static final Optional<String> ANY = Optional.empty();

    private static List<Prediction> rows(long first, int count) {
        List<Prediction> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            rows.add(row("id-" + (first + i), i, Arm.CHAMPION));
        }
        return rows;
    }

    @Test
    void whatItAnswersIsWhatWasAddedOrNothing() {
        Random random = new Random(5);
        LogTail tail = new LogTail(41, 64, 1L << 20);
        long next = 42;
        for (int round = 0; round < 300; round++) {
            int count = random.nextInt(40);
            tail.add(next, rows(next, count));
            next += count;
            long offset = Math.max(41, next - random.nextInt(100));
            int limit = 1 + random.nextInt(50);
            Optional<Portion> portion = tail.after(offset, ANY, limit);
            long oldest = Math.max(42, next - 64);
            assertThat(portion.isPresent()).isEqualTo(offset + 1 >= oldest);
            if (portion.isPresent()) {
                int size = (int) Math.max(0, Math.min(limit, next - 1 - offset));
                assertThat(portion.get().rows())
                        .extracting(
                                Logged::offset, logged -> logged.prediction().id())
                        .containsExactlyElementsOf(java.util.stream.LongStream.rangeClosed(offset + 1, offset + size)
                                .mapToObj(at -> org.assertj.core.groups.Tuple.tuple(at, "id-" + at))
                                .toList());
                assertThat(portion.get().more()).isEqualTo(offset + size < next - 1);
            }
        }
    }

    @Test
    void aFollowerOfAQuietEndpointMovesOnWithTheOthers() {
        LogTail tail = new LogTail(0, 64, 1L << 20);
        tail.add(1, rows(1, 30));
        assertThat(tail.after(0, Optional.of("quiet"), 10)).contains(new Portion(List.of(), 30, false));
        assertThat(tail.after(0, Optional.of("endpoint"), 10).orElseThrow().reached())
                .isEqualTo(10);
    }

    @Test
    void theOldestRowsMakeRoomForBytes() {
        int size = row("id", 7, Arm.CHAMPION).payload().length;
        LogTail tail = new LogTail(0, 64, 3L * size);
        tail.add(1, rows(1, 9));
        assertThat(tail.after(5, ANY, 10)).isEmpty();
        assertThat(tail.after(6, ANY, 10).orElseThrow().rows())
                .extracting(Logged::offset)
                .containsExactly(7L, 8L, 9L);
    }

    @Test
    void aGapIsRefused() {
        LogTail tail = new LogTail(0, 64, 1L << 20);
        assertThatThrownBy(() -> tail.add(3, rows(3, 1))).hasMessageContaining("must follow the last one");
    }
}
