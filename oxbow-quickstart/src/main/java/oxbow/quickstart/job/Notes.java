package oxbow.quickstart.job;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What a step finds while it runs: facts, sentences, and whether it showed what it must. For one thread.
public final class Notes {
    private final Map<String, Object> facts = new LinkedHashMap<>();
    private final List<String> sentences = new ArrayList<>();
    private final Display display;
    private boolean passed = true;

    Notes(Display display) {
        this.display = display;
    }

    void fact(String name, Object value) {
        facts.put(name, value);
    }

    void say(String sentence) {
        sentences.add(sentence);
        display.said(sentence);
    }

    /// Notes a sentence that has to be true; the step fails if it is not.
    void must(boolean holds, String sentence) {
        if (holds) {
            say(sentence);
        } else {
            passed = false;
            say("NOT SHOWN: " + sentence);
        }
    }

    /// What is going on right now, for somebody who waits.
    void now(String doing) {
        display.now(doing);
    }

    void failed(String why) {
        passed = false;
        say("FAILED: " + why);
    }

    boolean passed() {
        return passed;
    }

    StepReport report(int id, String title, double seconds) {
        return new StepReport(id, title, passed, Math.round(seconds * 10) / 10.0, facts, sentences);
    }
}
