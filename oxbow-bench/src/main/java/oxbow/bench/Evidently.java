package oxbow.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Evidently, the rival whose presets are measured, in a virtual environment of its own.
final class Evidently {

    private static final List<String> PACKAGES = List.of("evidently==0.7.21", "pandas<3", "pyarrow");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path python;
    private final Path script;

    /// Installs it from PyPI unless the folder holds it already.
    Evidently(Path folder) throws IOException, InterruptedException {
        this.python = folder.resolve("bin/python");
        if (!Files.exists(folder.resolve("ready"))) {
            Command.run(Set.of(0), List.of("python3", "-m", "venv", folder.toString()));
            List<String> install = new ArrayList<>(List.of(python.toString(), "-m", "pip", "install", "-q"));
            install.addAll(PACKAGES);
            Command.run(Set.of(0), install);
            Files.createFile(folder.resolve("ready"));
        }
        this.script = Files.createTempFile("evidently", ".py");
        try (InputStream source = Evidently.class.getResourceAsStream("evidently_run.py")) {
            if (source == null) {
                throw new IllegalStateException("The script of Evidently must be on the class path.");
            }
            Files.write(script, source.readAllBytes());
        }
    }

    /// What a preset cost.
    ///
    /// @param command the whole process
    /// @param facts what it says of itself: `run_cpu_s` without import and loading, `outputs`, `peak_mib` …
    record Run(Command command, JsonNode facts) {
        double runCpuS() {
            return facts.path("run_cpu_s").asDouble();
        }
    }

    Run summary(Path current) throws IOException, InterruptedException {
        return run(List.of("summary", current.toString()));
    }

    Run drift(Path reference, Path current) throws IOException, InterruptedException {
        return run(List.of("drift", reference.toString(), current.toString()));
    }

    private Run run(List<String> arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(python.toString(), script.toString()));
        command.addAll(arguments);
        Command done = Command.run(Set.of(0), command);
        return new Run(done, read(done.output()));
    }

    private static JsonNode read(String output) {
        try {
            return JSON.readTree(output.lines().reduce((_, last) -> last).orElse(""));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
