package oxbow.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import oxbow.identity.Ids;
import oxbow.store.Store;
import oxbow.testing.TestDatabases;
import oxbow.work.Outbox;

class AccessTest {

    @ParameterizedTest
    @EnumSource
    void firstStartPrintsATokenThatSignsIn(TestDatabases database, @TempDir Path folder) {
        try (Store store = database.open(folder)) {
            Ids ids = new Ids(Clock.systemUTC(), new SecureRandom());
            Access access = new Access(store, Clock.systemUTC(), new SecureRandom(), ids);
            String token = access.startAdministrator(Optional.empty()).orElseThrow();
            assertThat(access.startAdministrator(Optional.empty())).isEmpty();
            Principal administrator = access.authenticate(token).orElseThrow();
            assertThat(access.projects(administrator)).extracting(Project::name).containsExactly("default");
            Outbox outbox = new Outbox(store, Clock.systemUTC(), ids);
            store.write(tx -> {
                outbox.append(tx, "p", "thing.happened", "s", Map.of("a", 1));
                return true;
            });
            assertThat(outbox.after(0, 10)).hasSize(1);
            assertThat(outbox.newest()).isEqualTo(1);
        }
    }
}
