package oxbow.quickstart.traffic;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.DelayQueue;
import java.util.concurrent.Delayed;
import java.util.concurrent.TimeUnit;
import oxbow.quickstart.api.Api;
import oxbow.quickstart.api.ApiException;

/// Labels on their way back: each is given as feedback when its delay is over, several in one call.
final class LateLabels {
    private static final int BATCH = 500;
    private static final long GATHER_MS = 40;

    private final Api api;
    private final String path;
    private final DelayQueue<Due> queue = new DelayQueue<>();

    LateLabels(Api api, String project) {
        this.api = api;
        this.path = "/api/v1/projects/" + project + "/record/feedback";
    }

    void later(String predictionId, String label, double seconds) {
        long delay = (long) (seconds * TimeUnit.SECONDS.toNanos(1));
        queue.add(new Due(predictionId, label, System.nanoTime() + delay));
    }

    /// Waits for labels that are due and gives them. Says how many the server accepted.
    long give() throws InterruptedException {
        Due first = queue.take();
        Thread.sleep(GATHER_MS);
        List<Due> due = new ArrayList<>(List.of(first));
        queue.drainTo(due, BATCH);
        List<Map<String, String>> items = due.stream()
                .map(item ->
                        Map.of("prediction_id", item.predictionId(), "label", item.label(), "source", "quickstart"))
                .toList();
        try {
            return api.post(path, Map.of("items", items)).required("accepted").asLong();
        } catch (ApiException e) {
            if (e.status() == 0 && !Thread.currentThread().isInterrupted()) {
                queue.addAll(due);
            }
            throw e;
        }
    }

    private record Due(String predictionId, String label, long at) implements Delayed {
        @Override
        public long getDelay(TimeUnit unit) {
            return unit.convert(at - System.nanoTime(), TimeUnit.NANOSECONDS);
        }

        @Override
        public int compareTo(Delayed other) {
            return Long.compare(getDelay(TimeUnit.NANOSECONDS), other.getDelay(TimeUnit.NANOSECONDS));
        }
    }
}
