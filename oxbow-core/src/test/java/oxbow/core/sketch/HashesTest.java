package oxbow.core.sketch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/// Oracle: `xxhash.xxh64` of the Python package xxhash 4.1.0, over the bytes said in [Hashes].
class HashesTest {

    @Test
    void textsHashAsTheirUtf16Bytes() {
        Map<String, Long> expected = Map.ofEntries(
                Map.entry("", 0xef46db3751d8e999L),
                Map.entry("a", 0xe513e02c99167f96L),
                Map.entry("ab", 0x2b4d0fc9e4bf29e2L),
                Map.entry("abc", 0xaff0f2a2f8b32731L),
                Map.entry("abcd", 0xad9338b32cda24c1L),
                Map.entry("Zürich", 0x81fe95361e2f448aL),
                Map.entry("東京", 0x34b7d09bc80e14daL),
                Map.entry("0123456789abcde", 0x1e9a5649869f87a2L),
                Map.entry("0123456789abcdef", 0x65915d1b2958d2efL),
                Map.entry("0123456789abcdefghijklm", 0x6151bfd08378d5e1L),
                Map.entry("The quick brown fox jumps over the lazy dog 0123456789", 0x46a908ceb1000d08L));

        expected.forEach((text, hash) -> assertThat(Hashes.of(text)).as(text).isEqualTo(hash));
    }

    @Test
    void thePublishedHashOfBytesComesOutWhereTheCharactersAreThoseBytes() {
        assertThat(Hashes.of("\u6261\u6463")).as("the bytes of abcd").isEqualTo(0xde0327b0d25d92ccL);
    }

    @Test
    void wholeNumbersHashAsTheirEightBytes() {
        assertThat(Hashes.of(0L)).isEqualTo(0x34c96acdcadb1bbbL);
        assertThat(Hashes.of(1L)).isEqualTo(0x9f29cb17a2a49995L);
        assertThat(Hashes.of(-1L)).isEqualTo(0x85d136adb773c6c9L);
        assertThat(Hashes.of(42L)).isEqualTo(0xb556806fb6d14353L);
        assertThat(Hashes.of(Long.MAX_VALUE)).isEqualTo(0xff70cc60366e770cL);
        assertThat(Hashes.of(Long.MIN_VALUE)).isEqualTo(0x3f425eacf01544e0L);
    }

    @Test
    void realNumbersHashAsTheirBitsAfterZeroAndNaNAreMadeOne() {
        assertThat(Hashes.of(0.0)).isEqualTo(0x34c96acdcadb1bbbL).isEqualTo(Hashes.of(-0.0));
        assertThat(Hashes.of(1.0)).isEqualTo(0x949522f153a1a395L);
        assertThat(Hashes.of(-1.5)).isEqualTo(0xff8a177da21dc0aeL);
        assertThat(Hashes.of(Double.POSITIVE_INFINITY)).isEqualTo(0xfa3d9d79a96b3705L);
        assertThat(Hashes.of(Double.NaN))
                .isEqualTo(0xe9adb09fee122aacL)
                .isEqualTo(Hashes.of(Double.longBitsToDouble(0x7ff8000000000123L)));
    }
}
