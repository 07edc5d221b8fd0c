package oxbow.monitor;

import java.util.ArrayList;
import java.util.List;

/// Numbers classes in the order in which they first appear. Single-threaded.
final class ClassBook {

    private static final int MOST = 1_000;

    private final List<String> names;

    ClassBook(List<String> names) {
        this.names = new ArrayList<>(names);
    }

    /// The number of a class, a new one if it is new; one number for all beyond the first thousand.
    double number(String name) {
        int known = names.indexOf(name);
        if (known >= 0) {
            return known;
        }
        if (names.size() < MOST) {
            names.add(name);
            return names.size() - 1.0;
        }
        return MOST;
    }

    int size() {
        return names.size();
    }

    List<String> names() {
        return List.copyOf(names);
    }
}
