package oxbow.serve;

import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import oxbow.access.Principal;
import oxbow.problem.ProblemException;
import oxbow.record.Records;
import oxbow.serve.Docket.Finding;
import oxbow.store.Store;
import oxbow.work.Leases;

/// Looks at every active rollout again and again and carries out the verdicts. For each endpoint only the holder of
/// its lease acts, and every move checks the lease's fence in its own transaction, so two judges never act on one
/// rollout.
///
/// Whoever takes over, or starts again after a crash, reads the log from the rollout's start and goes on behind the
/// last verdict, exactly where the one before would have. One thread at a time.
final class Judge {

    private static final System.Logger LOG = System.getLogger(Judge.class.getName());
    static final Principal SELF = new Principal("judge", "judge", false, Map.of());

    private final Store store;
    private final Records records;
    private final Leases leases;
    private final Transitions transitions;
    private final TallyBoard board;
    private final Clock clock;
    private final String holder;
    private final JudgeSettings settings;
    private final ServeStore statements = new ServeStore();
    private final Map<String, Docket> dockets = new HashMap<>();
    private final Map<String, Instant> renewals = new HashMap<>();

    /// @param holder names this judge among others
    Judge(
            Store store,
            Records records,
            Leases leases,
            Transitions transitions,
            TallyBoard board,
            Clock clock,
            String holder,
            JudgeSettings settings) {
        this.store = store;
        this.records = records;
        this.leases = leases;
        this.transitions = transitions;
        this.board = board;
        this.clock = clock;
        this.holder = holder;
        this.settings = settings;
    }

    /// Looks at every active rollout once.
    void pass() {
        List<Standing> active = store.read(statements::active);
        Set<String> ids = new HashSet<>();
        for (Standing standing : active) {
            ids.add(standing.terms().id());
            try {
                look(standing);
            } catch (RuntimeException e) {
                dockets.remove(standing.terms().id());
                LOG.log(
                        Level.ERROR,
                        "rollout.not_judged rollout=" + standing.terms().id(),
                        e);
            }
        }
        dockets.keySet().retainAll(ids);
        board.retain(ids);
    }

    private void look(Standing found) {
        String id = found.terms().id();
        OptionalLong fence = lease(found.terms());
        if (fence.isEmpty()) {
            dockets.remove(id);
            return;
        }
        Docket docket = dockets.computeIfAbsent(
                id, missing -> new Docket(records, found, settings.grace().toMillis()));
        if (docket.standing().decidedOffset() != found.decidedOffset()
                || docket.standing().state() != found.state()) {
            docket.moved(found);
        }
        boolean more = true;
        while (more) {
            var finding = docket.advance(clock.millis());
            board.post(id, docket.tally());
            more = finding.isPresent() && carryOut(docket, finding.get(), fence.getAsLong());
        }
    }

    /// Answers whether the rollout is still active.
    private boolean carryOut(Docket docket, Finding finding, long fence) {
        Standing standing = docket.standing();
        Move move = Moves.of(standing, finding.verdict(), finding.tally(), finding.offset());
        String lease = leaseName(standing.terms());
        try {
            Standing next = transitions.move(standing, move, SELF, tx -> leases.check(tx, lease, fence));
            LOG.log(
                    Level.INFO,
                    "rollout.moved rollout=" + standing.terms().id() + " decision="
                            + finding.verdict().decision() + " state="
                            + next.state().word());
            docket.moved(next);
            return next.state().active();
        } catch (ProblemException e) {
            dockets.remove(standing.terms().id());
            LOG.log(
                    Level.WARNING,
                    "verdict.overtaken rollout=" + standing.terms().id() + " reason=" + e.getMessage());
            return false;
        }
    }

    private OptionalLong lease(Terms terms) {
        String name = leaseName(terms);
        Instant now = clock.instant();
        Instant renewal = renewals.getOrDefault(name, Instant.MIN);
        if (now.isAfter(renewal)) {
            if (!leases.acquire(name, holder, settings.lease())) {
                return OptionalLong.empty();
            }
            renewals.put(name, now.plus(settings.lease().dividedBy(3)));
        }
        return leases.fence(name, holder);
    }

    /// Gives the leases up, so that another judge need not wait for their end.
    void release() {
        renewals.keySet().forEach(name -> leases.release(name, holder));
        renewals.clear();
        dockets.clear();
    }

    private static String leaseName(Terms terms) {
        return "serve.rollout." + terms.endpointId();
    }
}
