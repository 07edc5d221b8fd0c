package oxbow.web.page;

import java.util.List;

/// How far back charts look, and in steps of what length.
public record Range(String name, long seconds, long stepSeconds) {

    public static final List<Range> ALL = List.of(
            new Range("5m", 300, 5),
            new Range("15m", 900, 15),
            new Range("1h", 3600, 60),
            new Range("6h", 21_600, 300),
            new Range("24h", 86_400, 900));

    static Range of(String name) {
        return ALL.stream().filter(r -> r.name().equals(name)).findFirst().orElse(ALL.get(1));
    }
}
