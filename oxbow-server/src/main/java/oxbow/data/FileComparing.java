package oxbow.data;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import oxbow.core.compare.CompareSettings;
import oxbow.core.compare.Comparison;
import oxbow.core.profile.ProfileKind;
import oxbow.core.profile.Role;
import oxbow.core.profile.RowProfile;
import oxbow.core.profile.RowSchema;
import oxbow.problem.ProblemException;

/// Compares a person's own files with each other, without a server and without keeping anything. Each side is read
/// once. Columns are what the reference says they are; values of the current side that cannot be read so count as
/// invalid there.
///
/// **Guarantee**: the same files give the same comparison, byte for byte. Call it from a platform thread.
public final class FileComparing {

    private FileComparing() {}

    /// What differs between two files.
    ///
    /// @throws ProblemException if a file cannot be read, has no rows, or they have no column in common
    public static FileComparison compare(
            Path reference, Path current, FileQuestion question, CompareSettings settings, FileProgress progress) {
        try (TableFiles before = TableFiles.open(List.of(reference), question.header());
                TableFiles now = TableFiles.open(List.of(current), question.header())) {
            long all = before.size() + now.size();
            return FileProfiles.steady(() -> {
                Schemas schemas = Schemas.of(before, now, question);
                RowProfile first = FileProfiles.profile(
                        before, schemas.reference, 0, done -> progress.at("Reading the reference", done, all));
                RowProfile second = FileProfiles.profile(
                        now,
                        schemas.current,
                        1,
                        done -> progress.at("Reading what is current", before.size() + done, all));
                return new FileComparison(
                        FileProfiles.described(before, before.kinds(), first),
                        FileProfiles.described(now, now.kinds(), second),
                        Comparison.of(first, second, settings));
            });
        }
    }

    /// How the columns of both sides are read.
    private record Schemas(RowSchema reference, RowSchema current) {

        static Schemas of(TableFiles before, TableFiles now, FileQuestion question) {
            Map<String, FileColumn.Kind> kinds = before.kinds();
            Map<String, FileColumn.Kind> kindsNow = now.kinds();
            Map<String, FileColumn.Kind> either = new LinkedHashMap<>(kindsNow);
            either.putAll(kinds);
            List<String> chosen = question.chosen(either);
            List<String> chosenBefore =
                    chosen.stream().filter(kinds::containsKey).toList();
            List<String> chosenNow =
                    chosen.stream().filter(kindsNow::containsKey).toList();
            if (chosenBefore.stream().noneMatch(kindsNow::containsKey)) {
                throw ProblemException.broken(
                        "file",
                        now.paths().getFirst(),
                        "have a column of " + before.paths().getFirst() + " at least",
                        "Maybe it is another table?");
            }
            RowSchema own = FileProfiles.schema(before, readable(chosenBefore, kinds));
            RowSchema ownNow = FileProfiles.schema(now, readable(chosenNow, kindsNow));
            List<RowSchema.Field> first = new ArrayList<>();
            for (RowSchema.Field field : own.fields()) {
                Optional<RowSchema.Field> other = ownNow.field(field.name());
                first.add(
                        kinds.get(field.name()) == FileColumn.Kind.EMPTY && other.isPresent()
                                ? new RowSchema.Field(field.name(), other.get().kind(), Role.CONSTANT, field.reason())
                                : field);
            }
            RowSchema reference = new RowSchema(first);
            List<RowSchema.Field> second = new ArrayList<>();
            for (RowSchema.Field field : ownNow.fields()) {
                second.add(reference
                        .field(field.name())
                        .filter(expected -> canRead(kindsNow.get(field.name()), expected.kind()))
                        .orElse(field));
            }
            return new Schemas(reference, new RowSchema(second));
        }

        private static List<String> readable(List<String> names, Map<String, FileColumn.Kind> kinds) {
            return names.stream()
                    .filter(name -> kinds.get(name) != FileColumn.Kind.OTHER)
                    .toList();
        }

        private static boolean canRead(FileColumn.@Nullable Kind found, ProfileKind kind) {
            return switch (kind) {
                case BOOLEAN -> found != FileColumn.Kind.TIME;
                case TIME -> found != FileColumn.Kind.FLAG;
                case NUMBER, CATEGORY, TEXT -> true;
                case VECTOR -> false;
            };
        }
    }
}
