package oxbow.core.profile;

import java.util.Locale;
import java.util.Optional;

/// What is said of columns of any kind.
final class Reasons {
    private Reasons() {}

    /// A column without values, or with one and the same in all rows. Where the value is the same but some rows
    /// have none, the share of missing rows is still worth comparing.
    static Optional<RowSchema.Field> constant(String name, ProfileKind kind, int distinct, int present, int rows) {
        if (present == 0) {
            return Optional.of(new RowSchema.Field(
                    name, kind, Role.CONSTANT, String.format(Locale.ROOT, "constant: no value in %,d rows", rows)));
        }
        if (distinct == 1 && present == rows && rows > 1) {
            return Optional.of(new RowSchema.Field(
                    name,
                    kind,
                    Role.CONSTANT,
                    String.format(Locale.ROOT, "constant: one value in all %,d rows", rows)));
        }
        return Optional.empty();
    }
}
