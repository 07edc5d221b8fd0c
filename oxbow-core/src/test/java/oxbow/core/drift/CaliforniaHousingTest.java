package oxbow.core.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import oxbow.core.metric.Figure;

/// A served model's log whose truth drifts: an estimate without labels must be withdrawn as labels come.
class CaliforniaHousingTest {
    private static final Path FOLDER = Path.of("/work/shared/data/monitoring/california-housing");
    private static final int CHUNKS = 12;

    @BeforeEach
    void theDataIsThere() {
        assumeTrue(Files.isDirectory(FOLDER), "no shared data at " + FOLDER);
    }

    @Test
    void theEstimateIsSeldomRightAndLabelsSaySo() throws IOException {
        Log reference = log("california_housing_reference.csv.gz", 10, 11, 12);
        ScoreCalibration calibration = ScoreCalibration.of(reference.scores(), reference.right(), 15);
        Log analysis = analysis();

        int size = analysis.scores().length / CHUNKS;
        int held = 0;
        CalibrationCheck check = new CalibrationCheck(calibration, 0.01);
        long brokenAt = -1;
        for (int chunk = 0; chunk < CHUNKS; chunk++) {
            int right = 0;
            for (int row = chunk * size; row < (chunk + 1) * size; row++) {
                right += analysis.right()[row] ? 1 : 0;
                check.observe(analysis.scores()[row], analysis.right()[row]);
                brokenAt = brokenAt < 0 && check.evidence() >= 100 ? row : brokenAt;
            }
            double[] scores = Arrays.copyOfRange(analysis.scores(), chunk * size, (chunk + 1) * size);
            Figure.Known estimate = (Figure.Known) calibration.accuracy(scores, 0.95);
            double truth = (double) right / size;
            held += estimate.low() <= truth && truth <= estimate.high() ? 1 : 0;
        }

        assertThat(held).as("chunks of 12 in which the estimate holds").isLessThanOrEqualTo(4);
        assertThat(brokenAt)
                .as("label at which the assumption is called broken")
                .isBetween(0L, 700L);
        assertThat(UnlabelledAccuracy.of(calibration, check, analysis.scores(), 0.95, 0.01))
                .isInstanceOf(UnlabelledAccuracy.AssumptionBroken.class);
    }

    @SuppressWarnings("ArrayRecordComponent") // read once
    private record Log(double[] scores, boolean[] right) {}

    private static Log analysis() throws IOException {
        List<String[]> rows = rows("california_housing_analysis.csv.gz");
        List<String[]> truth = rows("california_housing_analysis_gt.csv.gz");
        double[] scores = new double[rows.size()];
        boolean[] right = new boolean[rows.size()];
        for (int row = 0; row < scores.length; row++) {
            assertThat(truth.get(row)[0]).isEqualTo(rows.get(row)[0]);
            scores[row] = Double.parseDouble(rows.get(row)[10]);
            right[row] = number(rows.get(row)[11]) == number(truth.get(row)[1]);
        }
        return new Log(scores, right);
    }

    private static Log log(String file, int truth, int score, int answer) throws IOException {
        List<String[]> rows = rows(file);
        double[] scores =
                rows.stream().mapToDouble(row -> Double.parseDouble(row[score])).toArray();
        boolean[] right = new boolean[scores.length];
        for (int row = 0; row < right.length; row++) {
            right[row] = number(rows.get(row)[truth]) == number(rows.get(row)[answer]);
        }
        return new Log(scores, right);
    }

    private static long number(String text) {
        return Math.round(Double.parseDouble(text));
    }

    private static List<String[]> rows(String file) throws IOException {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(FOLDER.resolve(file))), StandardCharsets.UTF_8))) {
            return reader.lines().skip(1).map(line -> line.split(",", -1)).toList();
        }
    }
}
