package oxbow.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import oxbow.identity.Ids;
import oxbow.problem.ProblemException;
import oxbow.problem.ProblemKind;
import oxbow.store.Store;
import oxbow.testing.Crowd;
import oxbow.testing.SteppedClock;
import oxbow.testing.TestDatabases;

class AccessTest {

    private final SteppedClock clock = new SteppedClock();

    @ParameterizedTest
    @EnumSource
    void theFirstStartGivesOneAdministratorsTokenAndADefaultProject(TestDatabases database, @TempDir Path folder) {
        try (Store store = database.open(folder)) {
            List<Optional<String>> printed = Crowd.each(_ -> access(store).startAdministrator(Optional.empty()));
            assertThat(printed.stream().flatMap(Optional::stream)).hasSize(1);
            String token =
                    printed.stream().flatMap(Optional::stream).findFirst().orElseThrow();
            Principal administrator = access(store).authenticate(token).orElseThrow();
            assertThat(administrator.administrator()).isTrue();
            assertThat(access(store).projects(administrator))
                    .extracting(Project::name)
                    .containsExactly("default");
            assertThat(access(store).startAdministrator(Optional.empty())).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aConfiguredTokenReplacesTheOneConfiguredBefore(TestDatabases database, @TempDir Path folder) {
        try (Store store = database.open(folder)) {
            Access access = access(store);
            String first = "first-configured-token";
            String second = "second-configured-token";
            assertThat(access.startAdministrator(Optional.of(first))).isEmpty();
            assertThat(access.startAdministrator(Optional.of(first))).isEmpty();
            assertThat(access.authenticate(first)).isPresent();
            access.startAdministrator(Optional.of(second));
            assertThat(access.authenticate(first)).isEmpty();
            assertThat(access.authenticate(second)).isPresent();
            refused(ProblemKind.CONFLICT, () -> access.startAdministrator(Optional.of(first)));
            refused(ProblemKind.RULE_BROKEN, () -> access.startAdministrator(Optional.of("short")));
        }
    }

    @ParameterizedTest
    @EnumSource
    void unknownRevokedAndExpiredTokensAreRefused(TestDatabases database, @TempDir Path folder) {
        try (Store store = database.open(folder)) {
            Access access = access(store);
            Principal administrator = administrator(access);
            Map<String, Role> roles = Map.of("default", Role.RATER);
            IssuedToken kept = access.issue(administrator, "kept", roles, Optional.empty());
            IssuedToken brief = access.issue(
                    administrator, "brief", roles, Optional.of(clock.instant().plusSeconds(60)));
            assertThat(access.authenticate(kept.secret())).isPresent();
            assertThat(access.authenticate(brief.secret())).isPresent();
            assertThat(access.authenticate(kept.secret() + "x")).isEmpty();
            assertThat(access.authenticate("")).isEmpty();

            clock.forward(Duration.ofSeconds(60));
            assertThat(access.authenticate(brief.secret())).isEmpty();
            access.revoke(administrator, kept.id());
            assertThat(access.authenticate(kept.secret())).isEmpty();
            assertThat(access(store).authenticate(kept.secret())).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatAnotherNodeRevokesIsBelievedForAFewSecondsAtMost(TestDatabases database, @TempDir Path folder) {
        try (Store store = database.open(folder)) {
            Access here = access(store);
            Principal administrator = administrator(here);
            IssuedToken token = here.issue(administrator, "ci", Map.of("default", Role.SERVICE), Optional.empty());
            assertThat(here.authenticate(token.secret())).isPresent();
            access(store).revoke(administrator, token.id());
            clock.forward(Known.TRUST);
            assertThat(here.authenticate(token.secret())).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void sessionsEndWithTimeWithTheirTokenAndBySigningOut(TestDatabases database, @TempDir Path folder) {
        try (Store store = database.open(folder)) {
            Access access = access(store);
            Principal administrator = administrator(access);
            IssuedToken token = access.issue(administrator, "page", Map.of("default", Role.VIEWER), Optional.empty());
            Session first = access.signIn(token.secret()).orElseThrow();
            Session second = access.signIn(token.secret()).orElseThrow();
            assertThat(access.session(first.secret())).contains(first.principal());
            assertThat(access.session(token.secret())).isEmpty();

            access.signOut(first.secret());
            assertThat(access.session(first.secret())).isEmpty();
            assertThat(access.session(second.secret())).isPresent();
            clock.forward(Duration.ofHours(12));
            assertThat(access.session(second.secret())).isEmpty();

            Session third = access.signIn(token.secret()).orElseThrow();
            access.revoke(administrator, token.id());
            assertThat(access.session(third.secret())).isEmpty();
            assertThat(access.signIn(token.secret())).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aProjectThatMayNotBeSeenIsNotFound(TestDatabases database, @TempDir Path folder) {
        try (Store store = database.open(folder)) {
            Access access = access(store);
            Principal administrator = administrator(access);
            Project secret = access.createProject(administrator, "secret", "Secret");
            IssuedToken token =
                    access.issue(administrator, "engineer", Map.of("default", Role.ENGINEER), Optional.empty());
            Principal engineer = access.authenticate(token.secret()).orElseThrow();

            assertThat(access.projects(engineer)).extracting(Project::name).containsExactly("default");
            refused(ProblemKind.NOT_FOUND, () -> access.project(engineer, "secret"));
            refused(ProblemKind.NOT_FOUND, () -> access.project(engineer, secret.id()));
            refused(ProblemKind.NOT_FOUND, () -> access.project(engineer, "no-such"));
            assertThat(access.project(administrator, "secret")).isEqualTo(secret);
            assertThat(access.project(administrator, secret.id())).isEqualTo(secret);
            refused(ProblemKind.CONFLICT, () -> access.createProject(administrator, "secret", "Again"));
            refused(ProblemKind.FORBIDDEN, () -> access.createProject(engineer, "mine", "Mine"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void ownersGiveRolesInTheirProjectsOnly(TestDatabases database, @TempDir Path folder) {
        try (Store store = database.open(folder)) {
            Access access = access(store);
            Principal administrator = administrator(access);
            access.createProject(administrator, "other", "Other");
            Principal owner = holder(access, administrator, Map.of("default", Role.OWNER, "other", Role.ENGINEER));
            Principal rater = holder(access, owner, Map.of("default", Role.RATER));
            String projectId = access.project(rater, "default").id();
            assertThat(rater.may(Permission.LABEL, projectId)).isTrue();
            assertThat(rater.may(Permission.WRITE, projectId)).isFalse();
            refused(ProblemKind.FORBIDDEN, () -> holder(access, owner, Map.of("other", Role.VIEWER)));
            refused(ProblemKind.FORBIDDEN, () -> holder(access, rater, Map.of("default", Role.OWNER)));
            refused(ProblemKind.FORBIDDEN, () -> access.revoke(rater, owner.id()));
            refused(ProblemKind.NOT_FOUND, () -> access.revoke(owner, administrator.id()));
            refused(ProblemKind.CONFLICT, () -> access.revoke(administrator, administrator.id()));
            refused(ProblemKind.RULE_BROKEN, () -> holder(access, administrator, Map.of()));
        }
    }

    @ParameterizedTest
    @EnumSource
    void theTrailSaysWhoDidWhat(TestDatabases database, @TempDir Path folder) {
        try (Store store = database.open(folder)) {
            Access access = access(store);
            Principal administrator = administrator(access);
            Project project = access.createProject(administrator, "other", "Other");
            AuditEntry newest = access.audit(Optional.empty(), 1).getFirst();
            assertThat(newest.action()).isEqualTo("project.created");
            assertThat(newest.subject()).isEqualTo(project.id());
            assertThat(newest.principalId()).isEqualTo(administrator.id());
        }
    }

    @Test
    void noSecretIsOnTheDisk(@TempDir Path folder) throws Exception {
        try (Store store = TestDatabases.SQLITE.open(folder)) {
            Access access = access(store);
            String token = access.startAdministrator(Optional.empty()).orElseThrow();
            Session session = access.signIn(token).orElseThrow();
            assertThat(token.length()).isGreaterThanOrEqualTo(4 + 43);
            assertThat(access.session(session.secret())).isPresent();
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                            .doesNotContain(token)
                            .doesNotContain(session.secret());
                }
            }
            assertThat(session.toString()).doesNotContain(session.secret());
        }
    }

    private Access access(Store store) {
        return new Access(store, clock, new SecureRandom(), new Ids(clock, new SecureRandom()));
    }

    private static Principal administrator(Access access) {
        return access.authenticate(access.startAdministrator(Optional.empty()).orElseThrow())
                .orElseThrow();
    }

    private static Principal holder(Access access, Principal by, Map<String, Role> roles) {
        return access.authenticate(
                        access.issue(by, "holder", roles, Optional.empty()).secret())
                .orElseThrow();
    }

    private static void refused(ProblemKind kind, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.kind()).isEqualTo(kind));
    }
}
