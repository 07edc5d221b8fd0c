package oxbow.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The launcher as a person calls it, on a copy that has the build of this checkout beside it.
class LauncherIT {

    private static final Path CHECKOUT = Path.of("..").toAbsolutePath().normalize();

    @TempDir
    private Path folder;

    private record Outcome(int code, String text) {}

    private static Outcome run(Path in, Map<String, String> environment, String... command)
            throws IOException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(in.toFile()).redirectErrorStream(true);
        builder.environment().keySet().removeAll(List.of("OXBOW_JAVA_HOME", "JAVA_HOME", "OXBOW_BUILD"));
        builder.environment().put("OXBOW_BUILD", "never");
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Outcome(process.exitValue(), text);
    }

    /// A checkout whose path has a space, with the server built.
    private Path checkout() throws IOException {
        Path top = Files.createDirectories(folder.resolve("my projects/oxbow"));
        Files.copy(CHECKOUT.resolve("oxbow"), top.resolve("oxbow"));
        assertThat(top.resolve("oxbow").toFile().setExecutable(true)).isTrue();
        Files.createDirectories(top.resolve("oxbow-server"));
        Files.createSymbolicLink(top.resolve("oxbow-server/target"), CHECKOUT.resolve("oxbow-server/target"));
        return top;
    }

    /// A folder that looks like a JDK of that version and says which one it is.
    private Path jdk(String name, String version) throws IOException {
        Path jdk = folder.resolve(name);
        Files.createDirectories(jdk.resolve("bin"));
        Files.writeString(jdk.resolve("release"), "IMPLEMENTOR=\"test\"\nJAVA_VERSION=\"" + version + "\"\n");
        for (String program : List.of("java", "javac")) {
            Path file = jdk.resolve("bin").resolve(program);
            Files.writeString(file, "#!/bin/sh\necho ran " + name + "\n");
            assertThat(file.toFile().setExecutable(true)).isTrue();
        }
        return jdk;
    }

    @Test
    void runsFromAnyFolderInAPathWithSpacesAndThroughALink() throws Exception {
        Path top = checkout();
        Path link = folder.resolve("link to oxbow");
        Files.createSymbolicLink(link, Path.of("my projects/oxbow/oxbow"));
        Map<String, String> java = Map.of("OXBOW_JAVA_HOME", System.getProperty("java.home"));
        for (Path launcher : List.of(top.resolve("oxbow"), link)) {
            Outcome outcome = run(Path.of("/"), java, launcher.toString(), "--version");
            assertThat(outcome.text()).startsWith("oxbow ");
            assertThat(outcome.code()).isZero();
        }
    }

    @Test
    void aCacheThatDoesNotFitKeepsNobodyFromStarting() throws Exception {
        Path top = checkout();
        Path built = top.resolve("oxbow-server/target");
        Files.delete(built);
        Files.createDirectories(built);
        try (Stream<Path> files = Files.list(CHECKOUT.resolve("oxbow-server/target"))) {
            for (Path file : files.filter(LauncherIT::runs).toList()) {
                Files.createSymbolicLink(built.resolve(file.getFileName()), file);
            }
        }
        Files.writeString(built.resolve("oxbow.aot"), "of another time");
        Map<String, String> java = Map.of("OXBOW_JAVA_HOME", System.getProperty("java.home"));
        Outcome outcome = run(top, java, "./oxbow", "--version");
        assertThat(outcome.text()).startsWith("oxbow ").hasLineCount(1);
        assertThat(outcome.code()).isZero();
    }

    private static boolean runs(Path file) {
        return file.endsWith("lib") || file.toString().endsWith(".jar");
    }

    @Test
    void passesExitCodesOn() throws Exception {
        Path top = checkout();
        Map<String, String> java = Map.of("OXBOW_JAVA_HOME", System.getProperty("java.home"));
        assertThat(run(top, java, "./oxbow", "serve", "--port", "x").code()).isEqualTo(2);
    }

    @Test
    void namesItsCommandsAndTheNearestToAWrongOneWithoutAJdk() throws Exception {
        Path top = checkout();
        Map<String, String> none = Map.of("OXBOW_JAVA_HOME", "/nowhere");
        Outcome help = run(top, none, "./oxbow", "--help");
        assertThat(help.code()).isZero();
        assertThat(help.text()).contains("quickstart", "serve", "verify", "build", "profile", "compare", "bench");
        Outcome wrong = run(top, none, "./oxbow", "quikstart");
        assertThat(wrong.code()).isEqualTo(2);
        assertThat(wrong.text())
                .isEqualTo(
                        "The command (quikstart) must be quickstart, serve, verify, build, profile, compare or bench."
                                + " Maybe you mean quickstart?\n");
    }

    @Test
    void passesOverAJdkThatIsTooOldAndTakesTheNextThatIsNewEnough() throws Exception {
        Path top = checkout();
        jdk("jvms/old", "17.0.2");
        jdk("jvms/older", "1.8.0_402");
        jdk("jvms/young", "26");
        Map<String, String> environment = Map.of(
                "JAVA_HOME", jdk("seventeen", "17.0.2").toString(),
                "PATH", jdk("eleven", "11.0.1").resolve("bin") + ":/usr/bin:/bin",
                "OXBOW_JVM_FOLDERS", folder.resolve("jvms").toString());
        assertThat(run(top, environment, "./oxbow", "--version").text()).isEqualTo("ran jvms/young\n");
    }

    @Test
    void saysWhatIsMissingAndHowToGetItWhenThereIsNoJdk() throws Exception {
        Path top = checkout();
        List<String> path =
                new ArrayList<>(List.of(jdk("eleven", "11.0.1").resolve("bin").toString()));
        path.add("/usr/bin:/bin");
        Map<String, String> environment = Map.of(
                "PATH", String.join(":", path),
                "HOME", folder.toString(),
                "OXBOW_JVM_FOLDERS", folder.resolve("nowhere").toString());
        Outcome outcome = run(top, environment, "./oxbow", "--version");
        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.text()).contains("needs a JDK 25 or newer", "apt-get install", "OXBOW_JAVA_HOME");
    }

    @Test
    void aJdkThatWasAskedForMustBeOne() throws Exception {
        Path top = checkout();
        Outcome outcome = run(top, Map.of("OXBOW_JAVA_HOME", "/nowhere"), "./oxbow", "--version");
        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.text()).contains("OXBOW_JAVA_HOME (/nowhere) must be a JDK 25 or newer");
    }

    @Test
    void aServerThatIsToldToEndEndsInOrder() throws Exception {
        Path top = checkout();
        ProcessBuilder builder = new ProcessBuilder(
                        "./oxbow",
                        "serve",
                        "--port",
                        "0",
                        "--grpc-port",
                        "off",
                        "--data",
                        folder.resolve("d").toString())
                .directory(top.toFile())
                .redirectErrorStream(true);
        builder.environment()
                .putAll(Map.of("OXBOW_BUILD", "never", "OXBOW_JAVA_HOME", System.getProperty("java.home")));
        Process process = builder.start();
        try (var lines = process.inputReader()) {
            assertThat(lines.readLine()).startsWith("Oxbow ").contains(" serves at http://127.0.0.1:");
            assertThat(process.toHandle().destroy()).isTrue();
            assertThat(lines.lines()).anyMatch(line -> line.contains("event=server.drained"));
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isZero();
        } finally {
            process.destroyForcibly();
        }
    }
}
