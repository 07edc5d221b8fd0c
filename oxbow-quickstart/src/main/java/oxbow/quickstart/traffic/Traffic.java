package oxbow.quickstart.traffic;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import oxbow.quickstart.api.Api;
import oxbow.quickstart.api.ApiException;
import oxbow.quickstart.digits.Digit;

/// Sends images to an endpoint, each written by somebody new or known, and gives back their true labels late.
/// Safe for use by many threads; [#close()] stops it.
public final class Traffic implements AutoCloseable {
    private static final int SENDERS = 12;
    private static final int WRITERS = 1_000_000;
    private static final long PAUSE_MS = 20;

    private final Inference inference;
    private final LateLabels labels;
    private final Pools pools;
    private final Memory memory = new Memory();
    private final AtomicReference<TrafficSettings> settings;
    private final Pacer pacer = new Pacer();
    private final AtomicLong answered = new AtomicLong();
    private final AtomicLong failed = new AtomicLong();
    private final AtomicLong labelled = new AtomicLong();
    private final AtomicLong reviews = new AtomicLong();
    private final AtomicReference<Optional<String>> lastFailure = new AtomicReference<>(Optional.empty());
    private final List<Thread> threads = new ArrayList<>();

    private Traffic(Inference inference, LateLabels labels, Pools pools, TrafficSettings start) {
        this.inference = inference;
        this.labels = labels;
        this.pools = pools;
        this.settings = new AtomicReference<>(start);
    }

    /// Starts sending to this endpoint of the project.
    public static Traffic start(
            Api api, String project, String endpoint, Pools pools, TrafficSettings settings, long seed) {
        Traffic traffic =
                new Traffic(Inference.of(api, project, endpoint), new LateLabels(api, project), pools, settings);
        for (int sender = 0; sender < SENDERS; sender++) {
            Random random = new Random(seed + sender);
            traffic.run("sender-" + sender, () -> traffic.sendOne(random));
        }
        traffic.run("labels", traffic::giveLabels);
        return traffic;
    }

    private void run(String name, Work work) {
        threads.add(Thread.ofVirtual().name(name).start(() -> {
            try {
                while (!Thread.currentThread().isInterrupted()) {
                    work.once();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }));
    }

    private void sendOne(RandomGenerator random) throws InterruptedException {
        TrafficSettings now = settings.get();
        if (!pacer.await(now.requestsPerSecond())) {
            return;
        }
        now = settings.get();
        try {
            Digit digit = pools.draw(now.pool(), random);
            String writer = "writer-%06d".formatted(random.nextInt(WRITERS));
            Answer answer = inference.ask(now.camera().see(digit.image(), random), writer, digit.exampleId());
            answered.incrementAndGet();
            memory.remember(answer.predictionId(), digit);
            if (answer.decidedBy().equals("review")) {
                reviews.incrementAndGet();
            }
            if (random.nextDouble() < now.labelShare()) {
                double delay = -now.labelDelay() * Math.log(1 - random.nextDouble());
                labels.later(answer.predictionId(), Integer.toString(digit.label()), delay);
            }
        } catch (ApiException | IllegalStateException e) {
            noteFailure(e);
        }
    }

    private void giveLabels() throws InterruptedException {
        try {
            labelled.addAndGet(labels.give());
        } catch (ApiException e) {
            noteFailure(e);
        }
    }

    private void noteFailure(RuntimeException e) throws InterruptedException {
        if (Thread.currentThread().isInterrupted()) {
            return;
        }
        failed.incrementAndGet();
        lastFailure.set(Optional.of(String.valueOf(e.getMessage())));
        TimeUnit.MILLISECONDS.sleep(PAUSE_MS);
    }

    public TrafficSettings settings() {
        return settings.get();
    }

    public void change(UnaryOperator<TrafficSettings> how) {
        settings.updateAndGet(how);
    }

    public Counts counts() {
        return new Counts(answered.get(), failed.get(), labelled.get(), reviews.get(), lastFailure.get());
    }

    public Memory memory() {
        return memory;
    }

    public Pools pools() {
        return pools;
    }

    @Override
    public void close() {
        threads.forEach(Thread::interrupt);
        try {
            for (Thread thread : threads) {
                thread.join(TimeUnit.SECONDS.toMillis(5));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private interface Work {
        void once() throws InterruptedException;
    }
}
