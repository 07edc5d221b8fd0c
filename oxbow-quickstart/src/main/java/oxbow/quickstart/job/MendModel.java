package oxbow.quickstart.job;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import oxbow.quickstart.digits.Camera;
import oxbow.quickstart.traffic.PoolName;
import oxbow.quickstart.traffic.Traffic;
import oxbow.quickstart.train.Recipe;
import oxbow.quickstart.train.Recipes;
import oxbow.quickstart.train.Samples;

/// Step 7: reviews become labels, four trainings are compared, and the best goes live.
final class MendModel {
    static final String DARK = "digits-dark";

    private static final long LEFT_FOR_VISITORS = 20;
    private static final long BEFORE_ROWS = 1500;
    private static final long RECOVERY_MS = 6000;
    private static final long LABELS_BACK_MS = 2500;

    private final World world;

    MendModel(World world) {
        this.world = world;
    }

    /// One training with how it does under the broken camera.
    private record Contender(String name, Registered model, JsonNode dark) {}

    /// The version that the reviews became, and how many distinct images were reviewed.
    private record Reviewed(int version, long images) {}

    void run(Notes notes, Traffic traffic, Registered old) {
        Reviewed reviewed = reviewsToData(notes, traffic);
        publishDark();
        List<Contender> contenders = trainAll(notes, old, reviewed);
        compare(notes, contenders);
        Contender best = contenders.stream()
                .max(Comparator.comparingDouble(each ->
                        each.dark().required("accuracy").required("value").asDouble()))
                .orElseThrow();
        notes.fact("best", best.name());
        goLive(notes, traffic, best);
    }

    private Reviewed reviewsToData(Notes notes, Traffic traffic) {
        ReviewQueue.Answered answered = new ReviewQueue(world).answer(traffic, LEFT_FOR_VISITORS, notes);
        JsonNode version = world.api()
                .post(
                        world.path("/data/datasets/" + World.DATASET + "/versions/from-reviews"),
                        Map.of(
                                "parent",
                                1,
                                "endpoint",
                                World.ENDPOINT,
                                "split",
                                "train",
                                "note",
                                "Reviewed under the broken camera; answered by a stand-in from the true labels"));
        int number = version.required("number").asInt();
        long added = version.required("rows").asLong() - 1197;
        notes.fact(
                "reviews",
                Map.of(
                        "answered",
                        answered.tasks(),
                        "distinct_images",
                        answered.digits().size(),
                        "rows_added",
                        added,
                        "version",
                        number,
                        "digest",
                        version.required("digest").asText(),
                        "stand_in",
                        true));
        notes.must(
                number == 2 && added > 0,
                "A stand-in rater answered " + answered.tasks() + " reviews of "
                        + answered.digits().size()
                        + " distinct images from the true labels; they are " + added
                        + " new training rows in version " + number
                        + " of the data set, and the images have left live traffic.");
        return new Reviewed(number, answered.digits().size());
    }

    private void publishDark() {
        Random random = new Random(Recipes.SEED);
        PublishData.publish(
                world,
                DARK,
                "The test digits again, photographed through the broken lens",
                List.of(new Tables.Part("test", Samples.of(world.split().test(), Camera.FAILED, random))),
                "Simulated: vignette, gain, black level and noise of the fault");
    }

    private List<Contender> trainAll(Notes notes, Registered old, Reviewed reviewed) {
        long images = world.split().train().size();
        long more = images + reviewed.images();
        List<Contender> contenders = new ArrayList<>();
        contenders.add(contender("old", old));
        contenders.add(train(notes, "augmentation only", Recipes.DARKENED, 1, images));
        contenders.add(train(notes, "reviews only", Recipes.BETTER, reviewed.version(), more));
        contenders.add(train(notes, "both", Recipes.DARKENED, reviewed.version(), more));
        Map<String, Object> facts = new LinkedHashMap<>();
        for (Contender each : contenders) {
            facts.put(
                    each.name(),
                    Map.of(
                            "model", each.model().name(),
                            "run", each.model().run(),
                            "trained_rows", each.model().rows(),
                            "distinct_images", each.model().distinct(),
                            "clean", each.model().accuracy(),
                            "dark", each.dark().required("accuracy")));
            notes.say(each.name() + " (" + each.model().name() + ", "
                    + Figures.count(each.model().distinct())
                    + " distinct images in " + Figures.count(each.model().rows()) + " rows): clean "
                    + Figures.percent(each.model().accuracy()) + ", dark "
                    + Figures.percent(each.dark().required("accuracy")) + ".");
        }
        notes.fact("trainings", facts);
        return contenders;
    }

    private Contender train(Notes notes, String name, Recipe recipe, int version, long images) {
        notes.now("training: " + name);
        return contender(name, new Training(world).train(name, recipe, version, images));
    }

    private Contender contender(String name, Registered model) {
        return new Contender(name, model, new Training(world).evaluate(model.name(), DARK, 1, "test"));
    }

    private void compare(Notes notes, List<Contender> contenders) {
        Training training = new Training(world);
        List<Map<String, Object>> pairs = new ArrayList<>();
        for (int i = 0; i < contenders.size(); i++) {
            for (int j = i + 1; j < contenders.size(); j++) {
                Contender first = contenders.get(j);
                Contender second = contenders.get(i);
                pairs.add(Map.of(
                        "first", first.name(),
                        "second", second.name(),
                        "clean",
                                training.compare(
                                        first.model().evaluation(),
                                        second.model().evaluation()),
                        "dark", training.compare(first.dark(), second.dark())));
            }
        }
        notes.fact("comparisons", pairs);
        Contender both = contenders.getLast();
        JsonNode gain = training.compare(both.dark(), contenders.getFirst().dark());
        notes.must(
                gain.required("difference").required("low").asDouble() > 0,
                "All six pairs are compared on the same clean and the same dark test images; on the dark ones both"
                        + " against old: " + Figures.percent(gain.required("difference")) + ".");
    }

    private void goLive(Notes notes, Traffic traffic, Contender best) {
        automation("full", 0);
        traffic.change(now -> now.with(PoolName.AFTER).atSpeed(ShadowBetter.SPEED));
        Instant from = world.clock().instant();
        Await.requests(traffic, BEFORE_ROWS, "images of the third pool", notes);
        ShadowBetter.paired(notes, world, best.model().name(), "the champion");
        Instant to = world.clock().instant();
        CanaryBetter.promote(notes, world, best.model().name());
        Instant promoted = world.clock().instant();
        notes.now("watching the new champion");
        Await.pause(RECOVERY_MS);
        Instant end = world.clock().instant();
        Await.pause(LABELS_BACK_MS);
        Periods periods = new Periods(world);
        Periods.Period broken = periods.champion(from, to);
        Periods.Period mended = periods.champion(promoted, end);
        notes.fact("recovery", Map.of("before", broken.facts(), "after", mended.facts()));
        notes.must(
                mended.accuracy().low() > broken.accuracy().high(),
                "On the third pool, still under the broken camera, accuracy rose from "
                        + broken.accuracy().text() + " to " + mended.accuracy().text() + ".");
    }

    private void automation(String degree, double auditShare) {
        world.api()
                .put(
                        world.path("/serve/endpoints/" + World.ENDPOINT + "/automation"),
                        Map.of("degree", degree, "threshold", BreakCamera.THRESHOLD, "audit_share", auditShare));
    }
}
