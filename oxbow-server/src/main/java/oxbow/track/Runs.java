package oxbow.track;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import oxbow.data.DataVersion;
import oxbow.data.Datasets;
import oxbow.data.Lineage;
import oxbow.data.Node;
import oxbow.identity.Ids;
import oxbow.identity.Names;
import oxbow.problem.Limits;
import oxbow.problem.ProblemException;
import oxbow.problem.Problems;
import oxbow.store.DuplicateKey;
import oxbow.store.Store;
import oxbow.store.Tx;
import oxbow.work.Outbox;

/// Experiments and their runs. What is answered is durable; a request is carried out whole or not at all.
/// Thread-safe.
public final class Runs {

    private static final Pattern KEY = Pattern.compile("[/\\w.\\- :]{1,250}");
    private static final String KEY_RULE = "be 1 to 250 of letters, digits, / _ . - : and spaces";

    private final Store store;
    private final Datasets datasets;
    private final Lineage lineage;
    private final Outbox outbox;
    private final Clock clock;
    private final Ids ids;
    private final RunStore tables = new RunStore();

    public Runs(Store store, Datasets datasets, Lineage lineage, Outbox outbox, Clock clock, Ids ids) {
        this.store = store;
        this.datasets = datasets;
        this.lineage = lineage;
        this.outbox = outbox;
        this.clock = clock;
        this.ids = ids;
    }

    /// Makes an experiment.
    ///
    /// @throws ProblemException of kind `CONFLICT` if the name is taken
    public Experiment createExperiment(String projectId, String name) {
        Experiment made = new Experiment(ids.next(), Names.check("experiment name", name), 0, now());
        try {
            return store.write(tx -> {
                tables.insertExperiment(tx, projectId, made);
                return made;
            });
        } catch (DuplicateKey _) {
            throw ProblemException.conflict("There is an experiment '" + name + "' in this project already.");
        }
    }

    /// Every experiment of a project, by name.
    public List<Experiment> experiments(String projectId) {
        return store.read(tx -> tables.experiments(tx, projectId));
    }

    /// Starts a run.
    ///
    /// @throws ProblemException of kind `NOT_FOUND` if the experiment or a data version does not exist
    public Run start(String projectId, NewRun wanted) {
        check(wanted);
        Set<String> seen = new HashSet<>();
        List<DataInput> inputs = wanted.inputs().stream()
                .map(input -> datasets.version(projectId, input.dataset(), input.version()))
                .filter(version -> seen.add(version.id()))
                .map(Runs::input)
                .toList();
        String id = ids.next();
        String name = wanted.name().isBlank()
                ? "run-" + id.substring(id.length() - 6)
                : wanted.name().strip();
        return store.write(tx -> {
            Experiment experiment = tables.experiment(tx, projectId, wanted.experiment())
                    .orElseThrow(() -> ProblemException.notFound("experiment", wanted.experiment()));
            Run run = new Run(
                    id,
                    experiment.name(),
                    name,
                    RunStatus.RUNNING,
                    wanted.params(),
                    wanted.tags(),
                    Map.of(),
                    inputs,
                    wanted.codeVersion().strip(),
                    now(),
                    Optional.empty());
            tables.insertRun(tx, experiment.id(), run);
            for (DataInput input : inputs) {
                Node version = new Node(Lineage.DATASET_VERSION, input.versionId());
                lineage.edge(tx, new Node(Lineage.RUN, id), version, "read");
            }
            outbox.append(tx, projectId, "run.started", id, Map.of("name", name, "experiment", experiment.name()));
            return run;
        });
    }

    private static DataInput input(DataVersion version) {
        return new DataInput(version.datasetName(), version.number(), version.id(), version.digest());
    }

    /// Adds parameters. One that is there with the same value is left alone.
    ///
    /// @throws ProblemException if a parameter is there with another value, or the run would have too many; none is
    ///     added then
    public Run addParams(String projectId, String runId, Map<String, String> params) {
        Problems wrong = new Problems();
        check(wrong, params, "param");
        wrong.throwIfAny("list of params");
        return store.write(tx -> {
            find(tx, projectId, runId);
            Map<String, String> known = tables.params(tx, runId);
            Problems problems = new Problems();
            Map<String, String> added = new HashMap<>();
            params.forEach((key, value) -> {
                String before = known.get(key);
                if (before == null) {
                    added.put(key, value);
                } else {
                    problems.require(
                            before.equals(value), "param " + key, value, "stay " + before + ", as first written");
                }
            });
            Limits.count(problems, "params of the run", known.size() + added.size(), Limits.PAIRS);
            problems.throwIfAny("list of params");
            tables.insertParams(tx, runId, added);
            return find(tx, projectId, runId);
        });
    }

    /// Adds values of metrics, also after the end of the run. A value that is there already at that step is
    /// dropped.
    public Run addMetrics(String projectId, String runId, List<NewMetric> metrics) {
        Problems problems = new Problems();
        Limits.count(problems, "values of metrics at once", metrics.size(), Limits.PAIRS);
        for (NewMetric metric : metrics) {
            problems.require(KEY.matcher(metric.key()).matches(), "metric key", metric.key(), KEY_RULE);
        }
        problems.throwIfAny("list of metrics");
        return store.write(tx -> {
            Set<String> keys =
                    new HashSet<>(find(tx, projectId, runId).metrics().keySet());
            metrics.forEach(metric -> keys.add(metric.key()));
            Problems tooMany = new Problems();
            Limits.count(tooMany, "metrics of the run", keys.size(), Limits.PAIRS);
            tooMany.throwIfAny("list of metrics");
            tables.insertMetrics(tx, runId, metrics, clock.millis());
            return find(tx, projectId, runId);
        });
    }

    /// Every value of a metric, by step, then time, then value.
    public List<Metric> history(String projectId, String runId, String key) {
        return store.read(tx -> tables.metrics(tx, find(tx, projectId, runId).id(), key));
    }

    /// Ends a run. Ending it again in the same way changes nothing.
    ///
    /// @throws ProblemException of kind `CONFLICT` if it has ended in another way
    public Run end(String projectId, String runId, RunStatus status) {
        if (status == RunStatus.RUNNING) {
            throw ProblemException.broken("status", "running", "be finished, failed or killed");
        }
        return store.write(tx -> {
            Run before = find(tx, projectId, runId);
            if (tables.end(tx, runId, status, clock.millis())) {
                outbox.append(tx, projectId, "run.ended", runId, Map.of("name", before.name(), "status", status));
            } else if (before.status() != status) {
                throw ProblemException.conflict(
                        "The run " + before.name() + " has ended already: " + before.status() + ".");
            }
            return find(tx, projectId, runId);
        });
    }

    /// A run by its id.
    ///
    /// @throws ProblemException of kind `NOT_FOUND` if the project has no such run
    public Run find(String projectId, String runId) {
        return store.read(tx -> find(tx, projectId, runId));
    }

    private Run find(Tx tx, String projectId, String runId) {
        return tables.run(tx, projectId, runId).orElseThrow(() -> ProblemException.notFound("run", runId));
    }

    /// Runs, newest first.
    ///
    /// @param experiment name or id, if only those of one are wanted
    /// @param before the id of the last run of the page before, if any
    public List<Run> list(String projectId, Optional<String> experiment, Optional<String> before, int limit) {
        return store.read(tx -> tables.runs(tx, projectId, experiment.orElse(""), before.orElse(""), limit));
    }

    /// What two to twenty runs have in common and where they differ.
    public RunComparison compare(String projectId, List<String> runIds) {
        if (runIds.size() < 2 || runIds.size() > 20) {
            throw ProblemException.broken("number of runs", runIds.size(), "be 2 to 20 to compare them");
        }
        return RunComparison.of(store.read(
                tx -> runIds.stream().map(id -> find(tx, projectId, id)).toList()));
    }

    private static void check(NewRun wanted) {
        Problems problems = new Problems();
        Limits.text(problems, "name", wanted.name(), Limits.TITLE);
        Limits.text(problems, "code_version", wanted.codeVersion(), Limits.TITLE);
        Limits.count(problems, "inputs", wanted.inputs().size(), Limits.INPUTS);
        check(problems, wanted.params(), "param");
        check(problems, wanted.tags(), "tag");
        problems.throwIfAny("run");
    }

    private static void check(Problems problems, Map<String, String> pairs, String what) {
        Limits.count(problems, what + "s", pairs.size(), Limits.PAIRS);
        pairs.forEach((key, value) -> {
            problems.require(KEY.matcher(key).matches(), what + " key", key, KEY_RULE);
            Limits.text(problems, what + " " + key, value, Limits.VALUE);
        });
    }

    private Instant now() {
        return Instant.ofEpochMilli(clock.millis());
    }
}
