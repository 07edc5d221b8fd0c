package oxbow.quickstart.traffic;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;
import oxbow.quickstart.digits.Digit;
import oxbow.quickstart.digits.Split;

/// The images that live traffic may still show. Safe for use by many threads.
public final class Pools {
    private final Map<PoolName, List<Digit>> digits = new EnumMap<>(PoolName.class);
    private final Set<Integer> left = ConcurrentHashMap.newKeySet();

    public Pools(Split split) {
        digits.put(PoolName.BEFORE, split.before());
        digits.put(PoolName.DURING, split.during());
        digits.put(PoolName.AFTER, split.after());
    }

    /// One image of the pool, drawn with replacement from those that have not left.
    ///
    /// @throws IllegalStateException if all of them have left
    public Digit draw(PoolName name, RandomGenerator random) {
        List<Digit> remaining = remaining(name);
        if (remaining.isEmpty()) {
            throw new IllegalStateException("The pool (" + name + ") must hold an image, and all of them have left.");
        }
        return remaining.get(random.nextInt(remaining.size()));
    }

    /// Takes an image out of live traffic for good, because a person has labelled it.
    public void leave(int digitId) {
        left.add(digitId);
    }

    public List<Digit> remaining(PoolName name) {
        List<Digit> all = digits.getOrDefault(name, List.of());
        return left.isEmpty()
                ? all
                : all.stream().filter(digit -> !left.contains(digit.id())).toList();
    }
}
