package oxbow.core.compare;

import java.util.List;
import oxbow.core.profile.ProfileKind;
import oxbow.core.profile.Role;

/// One column of a reference beside the same column of the current side.
///
/// @param name its name
/// @param kind what it holds
/// @param role what part the reference says it plays; identifiers and growing times cannot but differ, so their
///     values are not compared
/// @param tests every test that was made or could not be made, those that decide first
/// @param findings what is wrong beyond distributions, in words: an identifier with repeated values
/// @param notes what else is worth knowing, in words; no reason for drift
public record ColumnComparison(
        String name, ProfileKind kind, Role role, List<ColumnTest> tests, List<String> findings, List<String> notes) {

    /// Copies the lists.
    public ColumnComparison {
        tests = List.copyOf(tests);
        findings = List.copyOf(findings);
        notes = List.copyOf(notes);
    }

    /// Whether the column has drifted: a deciding test says so, or something was found.
    public boolean drifted() {
        return !findings.isEmpty() || tests.stream().anyMatch(ColumnTest::drifted);
    }

    /// The largest effect of a deciding test on a scale from 0 to 1, 0 if none could be made.
    public double effect() {
        return tests.stream()
                .flatMapToDouble(test -> test.distance().stream())
                .max()
                .orElse(0);
    }
}
