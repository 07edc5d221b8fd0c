package oxbow.cli;

import java.util.ArrayList;
import java.util.List;
import oxbow.core.profile.ColumnProfile;
import oxbow.core.profile.RowProfile;
import oxbow.core.profile.RowSchema;
import oxbow.data.FileProfile;

/// A profile as a table on the terminal.
final class ProfileText {

    private final Terminal terminal;

    ProfileText(Terminal terminal) {
        this.terminal = terminal;
    }

    List<String> lines(FileProfile profile) {
        List<String> lines = new ArrayList<>();
        lines.add(terminal.strong(terminal.plain(Words.heading(profile))));
        RowProfile rows = profile.profile();
        TextTable table = new TextTable("column", "kind", ">missing", "shape", "values");
        for (RowSchema.Field field : rows.schema().fields()) {
            ColumnProfile column = rows.column(field.name()).orElseThrow();
            table.row(
                    Words.visible(field.name()),
                    Words.kind(field),
                    Numerals.share(Summary.missingShare(column)),
                    Bars.of(List.of(column)).spark(0, terminal.unicode()),
                    Words.visible(Summary.line(column)));
        }
        lines.addAll(table.lines(terminal));
        lines.addAll(notes(profile));
        return lines;
    }

    private List<String> notes(FileProfile profile) {
        return Words.notes(profile).stream().map(terminal::plain).toList();
    }
}
