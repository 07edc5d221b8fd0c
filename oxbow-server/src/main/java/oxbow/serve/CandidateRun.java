package oxbow.serve;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import oxbow.predict.Datatype;
import oxbow.predict.Loaded;
import oxbow.predict.Result;
import oxbow.predict.Tensor;
import oxbow.problem.ProblemException;
import oxbow.problem.ProblemKind;

/// One attempt of a candidate to answer, which may fail in any way without harm to the request.
sealed interface CandidateRun {

    /// It answered.
    record Answered(Result result) implements CandidateRun {}

    /// It did not, and why.
    record Failed(String reason) implements CandidateRun {}

    /// Runs the candidate and waits for it so long at most. A run that is given up goes on until it ends by itself;
    /// the serving stays in use until then.
    ///
    /// @throws ProblemException of kind `OVERLOADED` if the server, and not the candidate, is at its limit
    static CandidateRun of(Serving serving, Loaded candidate, List<Tensor> inputs, Duration longest) {
        if (!serving.enter()) {
            return new Failed("The candidate was released.");
        }
        FutureTask<Result> task = new FutureTask<>(() -> {
            try {
                return candidate.run(inputs);
            } finally {
                serving.exit();
            }
        });
        Thread.ofVirtual().name("candidate").start(task);
        try {
            return checked(task.get(longest.toNanos(), TimeUnit.NANOSECONDS));
        } catch (TimeoutException _) {
            return new Failed("The candidate took longer than " + longest.toMillis() + " ms.");
        } catch (ExecutionException e) {
            return failed(e);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new ProblemException(ProblemKind.OVERLOADED, "The server is stopping.");
        }
    }

    private static CandidateRun failed(ExecutionException failure) {
        Throwable cause = failure.getCause() == null ? failure : failure.getCause();
        if (cause instanceof ProblemException problem && problem.kind() == ProblemKind.OVERLOADED) {
            throw problem;
        }
        if (cause instanceof Error error) {
            throw error;
        }
        return new Failed(String.valueOf(cause.getMessage()));
    }

    private static CandidateRun checked(Result result) {
        for (Tensor output : result.outputs()) {
            if (isFloating(output.datatype())) {
                for (int i = 0; i < output.count(); i++) {
                    if (!Double.isFinite(output.number(i))) {
                        return new Failed("Output '" + output.name() + "' holds " + output.number(i) + ".");
                    }
                }
            }
        }
        return new Answered(result);
    }

    private static boolean isFloating(Datatype type) {
        return switch (type) {
            case FP16, BF16, FP32, FP64 -> true;
            case BOOL, UINT8, UINT16, UINT32, UINT64, INT8, INT16, INT32, INT64, BYTES -> false;
        };
    }
}
