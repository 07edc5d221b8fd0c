package oxbow.store;

import java.util.List;

/// Runs what was asked for after a commit. One action that throws does not keep the others from running.
final class AfterCommit {

    private static final System.Logger LOG = System.getLogger(AfterCommit.class.getName());

    private AfterCommit() {}

    static void run(List<Runnable> actions) {
        for (Runnable action : actions) {
            try {
                action.run();
            } catch (RuntimeException e) {
                LOG.log(System.Logger.Level.ERROR, "after_commit.failed", e);
            }
        }
    }
}
