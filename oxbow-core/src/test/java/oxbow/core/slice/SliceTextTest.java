package oxbow.core.slice;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

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
}
