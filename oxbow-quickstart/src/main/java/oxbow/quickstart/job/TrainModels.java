package oxbow.quickstart.job;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import oxbow.quickstart.train.Recipes;

/// Step 2: a quick baseline and a better model, each with everything that made it, and how they do per class.
final class TrainModels {
    private final World world;

    TrainModels(World world) {
        this.world = world;
    }

    /// The models of the first half of the job.
    record Trained(Registered baseline, Registered better) {}

    Trained run(Notes notes) {
        Training training = new Training(world);
        training.prepare();
        long images = world.split().train().size();
        notes.now("training the baseline");
        Registered baseline = training.train("quick baseline", Recipes.BASELINE, 1, images);
        notes.now("training the better model");
        Registered better = training.train("better model", Recipes.BETTER, 1, images);
        JsonNode comparison = training.compare(better.evaluation(), baseline.evaluation());
        notes.fact("models", Map.of("baseline", facts(baseline), "better", facts(better)));
        notes.fact("comparison", comparison);
        notes.say("Baseline " + baseline.name() + ": " + Figures.percent(baseline.accuracy()) + " on the test split; "
                + better.name() + ": " + Figures.percent(better.accuracy()) + "; always the commonest digit: "
                + Figures.percent(better.evaluation().required("majority")) + ".");
        notes.must(
                comparison.required("difference").required("low").asDouble() > 0,
                "On the same test images the better model is ahead by "
                        + Figures.percent(comparison.required("difference")) + ", McNemar p "
                        + Figures.number(comparison.required("mcnemar_p")) + ".");
        notes.must(
                better.evaluation().required("classes").size() == 10,
                "Precision, recall and F1 of each of the ten digits are kept with n and interval.");
        return new Trained(baseline, better);
    }

    static Map<String, Object> facts(Registered model) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("model", model.name());
        facts.put("run", model.run());
        facts.put("trained_rows", model.rows());
        facts.put("distinct_images", model.distinct());
        facts.put("accuracy", model.accuracy());
        facts.put("majority", model.evaluation().required("majority"));
        facts.put("classes", model.evaluation().required("classes"));
        return facts;
    }
}
