package oxbow.serve;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import oxbow.identity.Ids;
import oxbow.predict.Loaded;
import oxbow.predict.Result;
import oxbow.predict.Tensor;
import oxbow.problem.ProblemException;
import oxbow.problem.ProblemKind;
import oxbow.record.Arm;
import oxbow.record.Prediction;
import oxbow.record.Records;
import oxbow.serve.Exchange.Note;

/// Answers inference requests. A request reads one immutable snapshot of its endpoint and nothing else: no
/// database, no lock.
///
/// A request belongs to the candidate if the salted hash of its key lies below the weight. If the candidate
/// breaks down, answers numbers that are not finite or is too slow, the champion answers, and the failure is
/// recorded as the candidate's error. Thread-safe.
public final class Router implements AutoCloseable {

    private static final long LONGEST_COMMIT_S = 5;

    private final LiveEndpoints endpoints;
    private final Records records;
    private final Clock clock;
    private final Ids ids;
    private final RouterSettings settings;
    private final ShadowQueue shadows;

    Router(LiveEndpoints endpoints, Records records, Clock clock, Ids ids, RouterSettings settings) {
        this.endpoints = endpoints;
        this.records = records;
        this.clock = clock;
        this.ids = ids;
        this.settings = settings;
        this.shadows = new ShadowQueue(settings.shadowQueue(), settings.shadowThreads());
    }

    /// The names of a project's endpoints.
    public List<String> names(String projectId) {
        return endpoints.names(projectId);
    }

    /// What an endpoint serves; empty if there is none of that name.
    public Optional<ServedModel> served(String projectId, String endpoint) {
        return endpoints.find(projectId, endpoint).map(Live::served);
    }

    /// Answers a request and records it.
    ///
    /// @throws ProblemException of kind `NOT_FOUND` for an unknown endpoint, `RULE_BROKEN` if the inputs do not
    ///     suit the champion, `OVERLOADED` if too many requests wait, or if the log
    ///     cannot keep an answer that a person is to decide
    /// @throws oxbow.predict.ModelFailure if the champion breaks down
    public Answer infer(Inference request) {
        Live live = endpoints
                .find(request.projectId(), request.endpoint())
                .orElseThrow(() -> ProblemException.notFound("endpoint", request.endpoint()));
        Serving serving = live.enter();
        try {
            return infer(live, serving, request);
        } finally {
            serving.exit();
        }
    }

    private Answer infer(Live live, Serving serving, Inference request) {
        Snapshot snapshot = serving.snapshot();
        snapshot.champion().signature().check(request.inputs());
        live.requests.increment();
        Instant at = clock.instant();
        List<String> rowIds = newIds(request.inputs().getFirst());
        String key = request.key().orElse(rowIds.getFirst());
        Exchange exchange = new Exchange(request, snapshot, rowIds, key, at, settings.longestPayload());
        Optional<Snapshot.Split> taken = snapshot.split().filter(split -> split.takes(key));
        return taken.isPresent()
                ? byCandidate(live, serving, exchange, taken.get())
                : byChampion(live, serving, exchange);
    }

    private Answer byCandidate(Live live, Serving serving, Exchange exchange, Snapshot.Split split) {
        long start = System.nanoTime();
        live.canary.increment();
        Loaded candidate = serving.candidate().orElseThrow();
        boolean asks = !live.reviewsFull();
        CandidateRun run =
                CandidateRun.of(serving, candidate, exchange.request().inputs(), settings.slow());
        return switch (run) {
            case CandidateRun.Answered(Result result) -> {
                Note note = new Note(Arm.CANARY, split.candidate(), "", Exchange.BY_MODEL, asks, micros(start));
                yield answer(exchange, note, result, split.candidate());
            }
            case CandidateRun.Failed(String reason) -> {
                live.candidateFailures.increment();
                Result result = championRun(live, serving, exchange, Arm.CANARY, start);
                Note note = new Note(Arm.CANARY, split.candidate(), reason, Exchange.BY_CHAMPION, asks, micros(start));
                yield answer(exchange, note, result, serving.snapshot().champion());
            }
        };
    }

    private Answer byChampion(Live live, Serving serving, Exchange exchange) {
        long start = System.nanoTime();
        Result result = championRun(live, serving, exchange, Arm.CHAMPION, start);
        long micros = micros(start);
        String error = micros > TimeUnit.NANOSECONDS.toMicros(settings.slow().toNanos())
                ? "The champion took longer than " + settings.slow().toMillis() + " ms."
                : "";
        Deployment champion = serving.snapshot().champion();
        Note note = new Note(Arm.CHAMPION, champion, error, Exchange.BY_MODEL, !live.reviewsFull(), micros);
        Answer answer = answer(exchange, note, result, champion);
        serving.snapshot()
                .split()
                .filter(split -> split.pattern() == Pattern.SHADOW)
                .ifPresent(split -> shadow(live, serving, exchange, split));
        return answer;
    }

    private Result championRun(Live live, Serving serving, Exchange exchange, Arm arm, long start) {
        try {
            return serving.champion().run(exchange.request().inputs());
        } catch (ProblemException e) {
            throw e;
        } catch (RuntimeException e) {
            live.championFailures.increment();
            Note note = new Note(
                    arm,
                    serving.snapshot().champion(),
                    String.valueOf(e.getMessage()),
                    Exchange.BY_MODEL,
                    false,
                    micros(start));
            note(exchange.failures(note));
            throw e;
        }
    }

    private Answer answer(Exchange exchange, Note note, Result result, Deployment answered) {
        List<Prediction> rows = exchange.rows(note, result);
        record(rows);
        return new Answer(
                exchange.request().endpoint(),
                answered.model(),
                result.outputs(),
                exchange.ids(),
                note.arm(),
                rows.stream().map(Prediction::decidedBy).toList());
    }

    /// Makes durable what the answer relies on: rows that a person is to decide, or all of them if the log is set to
    /// that. Any other row that the log has no room for is counted there, and serving goes on.
    ///
    /// @throws ProblemException of kind `OVERLOADED` if the log cannot keep such a row
    private void record(List<Prediction> rows) {
        List<CompletableFuture<Void>> kept = new ArrayList<>(rows.size());
        for (Prediction row : rows) {
            boolean promised = row.decidedBy().equals(Exchange.BY_REVIEW);
            kept.add((promised ? records.keep(row) : records.append(row)).toCompletableFuture());
        }
        CompletableFuture<Void> all = CompletableFuture.allOf(kept.toArray(CompletableFuture[]::new));
        try {
            (all.isDone() ? all : all.orTimeout(LONGEST_COMMIT_S, TimeUnit.SECONDS)).join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof ProblemException shed
                    ? shed
                    : new ProblemException(
                            ProblemKind.OVERLOADED,
                            "The prediction log did not take the prediction within " + LONGEST_COMMIT_S + " s.");
        }
    }

    /// Logs what no answer relies on.
    private void note(List<Prediction> rows) {
        rows.forEach(records::append);
    }

    private void shadow(Live live, Serving serving, Exchange exchange, Snapshot.Split split) {
        if (!serving.enter()) {
            return;
        }
        boolean taken = shadows.offer(() -> {
            try {
                live.shadowRuns.increment();
                runShadow(serving, exchange, split);
            } finally {
                serving.exit();
            }
        });
        if (!taken) {
            live.shadowDropped.increment();
            serving.exit();
        }
    }

    private void runShadow(Serving serving, Exchange exchange, Snapshot.Split split) {
        long start = System.nanoTime();
        Loaded candidate = serving.candidate().orElseThrow();
        CandidateRun run =
                CandidateRun.of(serving, candidate, exchange.request().inputs(), settings.slow());
        switch (run) {
            case CandidateRun.Answered(Result result) -> {
                Note note = new Note(Arm.SHADOW, split.candidate(), "", Exchange.BY_MODEL, false, micros(start));
                note(exchange.rows(note, result));
            }
            case CandidateRun.Failed(String reason) -> {
                Note note = new Note(Arm.SHADOW, split.candidate(), reason, Exchange.BY_MODEL, false, micros(start));
                note(exchange.failures(note));
            }
        }
    }

    private List<String> newIds(Tensor input) {
        int rows = Math.max(1, input.rows());
        List<String> made = new ArrayList<>(rows);
        for (int row = 0; row < rows; row++) {
            made.add(ids.next());
        }
        return made;
    }

    private static long micros(long start) {
        return TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - start);
    }

    /// Ends the shadows under way. No request may come any more.
    @Override
    public void close() {
        shadows.close();
    }
}
