package oxbow.predict;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/// The order of classes that a model names without order: numbers by value, texts by character.
final class ClassNames {

    private ClassNames() {}

    static List<String> sorted(Collection<?> keys) {
        boolean numbers = keys.stream().allMatch(Long.class::isInstance);
        Comparator<Object> order =
                numbers ? Comparator.comparingLong(key -> (Long) key) : Comparator.comparing(String::valueOf);
        return keys.stream()
                .map(key -> (Object) key)
                .sorted(order)
                .map(String::valueOf)
                .toList();
    }
}
