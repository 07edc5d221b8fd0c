package oxbow.quickstart.job;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What one step showed.
///
/// @param id         its number, from 1
/// @param title      what it is about
/// @param passed     whether it showed what it must
/// @param seconds    how long it took
/// @param facts      what it measured, by name
/// @param sentences  the same for people
public record StepReport(
        int id, String title, boolean passed, double seconds, Map<String, Object> facts, List<String> sentences) {
    public StepReport {
        facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
        sentences = List.copyOf(sentences);
    }
}
