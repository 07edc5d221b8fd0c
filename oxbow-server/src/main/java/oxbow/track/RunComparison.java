package oxbow.track;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;

/// What two or more runs have in common and where they differ, so that nobody credits the model for what the
/// data did.
///
/// @param runs the runs, in the order asked for
/// @param heldFixed what is the same in all of them: `data`, `code`, `param epochs`, …
/// @param differs what is not
/// @param unknown what cannot be told, because a run does not say
/// @param sentence the same in words
public record RunComparison(
        List<Run> runs, List<String> heldFixed, List<Difference> differs, List<String> unknown, String sentence) {

    public RunComparison {
        runs = List.copyOf(runs);
        heldFixed = List.copyOf(heldFixed);
        differs = List.copyOf(differs);
        unknown = List.copyOf(unknown);
    }

    /// One thing that is not the same.
    ///
    /// @param values what each run has, in the order of the runs; empty where it has nothing
    public record Difference(String what, List<String> values) {
        public Difference {
            values = List.copyOf(values);
        }
    }

    /// Compares data by content digest, code by version, parameters by their text.
    static RunComparison of(List<Run> runs) {
        List<String> fixed = new ArrayList<>();
        List<Difference> differs = new ArrayList<>();
        List<String> unknown = new ArrayList<>();
        boolean dataKnown = runs.stream().noneMatch(run -> run.inputs().isEmpty());
        boolean codeKnown = runs.stream().noneMatch(run -> run.codeVersion().isEmpty());
        sort("data", runs, RunComparison::digests, RunComparison::titles, dataKnown ? fixed : unknown, differs);
        sort("code", runs, Run::codeVersion, Run::codeVersion, codeKnown ? fixed : unknown, differs);
        SortedSet<String> names = new TreeSet<>();
        runs.forEach(run -> names.addAll(run.params().keySet()));
        for (String name : names) {
            Function<Run, String> value = run -> run.params().getOrDefault(name, "");
            sort("param " + name, runs, value, value, fixed, differs);
        }
        return new RunComparison(runs, fixed, differs, unknown, sentence(fixed, differs, unknown));
    }

    private static void sort(
            String what,
            List<Run> runs,
            Function<Run, String> identity,
            Function<Run, String> shown,
            List<String> ifEqual,
            List<Difference> differs) {
        if (runs.stream().map(identity).distinct().count() == 1) {
            ifEqual.add(what);
        } else {
            differs.add(new Difference(what, runs.stream().map(shown).toList()));
        }
    }

    private static String digests(Run run) {
        return String.join(
                " ", run.inputs().stream().map(DataInput::digest).sorted().toList());
    }

    private static String titles(Run run) {
        return String.join(
                ", ",
                run.inputs().stream()
                        .map(input -> input.dataset() + " v" + input.version())
                        .sorted()
                        .toList());
    }

    private static String sentence(List<String> fixed, List<Difference> differs, List<String> unknown) {
        List<String> different = differs.stream().map(Difference::what).toList();
        boolean data = different.contains("data");
        String kind = different.isEmpty()
                ? "Nothing that is recorded differs."
                : data && different.size() == 1
                        ? "Only the data differs."
                        : data
                                ? "The data and " + (different.size() - 1)
                                        + " other things differ, so a gain cannot be credited to either."
                                : fixed.contains("data")
                                        ? "The data was held fixed; " + String.join(", ", different) + " differs."
                                        : String.join(", ", different) + " differs.";
        Optional<String> gap = unknown.isEmpty()
                ? Optional.empty()
                : Optional.of(" Not recorded: " + String.join(", ", unknown) + ".");
        return kind + gap.orElse("");
    }
}
