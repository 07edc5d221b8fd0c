package oxbow.web.page;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;

/// One of the handwritten digits of the quickstart, read from its sources.
///
/// @param pixels 8 × 8 grey values from 0 to 16
record Digit(String id, List<Double> pixels, String label) {

    private static final Path FILE =
            Path.of("..", "oxbow-quickstart", "src/main/resources/oxbow/quickstart/digits/digits.csv.gz");
    private static final int PIXELS = 64;

    static List<Digit> all() {
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(FILE)), StandardCharsets.US_ASCII))) {
            List<String> text = lines.lines().toList();
            return IntStream.range(0, text.size())
                    .mapToObj(i -> parse("digit-" + i, text.get(i).split(",", -1)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Digit parse(String id, String[] cells) {
        return new Digit(
                id, Arrays.stream(cells).limit(PIXELS).map(Double::valueOf).toList(), cells[PIXELS].strip());
    }

    /// As a camera sees it whose lamp is failing.
    Digit dark() {
        return new Digit(id, pixels.stream().map(v -> Math.max(0, 0.45 * v - 1)).toList(), label);
    }

    private static String heading() {
        return IntStream.range(0, PIXELS).mapToObj(i -> "p" + i).collect(Collectors.joining(","));
    }

    /// As the CSV file of a data set, the last third of the digits in the split `test`.
    static String csv(List<Digit> digits) {
        StringBuilder text = new StringBuilder(heading()).append(",label,split\n");
        for (int i = 0; i < digits.size(); i++) {
            Digit digit = digits.get(i);
            String pixels = digit.pixels().stream().map(String::valueOf).collect(Collectors.joining(","));
            String split = 3 * i < 2 * digits.size() ? "train" : "test";
            text.append(pixels)
                    .append(',')
                    .append(digit.label())
                    .append(',')
                    .append(split)
                    .append('\n');
        }
        return text.toString();
    }
}
