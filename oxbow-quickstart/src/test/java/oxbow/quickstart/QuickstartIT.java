package oxbow.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import oxbow.quickstart.api.Json;

/// Runs `oxbow quickstart --exit --report FILE` once, as a user would, and holds its facts.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init") // the run before all tests sets the fields
class QuickstartIT {
    private static final long MOST_MINUTES = 15;

    private JsonNode report;
    private String output;
    private int exitCode;

    @BeforeAll
    void run(@TempDir Path folder) throws IOException, InterruptedException {
        Path launcher = Path.of("..", "oxbow").toRealPath();
        Path facts = folder.resolve("facts.json");
        Path log = folder.resolve("output.txt");
        ProcessBuilder builder = new ProcessBuilder(
                launcher.toString(),
                "quickstart",
                "--exit",
                "--report",
                facts.toString(),
                "--port",
                "0",
                "--grpc-port",
                "0",
                "--data",
                folder.resolve("data").toString());
        builder.environment().put("OXBOW_BUILD", "never");
        builder.environment().put("OXBOW_JAVA_HOME", System.getProperty("java.home"));
        Process process =
                builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
        boolean ended = process.waitFor(MOST_MINUTES, TimeUnit.MINUTES);
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
        output = Files.readString(log);
        assertThat(ended).as(output).isTrue();
        exitCode = process.exitValue();
        assertThat(facts).as(output).exists();
        report = Json.read(Files.readAllBytes(facts));
    }

    @Test
    void everyStepShowsWhatItMust() {
        assertThat(exitCode).as(output).isZero();
        assertThat(report.required("passed").asBoolean()).isTrue();
        assertThat(report.required("steps"))
                .hasSize(8)
                .allSatisfy(step -> assertThat(step.required("passed").asBoolean())
                        .as(step.required("sentences").toString())
                        .isTrue());
    }

    @Test
    void theDataVersionHoldsTheDigitsNobodySendsLive() {
        JsonNode facts = facts(1);

        assertThat(facts.required("rows").asLong()).isEqualTo(1197);
        assertThat(facts.at("/splits/test").asLong()).isEqualTo(437);
        assertThat(facts.required("digest").asText()).matches("[0-9a-f]{64}");
        assertThat(List.of("brightness", "contrast", "sharpness"))
                .allSatisfy(name -> assertThat(
                                facts.at("/descriptors/" + name + "/count").asLong())
                        .isEqualTo(1197));
    }

    @Test
    void theBetterModelIsBetterWithAnIntervalForEachClass() {
        JsonNode models = facts(2).required("models");

        assertThat(value(models.at("/baseline/accuracy"))).isBetween(.84, .90);
        assertThat(value(models.at("/better/accuracy"))).isBetween(.94, .98);
        assertThat(value(models.at("/better/majority"))).isLessThan(.2);
        assertThat(models.at("/better/classes")).hasSize(10).allSatisfy(each -> figure(each.required("recall")));
        assertThat(facts(2).at("/comparison/difference/low").asDouble()).isPositive();
    }

    @Test
    void theShadowFindsTheCandidateBetterOnLiveRequests() {
        JsonNode shadow = facts(3).required("shadow");

        assertThat(number(shadow.required("e_candidate_better"))).isGreaterThanOrEqualTo(20);
        assertThat(shadow.required("only_champion_wrong").asLong())
                .isGreaterThan(shadow.required("only_candidate_wrong").asLong());
        figure(shadow.required("difference"));
    }

    @Test
    void theCanaryIsPromotedByItsEvidenceAfterAWaitThatWasTold() {
        JsonNode canary = facts(4).required("canary");

        assertThat(canary.required("state").asText()).isEqualTo("promoted");
        assertThat(number(canary.required("e_better"))).isGreaterThanOrEqualTo(20);
        assertThat(canary.at("/expected_wait/requests").asLong()).isPositive();
        figure(canary.at("/canary/error_rate"));
        figure(canary.at("/champion/error_rate"));
    }

    @Test
    void bothBadCandidatesAreRolledBackAndTheCostIsTold() {
        for (String name : List.of("wrong_live_path", "twice_as_bad")) {
            JsonNode bad = facts(5).required(name);
            assertThat(bad.required("state").asText()).isEqualTo("rolled_back");
            assertThat(number(bad.required("e_worse"))).isGreaterThanOrEqualTo(100);
            assertThat(bad.required("labelled_canary").asLong()).isPositive();
            assertThat(bad.required("unlabelled_canary").asLong()
                            + bad.required("waiting_canary").asLong())
                    .isPositive();
        }
        assertThat(facts(5).at("/wrong_live_path/table_labelled_canary").asLong())
                .isPositive();
    }

    @Test
    void quietTrafficRaisesNoAlarmAndTheFaultIsDatedRightly() {
        JsonNode facts = facts(6);

        assertThat(facts.required("null_alarms").asLong()).isZero();
        assertThat(facts.at("/alarm/feature").asText()).isEqualTo("brightness");
        assertThat(facts.at("/alarm/change_minus_switch_s").asDouble()).isBetween(-2.0, 2.0);
        assertThat(facts.at("/after/accuracy/high").asDouble())
                .isLessThan(facts.at("/before/accuracy/low").asDouble());
        assertThat(value(facts.at("/after/brightness"))).isLessThan(.5 * value(facts.at("/before/brightness")));
        assertThat(facts.at("/partial/uncertain").asLong()).isPositive();
        assertThat(facts.at("/partial/audit").asLong()).isPositive();
    }

    @Test
    void reviewsMendTheModelAndTheFourTrainingsAreCompared() {
        JsonNode facts = facts(7);
        JsonNode trainings = facts.required("trainings");

        assertThat(facts.at("/reviews/version").asInt()).isEqualTo(2);
        assertThat(facts.at("/reviews/stand_in").asBoolean()).isTrue();
        assertThat(trainings.at("/augmentation only/distinct_images").asLong())
                .isEqualTo(trainings.at("/old/distinct_images").asLong());
        assertThat(trainings.at("/reviews only/distinct_images").asLong())
                .isEqualTo(trainings.at("/old/distinct_images").asLong()
                        + facts.at("/reviews/distinct_images").asLong());
        assertThat(facts.required("comparisons")).hasSize(6).allSatisfy(pair -> {
            figure(pair.at("/clean/difference"));
            figure(pair.at("/dark/difference"));
        });
        assertThat(facts.at("/canary/state").asText()).isEqualTo("promoted");
        assertThat(facts.at("/recovery/after/accuracy/low").asDouble())
                .isGreaterThan(facts.at("/recovery/before/accuracy/high").asDouble());
    }

    @Test
    void theLineageLeadsFromThePredictionToTheLabels() {
        List<String> kinds = IntStream.range(0, facts(8).required("kinds").size())
                .mapToObj(i -> facts(8).required("kinds").get(i).asText())
                .toList();

        assertThat(kinds)
                .contains("prediction", "deployment", "model_version", "run", "dataset_version", "label_snapshot");
    }

    @Test
    void noLiveRequestFailedInAnyStep() {
        for (int step = 4; step <= 8; step++) {
            assertThat(facts(step).required("failed_requests").asLong()).isZero();
        }
    }

    private JsonNode facts(int step) {
        return report.required("steps").required(step - 1).required("facts");
    }

    private static void figure(JsonNode figure) {
        assertThat(figure.required("n").asLong()).isPositive();
        assertThat(figure.required("low").asDouble()).isLessThanOrEqualTo(value(figure));
        assertThat(figure.required("high").asDouble()).isGreaterThanOrEqualTo(value(figure));
    }

    private static double value(JsonNode figure) {
        return figure.required("value").asDouble();
    }

    private static double number(JsonNode value) {
        return value.isTextual() ? Double.parseDouble(value.asText()) : value.asDouble();
    }
}
