package oxbow.data;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicReference;
import oxbow.core.profile.ColumnProfile;
import oxbow.core.profile.FrozenBins;
import oxbow.core.profile.ProfileSettings;
import oxbow.core.profile.RowProfile;
import oxbow.core.profile.RowProfileBuilder;
import oxbow.core.profile.RowSchema;
import oxbow.core.table.Table;

/// Profiles tables on two threads beside the one that reads them. Each has columns of its own and sees every table
/// in order, so what comes out does not depend on how the threads take turns: the same rows give the same bytes.
/// One thread may feed it.
final class ProfileWorkers implements AutoCloseable {

    private static final int WORKERS = 2;
    private static final int WAITING = 4;

    private final RowSchema schema;
    private final List<Worker> workers = new ArrayList<>();
    private long rows;

    /// @param settings sizes and seed
    /// @param bins bins on which numbers are counted, by column
    ProfileWorkers(RowSchema schema, ProfileSettings settings, Map<String, FrozenBins> bins) {
        this.schema = schema;
        for (int i = 0; i < WORKERS; i++) {
            List<RowSchema.Field> own = new ArrayList<>();
            for (int field = i; field < schema.fields().size(); field += WORKERS) {
                own.add(schema.fields().get(field));
            }
            ProfileSettings seeded = new ProfileSettings(settings.k(), settings.categories(), settings.seed() + i);
            workers.add(new Worker(RowProfile.builder(new RowSchema(own), seeded, bins), i));
        }
    }

    /// Takes the next rows; waits while the threads are behind.
    void accept(Table table) {
        rows += table.rows();
        for (Worker worker : workers) {
            worker.give(Optional.of(table));
        }
    }

    /// Waits until everything is taken and answers the profile.
    RowProfile build() {
        Map<String, ColumnProfile> found = new LinkedHashMap<>();
        for (Worker worker : workers) {
            found.putAll(worker.end().columns());
        }
        Map<String, ColumnProfile> ordered = new LinkedHashMap<>();
        for (RowSchema.Field field : schema.fields()) {
            ordered.put(field.name(), found.get(field.name()));
        }
        return new RowProfile(schema, rows, ordered);
    }

    @Override
    public void close() {
        workers.forEach(Worker::stop);
    }

    private static final class Worker {
        private final BlockingQueue<Optional<Table>> waiting = new ArrayBlockingQueue<>(WAITING);
        private final AtomicReference<Optional<RuntimeException>> failure = new AtomicReference<>(Optional.empty());
        private final RowProfileBuilder builder;
        private final Thread thread;

        Worker(RowProfileBuilder builder, int index) {
            this.builder = builder;
            this.thread = Thread.ofPlatform().daemon().name("profile-" + index).start(this::work);
        }

        private void work() {
            try {
                Optional<Table> next = waiting.take();
                while (next.isPresent()) {
                    take(next.get());
                    next = waiting.take();
                }
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }

        /// After a failure the rest is passed over, so that the reader never waits for nobody.
        private void take(Table table) {
            if (failure.get().isPresent()) {
                return;
            }
            try {
                builder.add(table);
            } catch (RuntimeException failed) {
                failure.set(Optional.of(failed));
            } catch (OutOfMemoryError full) {
                failure.set(Optional.of(new IllegalStateException("The memory does not suffice.", full)));
            }
        }

        void give(Optional<Table> table) {
            try {
                waiting.put(table);
            } catch (InterruptedException stop) {
                throw interrupted(stop);
            }
        }

        RowProfile end() {
            give(Optional.empty());
            try {
                thread.join();
            } catch (InterruptedException stop) {
                throw interrupted(stop);
            }
            failure.get().ifPresent(failed -> {
                throw failed;
            });
            return builder.build();
        }

        void stop() {
            thread.interrupt();
        }

        private static IllegalStateException interrupted(InterruptedException stop) {
            Thread.currentThread().interrupt();
            return new IllegalStateException("Interrupted while rows were profiled.", stop);
        }
    }
}
