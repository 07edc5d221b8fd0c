package oxbow.web.page;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import oxbow.json.Json;

/// What the charts of an endpoint need besides its windows: who is behind each deployment, and what happened when.
public record Board(Map<String, Drawn> deployments, List<Mark> marks) {

    public record Drawn(String model, int colour) {}

    /// Something to be marked on the time axis, in milliseconds since 1970.
    public record Mark(long at, String text, String kind) {}

    static Board of(ServeView.Endpoint endpoint, List<ServeView.Rollout> rollouts, List<MonitorView.Alarm> alarms) {
        Map<String, Drawn> deployments = new LinkedHashMap<>();
        put(deployments, endpoint.answering());
        put(deployments, endpoint.champion());
        List<Mark> marks = new ArrayList<>();
        for (ServeView.Rollout rollout : rollouts) {
            put(deployments, rollout.champion());
            put(deployments, rollout.candidate());
            marks.add(new Mark(
                    rollout.startedAt().toEpochMilli(),
                    rollout.pattern() + " " + rollout.candidate().model(),
                    "rollout"));
            rollout.endedAt()
                    .ifPresent(at -> marks.add(new Mark(at.toEpochMilli(), Show.words(rollout.state()), "rollout")));
        }
        for (MonitorView.Alarm alarm : alarms) {
            marks.add(new Mark(alarm.changeAt().toEpochMilli(), Show.words(alarm.feature()) + " changed", "alarm"));
        }
        return new Board(deployments, marks);
    }

    private static void put(Map<String, Drawn> deployments, ServeView.Deployed deployed) {
        Predictor predictor = deployed.predictor();
        deployments.put(deployed.deployment(), new Drawn(deployed.name(), predictor.colour()));
    }

    public String deploymentsJson() {
        return Json.write(deployments);
    }

    public String marksJson() {
        return Json.write(marks);
    }
}
