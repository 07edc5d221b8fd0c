package oxbow.core;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    /// The law: a package imports only what stands before it.
    private static final List<String> ORDER = List.of(
            "stored",
            "table",
            "descriptor",
            "slice",
            "sketch",
            "profile",
            "metric",
            "compare",
            "sequential",
            "drift",
            "baseline");

    private static final int MOST_LINES = 400;

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("oxbow.core");

    @Test
    void packagesImportOnlyWhatStandsBeforeThem() {
        for (int i = 0; i < ORDER.size(); i++) {
            for (String later : ORDER.subList(i + 1, ORDER.size())) {
                noClasses()
                        .that()
                        .resideInAPackage("oxbow.core." + ORDER.get(i) + "..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage("oxbow.core." + later + "..")
                        .check(CLASSES);
            }
        }
    }

    @Test
    void everyPackageHasItsPlaceInTheOrder() {
        List<String> packages = CLASSES.stream()
                .map(each -> each.getPackageName())
                .distinct()
                .filter(name -> !name.equals("oxbow.core"))
                .map(name -> name.substring("oxbow.core.".length()))
                .toList();

        assertThat(packages).containsExactlyInAnyOrderElementsOf(ORDER);
    }

    @Test
    void coreTouchesNeitherFilesNorClockNorThreads() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "java.io..",
                        "java.nio",
                        "java.nio.channels..",
                        "java.nio.file..",
                        "java.net..",
                        "java.time..",
                        "java.sql..",
                        "java.util.concurrent..",
                        "java.util.logging..",
                        "java.lang.System$Logger")
                .orShould()
                .dependOnClassesThat()
                .belongToAnyOf(Thread.class)
                .orShould()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .check(CLASSES);
    }

    @Test
    void nothingIsRandomOrTimedBehindTheCallersBack() {
        noClasses()
                .should()
                .callConstructor(Random.class)
                .orShould()
                .callConstructor(java.util.SplittableRandom.class)
                .orShould()
                .callMethod(Math.class, "random")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(java.util.UUID.class, "randomUUID")
                .check(CLASSES);
    }

    @Test
    void coreDependsOnTheJdkAndJspecifyOnly() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideOutsideOfPackages("java..", "oxbow.core..", "org.jspecify..")
                .check(CLASSES);
    }

    @Test
    void filesStayShort() throws IOException {
        try (Stream<Path> sources = Files.walk(Path.of("src"))) {
            List<Path> tooLong = sources.filter(path -> path.toString().endsWith(".java"))
                    .filter(path -> lines(path) > MOST_LINES)
                    .toList();

            assertThat(tooLong).as("files over %d lines", MOST_LINES).isEmpty();
        }
    }

    private static long lines(Path path) {
        try (Stream<String> lines = Files.lines(path)) {
            return lines.count();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
