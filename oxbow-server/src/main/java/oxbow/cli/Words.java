package oxbow.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import oxbow.core.profile.ProfileKind;
import oxbow.core.profile.Role;
import oxbow.core.profile.RowSchema;
import oxbow.data.FileProfile;

/// Sentences about files, the same on the terminal and in reports.
final class Words {

    private static final int MOST_FILES = 3;

    private Words() {}

    /// Which files, and how many rows and columns.
    static String heading(FileProfile profile) {
        return files(profile) + ": " + plural(profile.profile().rows(), "row") + ", "
                + plural(profile.profile().schema().fields().size(), "column");
    }

    static String files(FileProfile profile) {
        List<Path> files = profile.files();
        String some = files.stream()
                .limit(MOST_FILES)
                .map(path -> visible(path.toString()))
                .collect(Collectors.joining(", "));
        return files.size() <= MOST_FILES ? some : some + " and " + plural(files.size() - MOST_FILES, "more file");
    }

    static String plural(long count, String thing) {
        return Numerals.count(count) + " " + thing + (count == 1 ? "" : "s");
    }

    /// What a column is: its role, unless that is the usual one, and its kind.
    static String kind(RowSchema.Field field) {
        return kind(field.kind(), field.role());
    }

    static String kind(ProfileKind kind, Role role) {
        return switch (role) {
            case FEATURE -> kind.toString();
            case GROWING_TIME -> "growing " + kind;
            case IDENTIFIER, CONSTANT -> role.toString();
        };
    }

    /// What bars are of and how exact they are, to stand behind a caption.
    static String about(Bars bars) {
        String of = bars.about().isEmpty() ? "" : "; bars: " + bars.about();
        return bars.error() == 0 ? of : of + "; shares from a sketch, ± " + Numerals.share(bars.error());
    }

    /// What else is to be known about the reading of the files.
    static List<String> notes(FileProfile profile) {
        List<String> notes = new ArrayList<>();
        profile.unnamed()
                .ifPresent(path -> notes.add("The first line of " + visible(path.toString())
                        + " seems to be a row, so the columns are numbered; --header yes makes it name them."));
        if (!profile.unread().isEmpty()) {
            notes.add("Not looked at, because they hold lists, structures or bytes: "
                    + visible(String.join(", ", profile.unread())) + ".");
        }
        return notes;
    }

    /// The text without letters that steer a terminal, line breaks included.
    static String visible(String text) {
        StringBuilder visible = new StringBuilder();
        text.codePoints()
                .forEach(letter -> visible.appendCodePoint(
                        Character.isISOControl(letter) || Character.getType(letter) == Character.FORMAT
                                ? '·'
                                : letter));
        return visible.toString();
    }
}
