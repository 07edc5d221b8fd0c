package oxbow.core.metric;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import oxbow.core.stored.StoredReader;
import oxbow.core.stored.StoredWriter;

/// How a yes-or-no prediction fared in each group of people. Counts of disjoint examples [#merge].
/// Immutable.
///
/// @param groups counts by the group's name, kept in the order of the names
public record GroupCounts(Map<String, BinaryCounts> groups) {
    /// Copies the counts, and checks that their sum is at most 2⁵³.
    public GroupCounts {
        groups = Collections.unmodifiableMap(new LinkedHashMap<>(new TreeMap<>(groups)));
        Counts.total(groups.values().stream().mapToLong(BinaryCounts::n).toArray());
    }

    /// The counts of one group.
    public BinaryCounts of(String group) {
        BinaryCounts counts = groups.get(group);
        if (counts == null) {
            throw new IllegalArgumentException("The group (%s) must be one of %s.".formatted(group, groups.keySet()));
        }
        return counts;
    }

    /// The counts of everyone who is not in a group.
    public BinaryCounts rest(String group) {
        of(group);
        BinaryCounts rest = BinaryCounts.EMPTY;
        for (Map.Entry<String, BinaryCounts> each : groups.entrySet()) {
            if (!each.getKey().equals(group)) {
                rest = rest.merge(each.getValue());
            }
        }
        return rest;
    }

    /// The counts of both sets of examples together.
    public GroupCounts merge(GroupCounts other) {
        Map<String, BinaryCounts> sums = new TreeMap<>(groups);
        other.groups.forEach((group, counts) -> sums.merge(group, counts, BinaryCounts::merge));
        return new GroupCounts(sums);
    }

    /// The stored form.
    public byte[] toBytes() {
        StoredWriter writer = MetricForm.GROUP_COUNTS.writer().number(groups.size());
        groups.forEach((group, counts) -> writer.text(group).bytes(counts.toBytes()));
        return writer.toBytes();
    }

    /// The counts of a stored form.
    ///
    /// @throws IllegalArgumentException if the bytes are not one
    public static GroupCounts ofBytes(byte[] bytes) {
        StoredReader reader = MetricForm.GROUP_COUNTS.reader(bytes);
        Map<String, BinaryCounts> groups = new TreeMap<>();
        for (int left = reader.length(2); left > 0; left--) {
            String group = reader.text();
            if (groups.put(group, BinaryCounts.ofBytes(reader.bytes())) != null) {
                throw new IllegalArgumentException("The group (%s) must be stored once.".formatted(group));
            }
        }
        reader.end();
        return new GroupCounts(groups);
    }
}
