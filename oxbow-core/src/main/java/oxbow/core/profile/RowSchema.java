package oxbow.core.profile;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Which columns rows have, what they hold and what part they play. Immutable.
///
/// @param fields the columns, in order
public record RowSchema(List<Field> fields) {

    /// One column.
    ///
    /// @param name its name
    /// @param kind what it holds
    /// @param role what part it plays in comparisons
    /// @param reason why kind and role are these, for a person to judge; empty if they were given
    public record Field(String name, ProfileKind kind, Role role, String reason) {
        /// A feature of a given kind.
        public static Field feature(String name, ProfileKind kind) {
            return new Field(name, kind, Role.FEATURE, "");
        }
    }

    /// Copies the fields and checks that their names differ.
    public RowSchema {
        fields = List.copyOf(fields);
        Set<String> names = new HashSet<>();
        for (Field field : fields) {
            if (!names.add(field.name)) {
                throw new IllegalArgumentException(
                        "The name (%s) must be that of one column only.".formatted(field.name));
            }
        }
    }

    /// A schema of features.
    ///
    /// @param kinds what the columns hold, by name and in order
    public static RowSchema features(Map<String, ProfileKind> kinds) {
        List<Field> fields = new ArrayList<>();
        kinds.forEach((name, kind) -> fields.add(Field.feature(name, kind)));
        return new RowSchema(fields);
    }

    /// The column of a name.
    public Optional<Field> field(String name) {
        return fields.stream().filter(field -> field.name.equals(name)).findFirst();
    }

    /// The same schema with some columns replaced by those of the same name.
    public RowSchema with(Field... changed) {
        Map<String, Field> all = new LinkedHashMap<>();
        fields.forEach(field -> all.put(field.name, field));
        for (Field field : changed) {
            if (all.replace(field.name, field) == null) {
                throw new IllegalArgumentException(
                        "The column (%s) must be one of %s.".formatted(field.name, all.keySet()));
            }
        }
        return new RowSchema(List.copyOf(all.values()));
    }
}
