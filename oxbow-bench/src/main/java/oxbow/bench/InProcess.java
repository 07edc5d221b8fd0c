package oxbow.bench;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.time.Duration;
import java.util.Map;

/// The physical limit the inference route is held against: ONNX Runtime called in a loop on one thread of this
/// process, with a fresh direct tensor for each call, intra-op 1, no spinning.
final class InProcess {

    private InProcess() {}

    /// @param perSecond calls per second on one thread
    /// @param cpuMicros CPU time of that thread for one call
    record Result(double perSecond, double cpuMicros) {}

    static Result run(byte[] model, int width, Duration duration) throws OrtException {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.addConfigEntry("session.intra_op.allow_spinning", "0");
            try (OrtSession session = environment.createSession(model, options)) {
                FloatBuffer input = ByteBuffer.allocateDirect(width * Float.BYTES)
                        .order(ByteOrder.nativeOrder())
                        .asFloatBuffer();
                loop(environment, session, input, width, duration.dividedBy(2));
                long cpu = threads.getCurrentThreadCpuTime();
                long start = System.nanoTime();
                long calls = loop(environment, session, input, width, duration);
                double seconds = (System.nanoTime() - start) / 1e9;
                double cpuMicros = (threads.getCurrentThreadCpuTime() - cpu) / 1e3 / calls;
                return new Result(calls / seconds, cpuMicros);
            }
        }
    }

    private static long loop(
            OrtEnvironment environment, OrtSession session, FloatBuffer input, int width, Duration duration)
            throws OrtException {
        String name = session.getInputNames().iterator().next();
        long[] shape = {1, width};
        long end = System.nanoTime() + duration.toNanos();
        long calls = 0;
        while (System.nanoTime() < end) {
            try (OnnxTensor tensor = OnnxTensor.createTensor(environment, input, shape);
                    OrtSession.Result result = session.run(Map.of(name, tensor))) {
                calls += result.size();
            }
        }
        return calls;
    }
}
