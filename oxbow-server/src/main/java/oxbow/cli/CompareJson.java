package oxbow.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import oxbow.core.compare.ColumnComparison;
import oxbow.core.compare.ColumnTest;
import oxbow.core.compare.Comparison;
import oxbow.core.compare.SchemaChange;
import oxbow.core.compare.TestResult;
import oxbow.core.profile.ColumnProfile;
import oxbow.data.FileComparison;
import oxbow.json.Json;

/// A comparison as JSON. Field names are part of what scripts rely on: they are added to, never changed.
final class CompareJson {

    private CompareJson() {}

    static String of(FileComparison found) {
        Comparison comparison = found.comparison();
        ObjectNode root = Json.mapper().createObjectNode();
        root.put("drifted", comparison.drifted());
        ObjectNode verdict = root.putObject("verdict");
        verdict.put("decision", comparison.drifted() ? "drift" : "no_drift");
        ArrayNode because = verdict.putArray("because");
        because.add(Verdict.sentence(comparison));
        verdict.putObject("evidence")
                .put("level", comparison.settings().level())
                .put("test_level", comparison.testLevel());
        verdict.put("valid", "once").put("condition", Verdict.condition(comparison));
        ProfileJson.side(root.putObject("reference"), found.reference());
        ProfileJson.side(root.putObject("current"), found.current());
        ArrayNode changes = root.putArray("schema_changes");
        for (SchemaChange change : comparison.schemaChanges()) {
            changes.addObject()
                    .put("column", change.column())
                    .put("change", word(change))
                    .put("text", change.text());
        }
        ArrayNode columns = root.putArray("columns");
        comparison.ranked().forEach(column -> column(columns.addObject(), column, found));
        return root.toPrettyString();
    }

    private static String word(SchemaChange change) {
        return switch (change) {
            case SchemaChange.Added _ -> "added";
            case SchemaChange.Removed _ -> "removed";
            case SchemaChange.KindChanged _ -> "kind_changed";
        };
    }

    private static void column(ObjectNode node, ColumnComparison column, FileComparison found) {
        node.put("name", column.name())
                .put("kind", column.kind().toString())
                .put("role", column.role().toString().replace(' ', '_'))
                .put("drifted", column.drifted())
                .put("effect", column.effect());
        texts(node.putArray("because"), Verdict.reasons(column, found));
        ArrayNode tests = node.putArray("tests");
        for (ColumnTest test : column.tests()) {
            test(tests.addObject(), test);
        }
        ColumnProfile before = Verdict.side(found.reference(), column);
        ColumnProfile now = Verdict.side(found.current(), column);
        ProfileJson.bars(node.putObject("histogram"), Bars.of(List.of(before, now)), List.of("reference", "current"));
    }

    private static void texts(ArrayNode array, List<String> texts) {
        texts.forEach(array::add);
    }

    private static void test(ObjectNode node, ColumnTest test) {
        TestResult result = test.result();
        node.put("test", result.test())
                .put("decides", test.decides())
                .put("drifted", test.drifted())
                .put("significant", result.significant());
        switch (result) {
            case TestResult.Known known -> {
                node.put("statistic", known.statistic())
                        .put("threshold", known.threshold())
                        .put("p_value", known.pValue())
                        .put("level", known.level());
                node.putObject("effect")
                        .put("name", known.effect().name())
                        .put("value", known.effect().value())
                        .put("error", known.effect().error())
                        .put("floor", test.floor());
            }
            case TestResult.Undefined undefined -> node.putNull("statistic").put("undefined", undefined.reason());
        }
        ObjectNode n = node.putObject("n");
        n.put("reference", result.n()).put("current", result.m());
    }
}
