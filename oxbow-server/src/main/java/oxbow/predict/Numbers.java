package oxbow.predict;

/// Conversions the language leaves out.
final class Numbers {

    private Numbers() {}

    /// The 64 bits read as an unsigned number, rounded to the nearest double.
    static double unsigned(long bits) {
        return bits >= 0 ? bits : ((bits >>> 1) | (bits & 1)) * 2.0;
    }
}
