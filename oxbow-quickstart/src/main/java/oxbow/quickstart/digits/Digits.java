package oxbow.quickstart.digits;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/// The 1,797 digits that come with the program; see `ATTRIBUTION.md` beside the data for author and licence.
public final class Digits {
    private static final String RESOURCE = "/oxbow/quickstart/digits/digits.csv.gz";

    private Digits() {}

    /// All digits in the order of the file.
    public static List<Digit> all() {
        try (InputStream packed = Digits.class.getResourceAsStream(RESOURCE)) {
            if (packed == null) {
                throw new IllegalStateException("The program was built without " + RESOURCE + ".");
            }
            return read(packed);
        } catch (IOException e) {
            throw new UncheckedIOException("The digits cannot be read from " + RESOURCE + ".", e);
        }
    }

    private static List<Digit> read(InputStream packed) throws IOException {
        List<Digit> digits = new ArrayList<>();
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(new GZIPInputStream(packed), StandardCharsets.US_ASCII))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                digits.add(parse(digits.size(), line));
            }
        }
        return List.copyOf(digits);
    }

    private static Digit parse(int id, String line) {
        String[] cells = line.split(",", -1);
        if (cells.length != Image.PIXELS + 1) {
            throw new IllegalStateException(
                    "Line " + (id + 1) + " has " + cells.length + " cells and must have " + (Image.PIXELS + 1) + ".");
        }
        float[] values = new float[Image.PIXELS];
        for (int i = 0; i < Image.PIXELS; i++) {
            values[i] = Float.parseFloat(cells[i]);
        }
        return new Digit(id, Integer.parseInt(cells[Image.PIXELS]), Image.of(values));
    }
}
