package oxbow.data.file;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// Reads decimal numbers from bytes without making objects, rounded exactly as [Double#parseDouble] does: a sign,
/// digits with at most one decimal mark, an exponent; also `nan`, `inf` and `infinity` in any case. Nothing else.
///
/// The short cut for up to 19 digits is that of Lemire, "Number Parsing at a Gigabyte per Second" (2021), with
/// powers of ten cut to 64 bits: a product that lies too near a rounding edge for these is read the slow way.
/// Not thread-safe: the value of the last success is kept in [#value].
final class Decimals {

    private static final int LEAST_POWER = -60;
    private static final int MOST_POWER = 60;
    private static final int MOST_DIGITS = 19;
    private static final int EXACT_DIGITS = 15;
    private static final int EXACT_POWER = 22;
    private static final int MOST_EXPONENT = 100_000;

    /// The 64 leading bits of each power of ten, and how far these are shifted.
    private static final long[] POWERS = new long[MOST_POWER - LEAST_POWER + 1];
    private static final int[] SHIFTS = new int[MOST_POWER - LEAST_POWER + 1];
    private static final double[] EXACT = new double[EXACT_POWER + 1];

    static {
        for (int power = LEAST_POWER; power <= MOST_POWER; power++) {
            BigInteger ten = BigInteger.TEN.pow(Math.abs(power));
            int up = 320;
            BigInteger scaled = power < 0 ? BigInteger.ONE.shiftLeft(up).divide(ten) : ten.shiftLeft(up);
            int down = scaled.bitLength() - 64;
            POWERS[power - LEAST_POWER] = scaled.shiftRight(down).longValue();
            SHIFTS[power - LEAST_POWER] = down - up;
        }
        EXACT[0] = 1;
        for (int i = 1; i < EXACT.length; i++) {
            EXACT[i] = EXACT[i - 1] * 10;
        }
    }

    private final byte mark;
    private double value;

    /// @param mark the decimal mark, a point or a comma
    Decimals(char mark) {
        this.mark = (byte) mark;
    }

    /// The number that was read last.
    double value() {
        return value;
    }

    /// Whether these bytes are a number; if so it is the [#value].
    boolean read(byte[] bytes, int from, int to) {
        int at = from;
        boolean negative = at < to && bytes[at] == '-';
        if (at < to && (bytes[at] == '-' || bytes[at] == '+')) {
            at++;
        }
        long digits = 0;
        int count = 0;
        int seen = 0;
        int fraction = 0;
        boolean marked = false;
        for (; at < to; at++) {
            int next = bytes[at] - '0';
            if (next >= 0 && next <= 9) {
                seen++;
                if (count > 0 || next > 0) {
                    count++;
                    digits = digits * 10 + next;
                }
                fraction += marked ? 1 : 0;
            } else if (bytes[at] == mark && !marked) {
                marked = true;
            } else {
                break;
            }
        }
        if (seen == 0) {
            return word(bytes, from, to);
        }
        int exponent = at == to ? 0 : exponent(bytes, at, to);
        if (exponent == Integer.MIN_VALUE) {
            return false;
        }
        value = count > MOST_DIGITS
                ? slow(bytes, from, to)
                : number(negative, digits, count, exponent - fraction, bytes, from, to);
        return true;
    }

    /// The exponent that stands from here to the end; the least integer if something else does.
    private static int exponent(byte[] bytes, int from, int to) {
        int at = from + 1;
        if ((bytes[from] | 0x20) != 'e' || at == to) {
            return Integer.MIN_VALUE;
        }
        boolean negative = bytes[at] == '-';
        if (negative || bytes[at] == '+') {
            at++;
        }
        int exponent = 0;
        int digits = 0;
        for (; at < to; at++, digits++) {
            int next = bytes[at] - '0';
            if (next < 0 || next > 9) {
                return Integer.MIN_VALUE;
            }
            exponent = Math.min(MOST_EXPONENT, exponent * 10 + next);
        }
        return digits == 0 ? Integer.MIN_VALUE : negative ? -exponent : exponent;
    }

    private double number(boolean negative, long digits, int count, int power, byte[] bytes, int from, int to) {
        double found;
        if (digits == 0) {
            found = 0;
        } else if (count <= EXACT_DIGITS && Math.abs(power) <= EXACT_POWER) {
            found = power < 0 ? digits / EXACT[-power] : digits * EXACT[power];
        } else if (power < LEAST_POWER || power > MOST_POWER) {
            return slow(bytes, from, to);
        } else {
            found = product(digits, power);
            if (Double.isNaN(found)) {
                return slow(bytes, from, to);
            }
        }
        return negative ? -found : found;
    }

    /// Digits times a power of ten; `NaN` where the rounding cannot be told from 64 bits of the power.
    private static double product(long digits, int power) {
        int zeros = Long.numberOfLeadingZeros(digits);
        long high = Math.unsignedMultiplyHigh(digits << zeros, POWERS[power - LEAST_POWER]);
        int spare = high < 0 ? 11 : 10;
        long dropped = high & ((1L << spare) - 1);
        long half = 1L << (spare - 1);
        // the true product lies from high to below high + 2
        if (dropped + 2 >= 1L << spare || (dropped + 2 >= half && dropped <= half)) {
            return Double.NaN;
        }
        long mantissa = (high >>> spare) + (dropped > half ? 1 : 0);
        return Math.scalb((double) mantissa, 64 + spare - zeros + SHIFTS[power - LEAST_POWER]);
    }

    private double slow(byte[] bytes, int from, int to) {
        return Double.parseDouble(
                new String(bytes, from, to - from, StandardCharsets.ISO_8859_1).replace((char) mark, '.'));
    }

    private boolean word(byte[] bytes, int from, int to) {
        if (to - from < 3 || to - from > 9) {
            return false;
        }
        String word = new String(bytes, from, to - from, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
        switch (word) {
            case "nan" -> value = Double.NaN;
            case "inf", "+inf", "infinity", "+infinity" -> value = Double.POSITIVE_INFINITY;
            case "-inf", "-infinity" -> value = Double.NEGATIVE_INFINITY;
            default -> {
                return false;
            }
        }
        return true;
    }
}
