package oxbow;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.conditions.ArchConditions.dependOnClassesThat;
import static com.tngtech.archunit.lang.conditions.ArchConditions.onlyHaveDependentClassesThat;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The law of the packages. [#ORDER] is the one list: a package imports only what stands before it.
class ArchitectureTest {

    private static final List<String> ORDER = List.of(
            "core",
            "problem",
            "identity",
            "json",
            "store",
            "access",
            "work",
            "data",
            "label",
            "predict",
            "track",
            "record",
            "evaluate",
            "serve",
            "monitor",
            "web",
            "cli",
            "app");

    private static final int MOST_LINES = 400;
    private static final Pattern EMPTY_NAME = Pattern.compile(".*(Util|Utils|Helper|Manager|Impl|Base)");
    private static final Path SOURCES = Path.of("src");

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("oxbow");

    @Test
    void everyPackageStandsInTheOrder() {
        assertThat(CLASSES.stream().map(ArchitectureTest::stage).distinct()).isSubsetOf(ORDER);
    }

    @Test
    void packagesImportOnlyWhatStandsBeforeThem() {
        for (int i = 0; i < ORDER.size(); i++) {
            List<String> later = ORDER.subList(i + 1, ORDER.size());
            noClasses()
                    .that(stand(ORDER.get(i)))
                    .should(dependOnClassesThat(describe("stand later in the order", later(later))))
                    .allowEmptyShould(true)
                    .check(CLASSES);
        }
    }

    /// Only the wiring in `app` knows every part.
    @Test
    void childrenOfAStageArePrivateToIt() {
        for (String stage : ORDER.subList(1, ORDER.size())) {
            classes()
                    .that(describe(
                            "are children of " + stage, c -> c.getPackageName().startsWith("oxbow." + stage + ".")))
                    .should(onlyHaveDependentClassesThat(describe(
                            "stand in " + stage + " or wire the program",
                            c -> stage(c).equals(stage) || stage(c).equals("app"))))
                    .allowEmptyShould(true)
                    .check(CLASSES);
        }
    }

    @Test
    void childrenOfAStageDoNotFormCycles() {
        for (String stage : ORDER) {
            slices().matching("oxbow." + stage + ".(*)..")
                    .should()
                    .beFreeOfCycles()
                    .allowEmptyShould(true)
                    .check(CLASSES);
        }
    }

    @Test
    void sqlStaysInTheStoreAndInPrivateStoreClasses() {
        noClasses()
                .that(describe(
                        "are neither in the store nor package-private *Store classes",
                        c -> !stage(c).equals("store") && !isPrivateStore(c)))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "javax.sql..")
                .check(CLASSES);
    }

    @Test
    void pagesAndCommandsDoNotSeeTheStore() {
        noClasses()
                .that(describe("are in web or cli", c -> List.of("web", "cli").contains(stage(c))))
                .should(dependOnClassesThat(stand("store")))
                .allowEmptyShould(true)
                .check(CLASSES);
    }

    @Test
    void namesSayWhatAClassIsFor() {
        noClasses().should().haveNameMatching(EMPTY_NAME.pattern()).check(CLASSES);
    }

    @Test
    void nobodySleeps() throws IOException {
        assertThat(sourcesWhere(lines -> lines.stream().anyMatch(line -> line.contains("Thread." + "sleep"))))
                .isEmpty();
    }

    @Test
    void filesStayShort() throws IOException {
        assertThat(sourcesWhere(lines -> lines.size() > MOST_LINES)).isEmpty();
    }

    private static List<Path> sourcesWhere(java.util.function.Predicate<List<String>> found) throws IOException {
        List<Path> sources = new ArrayList<>();
        try (Stream<Path> files = Files.walk(SOURCES)) {
            for (Path file :
                    files.filter(file -> file.toString().endsWith(".java")).toList()) {
                if (found.test(Files.readAllLines(file))) {
                    sources.add(file);
                }
            }
        }
        return sources;
    }

    private static DescribedPredicate<JavaClass> stand(String stage) {
        return describe("stand in " + stage, c -> stage(c).equals(stage));
    }

    private static java.util.function.Predicate<JavaClass> later(List<String> stages) {
        return c -> stages.contains(stage(c));
    }

    private static boolean isPrivateStore(JavaClass type) {
        JavaClass outermost = type;
        while (outermost.getEnclosingClass().isPresent()) {
            outermost = outermost.getEnclosingClass().get();
        }
        return outermost.getSimpleName().endsWith("Store")
                && !outermost.getModifiers().contains(JavaModifier.PUBLIC);
    }

    /// The second word of the package's name; empty for classes that are not ours.
    private static String stage(JavaClass type) {
        String[] words = type.getPackageName().split("\\.", 3);
        return words[0].equals("oxbow") && words.length > 1 ? words[1] : "";
    }
}
