package oxbow.quickstart.job;

import java.util.List;

/// What the whole main job showed.
///
/// @param steps    the steps that were run, in order
/// @param address  where the server answers
/// @param passed   whether every step was run and showed what it must
public record JobReport(List<StepReport> steps, String address, boolean passed) {
    public JobReport {
        steps = List.copyOf(steps);
    }
}
