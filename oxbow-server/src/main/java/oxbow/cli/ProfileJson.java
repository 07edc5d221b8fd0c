package oxbow.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import oxbow.core.metric.ProfileFigures;
import oxbow.core.metric.Proportion;
import oxbow.core.profile.BooleansProfile;
import oxbow.core.profile.CategoriesProfile;
import oxbow.core.profile.ColumnProfile;
import oxbow.core.profile.Distribution;
import oxbow.core.profile.NumbersProfile;
import oxbow.core.profile.RowSchema;
import oxbow.core.profile.TextsProfile;
import oxbow.core.profile.TimesProfile;
import oxbow.core.profile.VectorsProfile;
import oxbow.data.FileProfile;
import oxbow.json.Json;

/// A profile as JSON. Field names are part of what scripts rely on: they are added to, never changed.
final class ProfileJson {

    private static final double[] RANKS = {0.01, 0.05, 0.25, 0.5, 0.75, 0.95, 0.99};
    private static final int MOST_CATEGORIES = 50;

    private ProfileJson() {}

    static String of(FileProfile profile) {
        ObjectNode root = Json.mapper().createObjectNode();
        side(root, profile);
        ArrayNode columns = root.putArray("columns");
        for (RowSchema.Field field : profile.profile().schema().fields()) {
            ColumnProfile column = profile.profile().column(field.name()).orElseThrow();
            ObjectNode node = columns.addObject()
                    .put("name", field.name())
                    .put("kind", field.kind().toString())
                    .put("role", field.role().toString().replace(' ', '_'))
                    .put("reason", field.reason());
            values(node, column);
        }
        return root.toPrettyString();
    }

    /// Which files, how many rows, and what was left out.
    static void side(ObjectNode node, FileProfile profile) {
        ArrayNode files = node.putArray("files");
        profile.files().forEach(path -> files.add(path.toString()));
        node.put("rows", profile.profile().rows());
        node.put("names_made_up", profile.unnamed().isPresent());
        ArrayNode unread = node.putArray("columns_not_read");
        profile.unread().forEach(unread::add);
    }

    /// What is known about a column.
    static void values(ObjectNode node, ColumnProfile column) {
        node.put("rows", column.rows()).put("missing", column.missing());
        node.set("missing_share", Json.mapper().valueToTree(Summary.missing(column)));
        switch (column) {
            case NumbersProfile numbers -> numbers(node, numbers);
            case CategoriesProfile categories -> categories(node, categories);
            case BooleansProfile truths -> {
                node.put("count", truths.count()).put("true", truths.trues()).put("false", truths.falses());
                node.set(
                        "true_share",
                        Json.mapper().valueToTree(Proportion.wilson(truths.trues(), truths.count(), Summary.LEVEL)));
            }
            case TextsProfile texts -> {
                node.put("count", texts.count()).put("empty", texts.empty());
                distribution(node.putObject("length"), texts.lengths());
                categories(node.putObject("values"), texts.values());
            }
            case TimesProfile times -> {
                node.put("count", times.count());
                if (times.count() > 0) {
                    node.put("first_ms", times.earliest()).put("last_ms", times.latest());
                    node.put("never_falls", times.order().neverFalls());
                }
            }
            case VectorsProfile vectors -> node.put("width", vectors.width());
        }
        bars(node.putObject("histogram"), Bars.of(List.of(column)), List.of("share"));
    }

    private static void numbers(ObjectNode node, NumbersProfile numbers) {
        node.put("count", numbers.exact().count())
                .put("nan", numbers.exact().nan())
                .put("infinite", numbers.exact().infinite())
                .put("zeros", numbers.exact().zeros())
                .put("negatives", numbers.exact().negatives());
        distribution(node, numbers.values());
        Distinct.of(numbers).json(node);
    }

    private static void distribution(ObjectNode node, Distribution values) {
        node.set("mean", Json.mapper().valueToTree(ProfileFigures.mean(values.exact(), Summary.LEVEL)));
        if (values.exact().count() == 0) {
            return;
        }
        node.put("sd", values.exact().sd())
                .put("min", values.exact().min())
                .put("max", values.exact().max());
        ObjectNode quantiles = node.putObject("quantiles");
        for (double rank : RANKS) {
            quantiles.put(String.valueOf(rank), values.quantiles().quantile(rank));
        }
        node.put("quantile_rank_error", values.quantiles().uniformRankError());
    }

    private static void categories(ObjectNode node, CategoriesProfile categories) {
        node.put("count", categories.count());
        Distinct.of(categories).json(node);
        ArrayNode top = node.putArray("top");
        for (Map.Entry<String, Long> category : Summary.top(categories.exact(), MOST_CATEGORIES)) {
            ObjectNode each = top.addObject().put("value", category.getKey()).put("count", category.getValue());
            each.set(
                    "share",
                    Json.mapper()
                            .valueToTree(Proportion.wilson(category.getValue(), categories.count(), Summary.LEVEL)));
        }
    }

    /// @param names what the shares of each side are called
    static void bars(ObjectNode node, Bars bars, List<String> names) {
        ArrayNode labels = node.putArray("labels");
        bars.labels().forEach(labels::add);
        for (int side = 0; side < bars.shares().size(); side++) {
            ArrayNode shares = node.putArray(names.get(side));
            for (double share : bars.shares().get(side)) {
                shares.add(share);
            }
        }
        node.put("share_error", bars.error());
    }
}
