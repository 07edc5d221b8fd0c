package oxbow.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static oxbow.record.TestRecords.START;
import static oxbow.record.TestRecords.await;
import static oxbow.record.TestRecords.row;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import oxbow.problem.ProblemException;
import oxbow.record.RecordSettings.Durability;
import oxbow.store.Store;
import oxbow.testing.TestDatabases;

class RecordsTest {

    private static final Clock LATER = Clock.fixed(START.plusSeconds(3_600), ZoneOffset.UTC);
    private static final Clock AT_ONCE = Clock.fixed(START, ZoneOffset.UTC);
    private static final RecordSettings SETTINGS = RecordSettings.DEFAULT.with(Durability.COMMIT);

    @TempDir
    Path folder;

    @Test
    void hotRowsAndSegmentsTogetherAreWhatWasAppended() {
        try (Store store = TestDatabases.SQLITE.open(folder);
                Records records = new Records(store, folder, SETTINGS.sealedAfter(300), AT_ONCE)) {
            List<Prediction> appended = fill(records, 1_000);
            await(() -> !records.segments().isEmpty());
            List<Logged> read = new ArrayList<>();
            for (List<Logged> part = records.after(0, Optional.empty(), 170).rows();
                    !part.isEmpty();
                    part = records.after(read.getLast().offset(), Optional.empty(), 170)
                            .rows()) {
                read.addAll(part);
            }
            assertThat(read).extracting(Logged::offset).doesNotHaveDuplicates().isSorted();
            assertThat(read.stream().map(Logged::prediction).map(RecordsTest::shown))
                    .containsExactlyElementsOf(
                            appended.stream().map(RecordsTest::shown).toList());
            assertThat(records.counters().shed()).isZero();
        }
    }

    @Test
    void aPageGoesBackFromTheNewestAndRestrictsWhatItIsAskedTo() {
        try (Store store = TestDatabases.SQLITE.open(folder);
                Records records = new Records(store, folder, SETTINGS, AT_ONCE)) {
            fill(records, 50);
            done(records.append(row("shadow", 50, Arm.SHADOW)));
            assertThat(records.page(LogQuery.newest("endpoint", 3)))
                    .extracting(logged -> logged.prediction().id())
                    .containsExactly("shadow", "id-49", "id-48");
            LogQuery second = new LogQuery(
                    Optional.of("project"),
                    Optional.of("endpoint"),
                    Optional.of(Arm.CHAMPION),
                    Optional.of(START),
                    Optional.of(START.plusMillis(400)),
                    OptionalLong.of(30),
                    2);
            assertThat(records.page(second)).extracting(Logged::offset).containsExactly(29L, 28L);
            assertThat(records.page(LogQuery.newest("another", 3))).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void feedbackGivenTwiceCountsOnce(TestDatabases database) {
        try (Store store = database.open(folder);
                Records records = new Records(store, folder, SETTINGS, LATER)) {
            fill(records, 4);
            List<NewFeedback> items = List.of(
                    NewFeedback.label("id-0", "a", "api"),
                    NewFeedback.label("id-1", "a", "api"),
                    NewFeedback.label("gone", "a", "api"),
                    NewFeedback.label("id-0", "a", "api"));
            assertThat(records.give("project", items)).isEqualTo(new FeedbackReceipt(3, 1, 1));
            assertThat(records.give("project", items)).isEqualTo(new FeedbackReceipt(0, 4, 0));
            NewFeedback event = new NewFeedback("id-0", Optional.empty(), Optional.of("clicked"), "api", 0.05);
            assertThat(records.give("project", List.of(event))).isEqualTo(new FeedbackReceipt(1, 0, 0));
            assertThat(records.feedback("project", List.of("id-0", "id-3"))).containsOnlyKeys("id-0");
            assertThat(records.feedback("project", List.of("id-0")).get("id-0"))
                    .extracting(Feedback::event, Feedback::probability)
                    .contains(org.assertj.core.groups.Tuple.tuple(Optional.of("clicked"), 0.05));
        }
    }

    @ParameterizedTest
    @EnumSource
    void lateLabelsReopenTheirWindows(TestDatabases database) {
        try (Store store = database.open(folder);
                Records records = new Records(store, folder, SETTINGS.withWindow(Duration.ofSeconds(1)), LATER)) {
            fill(records, 250);
            assertThat(windows(records))
                    .extracting(Window::count, Window::labelled)
                    .containsExactly(tuple(100L, 0L), tuple(100L, 0L), tuple(50L, 0L));
            records.give(
                    "project",
                    List.of(
                            NewFeedback.label("id-0", "a", "api"),
                            NewFeedback.label("id-1", "a", "api"),
                            NewFeedback.label("id-200", "a", "api")));
            assertThat(windows(records))
                    .extracting(Window::labelled, Window::right)
                    .containsExactly(tuple(2L, 1L), tuple(0L, 0L), tuple(1L, 1L));
            records.give("project", List.of(NewFeedback.label("id-1", "b", "doctor")));
            assertThat(windows(records))
                    .extracting(Window::labelled, Window::right)
                    .containsExactly(tuple(2L, 2L), tuple(0L, 0L), tuple(1L, 1L));
            records.give("another project", List.of(NewFeedback.label("id-2", "a", "api")));
            records.give("project", List.of(NewFeedback.label("id-3", "a", "review")));
            assertThat(windows(records).getFirst().labelled()).isEqualTo(2);
            records.give("project", List.of(NewFeedback.label("id-3", "a", "review-all")));
            assertThat(windows(records).getFirst().labelled()).isEqualTo(3);
        }
    }

    @Test
    void windowsKeepTheirLengthUnlessToldOtherwise() {
        try (Store store = TestDatabases.SQLITE.open(folder)) {
            try (Records records = new Records(store, folder, SETTINGS.withWindow(Duration.ofSeconds(1)), LATER)) {
                fill(records, 250);
            }
            try (Records records = new Records(store, folder, SETTINGS, LATER)) {
                done(records.append(row("later", 399, Arm.CHAMPION)));
                assertThat(windows(records)).extracting(Window::count).containsExactly(100L, 100L, 50L, 1L);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void aMindThatIsChangedBackCountsAsChanged(TestDatabases database) {
        try (Store store = database.open(folder);
                Records records = new Records(store, folder, SETTINGS, LATER)) {
            fill(records, 1);
            for (String label : List.of("a", "b", "b", "a")) {
                records.give("project", List.of(NewFeedback.label("id-0", label, "api")));
            }
            assertThat(records.feedback("project", List.of("id-0")).get("id-0"))
                    .extracting(Feedback::label)
                    .containsExactly(Optional.of("a"), Optional.of("b"), Optional.of("a"));
            assertThat(windows(records))
                    .extracting(Window::labelled, Window::right)
                    .containsExactly(tuple(1L, 1L));
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatAnotherProjectSaysStaysThere(TestDatabases database) {
        try (Store store = database.open(folder);
                Records records = new Records(store, folder, SETTINGS, LATER)) {
            records.give("another project", List.of(NewFeedback.label("id-0", "b", "api")));
            fill(records, 1);
            records.give("another project", List.of(NewFeedback.label("id-0", "a", "api")));
            assertThat(records.feedback("project", List.of("id-0"))).isEmpty();
            assertThat(windows(records)).extracting(Window::labelled).containsExactly(0L);
            assertThat(records.give("project", List.of(NewFeedback.label("id-0", "a", "api"))))
                    .isEqualTo(new FeedbackReceipt(1, 0, 0));
            assertThat(windows(records))
                    .extracting(Window::labelled, Window::right)
                    .containsExactly(tuple(1L, 1L));
        }
    }

    @Test
    void aShadowAnswerThatComesAfterItsLabelIsHeldAgainstIt() {
        try (Store store = TestDatabases.SQLITE.open(folder);
                Records records = new Records(store, folder, SETTINGS, LATER)) {
            assertThat(records.give("project", List.of(NewFeedback.label("id-0", "a", "api")))
                            .unknown())
                    .isEqualTo(1);
            done(records.append(row("id-0", 0, Arm.CHAMPION)));
            done(records.append(row("id-0", 0, Arm.SHADOW)));
            await(() -> windows(records).stream().mapToLong(Window::right).sum() == 2);
        }
    }

    @Test
    void sealedAndLiveWindowsAndARestartGiveTheSame() {
        RecordSettings second = SETTINGS.withWindow(Duration.ofSeconds(1));
        List<Window> before;
        try (Store store = TestDatabases.SQLITE.open(folder)) {
            try (Records records = new Records(store, folder, second, AT_ONCE)) {
                fill(records, 250);
                before = windows(records);
                assertThat(before).hasSize(3);
                assertThat(before.getFirst()).extracting(Window::errors).isEqualTo(1L);
                assertThat(before.getFirst().classes().counts()).containsEntry("a", 50L);
            }
            try (Records records = new Records(store, folder, second, LATER)) {
                assertThat(windows(records)).isEqualTo(before);
                done(records.append(row("late", 0, Arm.CHAMPION)));
                assertThat(windows(records)).extracting(Window::count).containsExactly(101L, 100L, 50L);
            }
        }
        try (Store store = TestDatabases.SQLITE.open(folder);
                Records records = new Records(store, folder, second, LATER)) {
            assertThat(records.windows("endpoint", START, START.plusSeconds(60), Duration.ofSeconds(2)))
                    .extracting(Window::count)
                    .containsExactly(201L, 50L);
        }
    }

    @Test
    void whatDoesNotFitTheBufferIsShedAndCounted() {
        try (Store store = TestDatabases.SQLITE.open(folder);
                Records records = new Records(store, folder, SETTINGS.bufferedTo(1), AT_ONCE)) {
            List<CompletionStage<Void>> stages = new ArrayList<>();
            for (int i = 0; i < 500; i++) {
                stages.add(records.append(row("id-" + i, i, Arm.CHAMPION)));
            }
            long failed = stages.stream()
                    .filter(stage -> stage.handle((done, failure) -> failure instanceof ProblemException)
                            .toCompletableFuture()
                            .join())
                    .count();
            assertThat(failed).isPositive().isEqualTo(records.counters().shed());
            assertThat(records.counters().appended()).isEqualTo(500 - failed);
            assertThat(records.after(0, Optional.empty(), 1_000).rows()).hasSize((int) (500 - failed));
        }
    }

    @Test
    void anOrderlyStopLosesNothing() {
        try (Store store = TestDatabases.SQLITE.open(folder)) {
            RecordSettings grouped = RecordSettings.DEFAULT.sealedAfter(700);
            try (Records records = new Records(store, folder, grouped, AT_ONCE)) {
                for (int i = 0; i < 3_000; i++) {
                    done(records.append(row("id-" + i, i, Arm.CHAMPION)));
                }
            }
            try (Records records = new Records(store, folder, grouped, AT_ONCE)) {
                assertThat(records.after(0, Optional.of("endpoint"), 5_000).rows())
                        .hasSize(3_000);
                assertThat(records.prediction("id-2999")).hasSize(1);
            }
        }
    }

    @Test
    void feedbackThatSaysNothingIsRefused() {
        assertThatThrownBy(() -> new NewFeedback("id", Optional.empty(), Optional.empty(), "api", 1))
                .hasMessageContaining("must hold a label or an event");
    }

    private static org.assertj.core.groups.Tuple tuple(Object... values) {
        return org.assertj.core.groups.Tuple.tuple(values);
    }

    private static List<Window> windows(Records records) {
        return records.windows("endpoint", START, START.plusSeconds(60), Duration.ofMillis(1));
    }

    private static List<Prediction> fill(Records records, int count) {
        List<Prediction> rows = new ArrayList<>();
        List<CompletionStage<Void>> stages = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            rows.add(row("id-" + i, i, Arm.CHAMPION));
            stages.add(records.append(rows.getLast()));
        }
        stages.forEach(RecordsTest::done);
        return rows;
    }

    /// Every field, the payload too.
    private static String shown(Prediction row) {
        return row.toString().replaceAll("payload=[^,]*", "")
                + new String(row.payload(), java.nio.charset.StandardCharsets.UTF_8);
    }

    private static void done(CompletionStage<Void> stage) {
        stage.toCompletableFuture().join();
    }
}
