package oxbow.core.sequential;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import oxbow.core.stored.StoredReader;
import oxbow.core.stored.StoredWriter;

/// Requests that wait for their judging age, with the labels that came so far.
///
/// **Guarantee.** Every request leaves once, in the order of assignment, when it reaches the age, with the label
/// it had by then; a label that comes later, or twice, changes nothing.
///
/// **Conditions.** Assignments come in the order of their times. Memory grows with the requests of one judging
/// age, about 100 bytes each. Mutable, not thread-safe.
public final class Docket {
    private final JudgingAge age;
    private final Deque<Assignment> waiting = new ArrayDeque<>();
    private final Map<Long, Assignment> open = new HashMap<>();
    private final Map<Long, Boolean> labels = new HashMap<>();

    /// A request at its judging age.
    ///
    /// @param assignment how it was assigned
    /// @param verdict what is known of it
    public record Judged(Assignment assignment, Verdict verdict) {}

    /// What is known of a request at its judging age.
    public enum Verdict {
        /// The label says that the answer was right.
        RIGHT,
        /// The label says that the answer was wrong.
        WRONG,
        /// There is no label yet; that is neither right nor wrong.
        UNLABELLED
    }

    /// An empty docket.
    public Docket(JudgingAge age) {
        this.age = age;
    }

    /// Takes a request in.
    ///
    /// @throws IllegalArgumentException if it is known already, or assigned before one that is
    public void assign(Assignment assignment) {
        Assignment last = waiting.peekLast();
        if (last != null && assignment.at() < last.at()) {
            throw new IllegalArgumentException("The request (assigned at %s) must not be before the last (%s)."
                    .formatted(assignment.at(), last.at()));
        }
        if (open.putIfAbsent(assignment.request(), assignment) != null) {
            throw new IllegalArgumentException(
                    "The request (%d) must not be assigned twice.".formatted(assignment.request()));
        }
        waiting.addLast(assignment);
    }

    /// Takes a label in; the first label of a request stays, late ones and those of unknown requests are ignored.
    ///
    /// @param request id of the request
    /// @param wrong whether the answer was wrong
    /// @param at time at which the label came, in the unit of the log
    /// @return whether the label counts
    public boolean label(long request, boolean wrong, double at) {
        Assignment assignment = open.get(request);
        return assignment != null && age.isInTime(assignment.at(), at) && labels.putIfAbsent(request, wrong) == null;
    }

    /// Takes out the requests that have reached the age, in the order of assignment.
    ///
    /// @param now time of the log; all labels up to now must have been given
    public List<Judged> due(double now) {
        List<Judged> due = new ArrayList<>();
        for (Assignment next = waiting.peekFirst(); next != null && age.isDue(next.at(), now); ) {
            waiting.removeFirst();
            open.remove(next.request());
            due.add(new Judged(next, verdict(labels.remove(next.request()))));
            next = waiting.peekFirst();
        }
        return due;
    }

    /// Requests that wait.
    public int size() {
        return waiting.size();
    }

    private static Verdict verdict(@org.jspecify.annotations.Nullable Boolean wrong) {
        if (wrong == null) {
            return Verdict.UNLABELLED;
        }
        return wrong ? Verdict.WRONG : Verdict.RIGHT;
    }

    void write(StoredWriter writer) {
        writer.real(age.age()).number(waiting.size());
        for (Assignment each : waiting) {
            writer.number(each.request()).number(each.key()).flag(each.canary()).real(each.weight());
            Verdict verdict = verdict(labels.get(each.request()));
            writer.real(each.at()).flag(verdict != Verdict.UNLABELLED).flag(verdict == Verdict.WRONG);
        }
    }

    static Docket read(StoredReader reader) {
        Docket docket = new Docket(new JudgingAge(reader.real()));
        int count = reader.length(20);
        for (int i = 0; i < count; i++) {
            docket.assign(
                    new Assignment(reader.number(), reader.number(), reader.flag(), reader.real(), reader.real()));
            boolean isLabelled = reader.flag();
            boolean isWrong = reader.flag();
            if (isLabelled) {
                docket.labels.put(docket.waiting.getLast().request(), isWrong);
            }
        }
        return docket;
    }
}
