package oxbow.track;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// A training run: what was chosen, what was read, what came of it.
///
/// @param experiment the name of its experiment
/// @param params what was chosen beforehand; each is written once and never changes
/// @param metrics the latest value of each metric: the one with the largest step, then time, then value
/// @param inputs the data versions it read
/// @param codeVersion what the code was; empty if unknown
public record Run(
        String id,
        String experiment,
        String name,
        RunStatus status,
        Map<String, String> params,
        Map<String, String> tags,
        Map<String, Metric> metrics,
        List<DataInput> inputs,
        String codeVersion,
        Instant startedAt,
        Optional<Instant> endedAt) {

    public Run {
        params = Collections.unmodifiableMap(new TreeMap<>(params));
        tags = Collections.unmodifiableMap(new TreeMap<>(tags));
        metrics = Collections.unmodifiableMap(new TreeMap<>(metrics));
        inputs = List.copyOf(inputs);
    }
}
