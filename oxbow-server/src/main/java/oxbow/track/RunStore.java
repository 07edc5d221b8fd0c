package oxbow.track;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import oxbow.store.Row;
import oxbow.store.Tx;

/// The tables of experiments and runs.
final class RunStore {

    private static final String EXPERIMENT =
            "select e.*, (select count(*) from track_run r where r.experiment_id = e.id)"
                    + " as run_count from track_experiment e where e.project_id = ?";

    private static final String RUN = "select r.*, e.name as experiment from track_run r"
            + " join track_experiment e on e.id = r.experiment_id where e.project_id = ?";

    void insertExperiment(Tx tx, String projectId, Experiment experiment) {
        tx.update(
                "insert into track_experiment (id, project_id, name, created_at) values (?, ?, ?, ?)",
                experiment.id(),
                projectId,
                experiment.name(),
                experiment.createdAt().toEpochMilli());
    }

    List<Experiment> experiments(Tx tx, String projectId) {
        return tx.query(EXPERIMENT + " order by e.name", RunStore::experiment, projectId);
    }

    Optional<Experiment> experiment(Tx tx, String projectId, String nameOrId) {
        return tx.first(
                EXPERIMENT + " and (e.id = ? or e.name = ?)", RunStore::experiment, projectId, nameOrId, nameOrId);
    }

    void insertRun(Tx tx, String experimentId, Run run) {
        tx.update(
                "insert into track_run (id, experiment_id, name, status, code_version, started_at) values (?, ?, ?, ?, ?, ?)",
                run.id(),
                experimentId,
                run.name(),
                word(run.status()),
                run.codeVersion(),
                run.startedAt().toEpochMilli());
        tx.batch(
                "insert into track_tag (run_id, tag_key, tag_value) values (?, ?, ?)",
                run.tags().entrySet().stream()
                        .map(tag -> new Object[] {run.id(), tag.getKey(), tag.getValue()})
                        .toList());
        tx.batch(
                "insert into track_input (run_id, data_version_id, dataset, version_number, digest) values (?, ?, ?, ?, ?)",
                run.inputs().stream()
                        .map(input -> new Object[] {
                            run.id(), input.versionId(), input.dataset(), (long) input.version(), input.digest()
                        })
                        .toList());
        insertParams(tx, run.id(), run.params());
    }

    void insertParams(Tx tx, String runId, Map<String, String> params) {
        tx.batch(
                "insert into track_param (run_id, param_key, param_value) values (?, ?, ?)",
                params.entrySet().stream()
                        .map(param -> new Object[] {runId, param.getKey(), param.getValue()})
                        .toList());
    }

    Map<String, String> params(Tx tx, String runId) {
        return pairs(tx, "select param_key as k, param_value as v from track_param where run_id = ?", runId);
    }

    void insertMetrics(Tx tx, String runId, List<NewMetric> metrics, long at) {
        tx.batch(
                "insert into track_metric (run_id, metric_key, step, metric_value, reported_at)"
                        + " values (?, ?, ?, ?, ?) on conflict do nothing",
                metrics.stream()
                        .map(metric ->
                                new Object[] {runId, metric.key(), metric.step(), Double.toString(metric.value()), at})
                        .toList());
    }

    /// The history of one metric, or of all if the key is empty.
    List<Metric> metrics(Tx tx, String runId, String key) {
        return tx
                .query(
                        "select * from track_metric where run_id = ? and (? = '' or metric_key = ?)",
                        RunStore::metric,
                        runId,
                        key,
                        key)
                .stream()
                .sorted(Metric.LATER)
                .toList();
    }

    /// Ends a run that is still running; answers whether it was.
    boolean end(Tx tx, String runId, RunStatus status, long at) {
        return tx.update(
                        "update track_run set status = ?, ended_at = ? where id = ? and status = 'running'",
                        word(status),
                        at,
                        runId)
                == 1;
    }

    Optional<Run> run(Tx tx, String projectId, String runId) {
        return tx.first(RUN + " and r.id = ?", RunStore::bare, projectId, runId).map(run -> whole(tx, run));
    }

    /// Runs from the newest on, before a run if that is given; ids are in the order of time.
    List<Run> runs(Tx tx, String projectId, String experimentOrEmpty, String beforeOrEmpty, int limit) {
        return tx
                .query(
                        RUN + " and (? = '' or e.id = ? or e.name = ?) and (? = '' or r.id < ?)"
                                + " order by r.id desc limit ?",
                        RunStore::bare,
                        projectId,
                        experimentOrEmpty,
                        experimentOrEmpty,
                        experimentOrEmpty,
                        beforeOrEmpty,
                        beforeOrEmpty,
                        limit)
                .stream()
                .map(run -> whole(tx, run))
                .toList();
    }

    private Run whole(Tx tx, Run run) {
        Map<String, Metric> latest = new HashMap<>();
        metrics(tx, run.id(), "").forEach(metric -> latest.put(metric.key(), metric));
        return new Run(
                run.id(),
                run.experiment(),
                run.name(),
                run.status(),
                params(tx, run.id()),
                pairs(tx, "select tag_key as k, tag_value as v from track_tag where run_id = ?", run.id()),
                latest,
                tx.query(
                        "select * from track_input where run_id = ? order by dataset, version_number",
                        RunStore::input,
                        run.id()),
                run.codeVersion(),
                run.startedAt(),
                run.endedAt());
    }

    private static Map<String, String> pairs(Tx tx, String sql, String runId) {
        Map<String, String> found = new HashMap<>();
        tx.query(sql, row -> Map.entry(row.text("k"), row.text("v")), runId)
                .forEach(pair -> found.put(pair.getKey(), pair.getValue()));
        return found;
    }

    private static Run bare(Row row) {
        return new Run(
                row.text("id"),
                row.text("experiment"),
                row.text("name"),
                RunStatus.valueOf(row.text("status").toUpperCase(Locale.ROOT)),
                Map.of(),
                Map.of(),
                Map.of(),
                List.of(),
                row.text("code_version"),
                row.time("started_at"),
                row.optionalTime("ended_at"));
    }

    private static Metric metric(Row row) {
        return new Metric(
                row.text("metric_key"),
                row.integer("step"),
                Double.parseDouble(row.text("metric_value")),
                row.time("reported_at"));
    }

    private static DataInput input(Row row) {
        return new DataInput(
                row.text("dataset"),
                Math.toIntExact(row.integer("version_number")),
                row.text("data_version_id"),
                row.text("digest"));
    }

    private static Experiment experiment(Row row) {
        return new Experiment(row.text("id"), row.text("name"), row.integer("run_count"), row.time("created_at"));
    }

    private static String word(RunStatus status) {
        return status.name().toLowerCase(Locale.ROOT);
    }
}
