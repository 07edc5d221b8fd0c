package oxbow.web.page;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Function;

/// Runs side by side: what was held fixed, what differs, and what came of it.
///
/// @param columns a run per column, with the model made of it
/// @param rows one line per parameter, input or version
/// @param metrics one line per metric that a run logged
/// @param evaluated evaluations of the runs' models, grouped by what they were held against
public record RunTable(
        List<Column> columns, List<Row> rows, List<Row> metrics, List<Evaluated> evaluated, String sentence) {

    public record Column(TrackView.Run run, List<TrackView.ModelVersion> models) {}

    public record Row(String kind, String name, List<String> values, boolean differs) {}

    /// Evaluations on the same rows.
    public record Evaluated(String on, List<EvaluateView.Evaluation> evaluations) {}

    static RunTable of(
            List<TrackView.Run> runs, List<TrackView.ModelVersion> models, List<EvaluateView.Evaluation> evaluations) {
        List<Column> columns = runs.stream()
                .map(run -> new Column(
                        run, models.stream().filter(m -> m.madeBy(run)).toList()))
                .toList();
        List<Row> rows = new ArrayList<>();
        rows.add(row("code", "code version", runs, TrackView.Run::codeVersion));
        rows.add(row(
                "data",
                "data",
                runs,
                r -> String.join(
                        ", ", r.inputs().stream().map(TrackView.Input::title).toList())));
        for (String name : names(runs, r -> List.copyOf(r.params().keySet()))) {
            rows.add(row("parameter", name, runs, r -> r.params().getOrDefault(name, "–")));
        }
        List<Row> metrics = new ArrayList<>();
        for (String name : metrics(runs)) {
            metrics.add(row("metric", name, runs, r -> metric(r, name)));
        }
        return new RunTable(columns, rows, metrics, evaluated(columns, evaluations), sentence(rows));
    }

    static List<String> metrics(List<TrackView.Run> runs) {
        return names(runs, r -> List.copyOf(r.metrics().keySet()));
    }

    public static String metric(TrackView.Run run, String name) {
        TrackView.Metric metric = run.metrics().get(name);
        return metric == null ? "–" : Show.number(metric.value());
    }

    private static List<String> names(List<TrackView.Run> runs, Function<TrackView.Run, List<String>> of) {
        TreeSet<String> names = new TreeSet<>();
        runs.forEach(run -> names.addAll(of.apply(run)));
        return List.copyOf(names);
    }

    private static Row row(String kind, String name, List<TrackView.Run> runs, Function<TrackView.Run, String> value) {
        List<String> values = runs.stream().map(value).toList();
        return new Row(kind, name, values, values.stream().distinct().count() > 1);
    }

    private static List<Evaluated> evaluated(List<Column> columns, List<EvaluateView.Evaluation> evaluations) {
        List<String> names = columns.stream()
                .flatMap(c -> c.models().stream())
                .map(m -> m.predictor().name())
                .toList();
        List<EvaluateView.Evaluation> theirs =
                evaluations.stream().filter(e -> names.contains(e.model())).toList();
        return theirs.stream()
                .map(EvaluateView.Evaluation::on)
                .distinct()
                .sorted()
                .map(on -> new Evaluated(
                        on, theirs.stream().filter(e -> e.on().equals(on)).toList()))
                .toList();
    }

    private static String sentence(List<Row> rows) {
        List<String> fixed = kinds(rows, false);
        List<String> differs = rows.stream().filter(Row::differs).map(Row::name).toList();
        String held = fixed.isEmpty() ? "Nothing was held fixed" : "Held fixed: " + String.join(", ", fixed);
        return held + ". "
                + (differs.isEmpty() ? "Nothing differs." : "What differs: " + String.join(", ", differs) + ".");
    }

    private static List<String> kinds(List<Row> rows, boolean differs) {
        List<String> kinds = new ArrayList<>();
        for (String kind : List.of("code", "data", "parameter")) {
            List<Row> ofKind = rows.stream().filter(r -> r.kind().equals(kind)).toList();
            if (!ofKind.isEmpty() && ofKind.stream().allMatch(r -> r.differs() == differs)) {
                kinds.add(kind.equals("parameter") ? "all parameters" : kind);
            }
        }
        long some = rows.stream()
                .filter(r -> r.kind().equals("parameter") && r.differs() == differs)
                .count();
        if (some > 0 && !kinds.contains("all parameters")) {
            kinds.add(Show.count(some, "parameter"));
        }
        return kinds;
    }
}
