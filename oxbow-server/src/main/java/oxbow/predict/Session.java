package oxbow.predict;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import oxbow.problem.ProblemException;

/// One loaded model with a count of those who use it. Closing a model of ONNX Runtime while it runs kills the
/// process, so whoever runs it holds a use, and the last to let go closes it. Thread-safe; native calls belong
/// on [RunPool].
final class Session {

    /// No folder can lie below a device.
    private static final String NOWHERE = "/dev/null/no-files-beside-the-model";

    private final OrtSession session;
    private final Signature signature;
    private final Runnable whenUnused;
    private final RunLimit limit;
    private final AtomicInteger uses = new AtomicInteger(1);

    private Session(OrtSession session, Signature signature, Runnable whenUnused, RunLimit limit) {
        this.session = session;
        this.signature = signature;
        this.whenUnused = whenUnused;
        this.limit = limit;
    }

    /// Reads a model; the caller holds the first use.
    ///
    /// @param whenUnused told once the last use has ended and the native memory is free
    /// @param limit ends runs that take too long
    /// @throws ProblemException if the bytes are no model that can be run, with the reason
    static Session open(byte[] onnx, Runnable whenUnused, RunLimit limit) {
        OrtEnvironment environment = OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR);
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            options.addConfigEntry("session.intra_op.allow_spinning", "0");
            options.addConfigEntry("session.inter_op.allow_spinning", "0");
            // A model may name files as the place of its weights; without this they are looked for in the folder
            // the server was started in, and whoever registers a model could read what lies there.
            options.addConfigEntry("session.model_external_initializers_file_folder_path", NOWHERE);
            OrtSession session = environment.createSession(onnx, options);
            try {
                Signature signature = OnnxTypes.signature(session);
                return new Session(session, signature, whenUnused, limit);
            } catch (OrtException | RuntimeException unusable) {
                session.close();
                throw unusable;
            }
        } catch (OrtException broken) {
            throw ProblemException.broken(
                    "model file",
                    onnx.length + " bytes",
                    "be an ONNX model that can be run (" + OnnxTypes.sentence(broken) + ")",
                    onnx.length == 0 ? "Maybe the upload was cut off." : "");
        }
    }

    /// What the model itself says about its inputs and outputs.
    Signature signature() {
        return signature;
    }

    /// Takes another use unless the last one has ended already.
    boolean retain() {
        int before;
        do {
            before = uses.get();
            if (before == 0) {
                return false;
            }
        } while (!uses.compareAndSet(before, before + 1));
        return true;
    }

    /// Whether the last use has ended.
    boolean ended() {
        return uses.get() == 0;
    }

    /// Ends a use. The last one frees the native memory, on a platform thread of its own.
    void release() {
        if (uses.decrementAndGet() == 0) {
            Thread.ofPlatform().daemon().name("predict-close").start(this::free);
        }
    }

    private void free() {
        try {
            session.close();
        } catch (OrtException failed) {
            throw new ModelFailure("The model could not be closed: " + failed.getMessage(), failed);
        } finally {
            whenUnused.run();
        }
    }

    /// Runs the model; the caller holds a use and has checked the inputs.
    List<Tensor> run(List<Tensor> inputs) {
        return run(inputs, result -> {
            List<Tensor> outputs = new ArrayList<>(result.size());
            for (Map.Entry<String, OnnxValue> output : result) {
                outputs.add(OnnxTypes.fromNative(output.getKey(), output.getValue()));
            }
            return outputs;
        });
    }

    /// Runs the model and answers the classes its maps name; empty if it answers no maps.
    List<String> classes(List<Tensor> inputs) {
        return run(inputs, result -> {
            List<OnnxValue> outputs = new ArrayList<>();
            result.forEach(output -> outputs.add(output.getValue()));
            return OnnxTypes.classes(outputs);
        });
    }

    private <T> T run(List<Tensor> inputs, Reading<T> reading) {
        Map<String, OnnxTensor> fed = new HashMap<>();
        try {
            for (Tensor input : inputs) {
                fed.put(input.name(), OnnxTypes.toNative(input));
            }
            try (RunLimit.Run run = limit.begin()) {
                return run(fed, run, reading);
            }
        } catch (OrtException failed) {
            throw failure(failed);
        } finally {
            fed.values().forEach(OnnxTensor::close);
        }
    }

    private <T> T run(Map<String, OnnxTensor> fed, RunLimit.Run run, Reading<T> reading) throws OrtException {
        try (OrtSession.Result result = session.run(fed, session.getOutputNames(), run.options())) {
            return reading.of(result);
        } catch (OrtException failed) {
            if (run.stopped()) {
                throw new RunTooLong(failed);
            }
            throw failed;
        }
    }

    private static RuntimeException failure(OrtException failed) {
        return switch (failed.getCode()) {
            case ORT_INVALID_ARGUMENT ->
                ProblemException.broken(
                        "input values", "", "be ones the model can take (" + OnnxTypes.sentence(failed) + ")");
            default -> new ModelFailure("The model failed: " + OnnxTypes.sentence(failed), failed);
        };
    }

    /// Takes what is needed out of native memory before it is freed.
    private interface Reading<T> {
        T of(OrtSession.Result result) throws OrtException;
    }
}
