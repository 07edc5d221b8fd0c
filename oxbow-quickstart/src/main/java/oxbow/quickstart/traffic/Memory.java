package oxbow.quickstart.traffic;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import oxbow.quickstart.digits.Digit;

/// What the sender knows about its latest predictions: which digit was shown. Safe for use by many threads.
public final class Memory {
    private static final int KEPT = 100_000;

    private final Map<String, Digit> digits = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Digit> eldest) {
            return size() > KEPT;
        }
    };

    synchronized void remember(String predictionId, Digit digit) {
        digits.put(predictionId, digit);
    }

    /// The digit behind a prediction, unless it was too long ago.
    public synchronized Optional<Digit> digit(String predictionId) {
        return Optional.ofNullable(digits.get(predictionId));
    }
}
