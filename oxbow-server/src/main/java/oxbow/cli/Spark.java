package oxbow.cli;

/// A histogram in one line of letters.
final class Spark {

    private static final String BLOCKS = " ▁▂▃▄▅▆▇█";
    private static final String LETTERS = " .:-=+*#@";

    private Spark() {}

    /// A letter for each share, as high as its part of the largest; what is above 0 is never drawn as nothing.
    static String of(double[] shares, boolean unicode) {
        double most = Double.MIN_NORMAL;
        for (double share : shares) {
            most = Math.max(most, share);
        }
        StringBuilder line = new StringBuilder();
        for (double share : shares) {
            int height = share <= 0 ? 0 : (int) Math.max(1, Math.round(8 * share / most));
            line.append((unicode ? BLOCKS : LETTERS).charAt(height));
        }
        return line.toString();
    }
}
