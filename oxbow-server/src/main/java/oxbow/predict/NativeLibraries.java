package oxbow.predict;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtLoggingLevel;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;

/// Unpacks ONNX Runtime's libraries into a folder that outlives the process. Left to itself it unpacks 25 MB
/// into the temporary folder at every start and leaves them there when the process is killed.
final class NativeLibraries {

    private static final String SETTING = "onnxruntime.native.path";
    private static final List<String> NAMES = List.of("onnxruntime", "onnxruntime4j_jni");

    private NativeLibraries() {}

    /// Makes the libraries available under the folder, unless somebody has chosen a place already or this
    /// platform's libraries are not in the jar; then ONNX Runtime looks for them its own way.
    static synchronized void provide(Path cache) {
        String platform = platform();
        if (System.getProperty(SETTING) != null || !inJar(platform)) {
            return;
        }
        Path folder = cache.resolve("onnxruntime-" + version()).resolve(platform);
        try {
            Files.createDirectories(folder);
            for (String name : NAMES) {
                unpack(platform, System.mapLibraryName(name), folder);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException("The libraries of ONNX Runtime cannot be unpacked into " + folder, failed);
        }
        System.setProperty(SETTING, folder.toAbsolutePath().toString());
        // loaded now, while the folder is certain to be there
        OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR);
    }

    private static boolean inJar(String platform) {
        return NAMES.stream()
                .allMatch(name ->
                        NativeLibraries.class.getResource(resource(platform, System.mapLibraryName(name))) != null);
    }

    private static String resource(String platform, String file) {
        return "/ai/onnxruntime/native/" + platform + "/" + file;
    }

    private static void unpack(String platform, String file, Path folder) throws IOException {
        Path target = folder.resolve(file);
        if (Files.exists(target)) {
            return;
        }
        Path part = Files.createTempFile(folder, file, ".part");
        try (InputStream in = NativeLibraries.class.getResourceAsStream(resource(platform, file))) {
            Files.copy(java.util.Objects.requireNonNull(in), part, StandardCopyOption.REPLACE_EXISTING);
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private static String platform() {
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        String machine = System.getProperty("os.arch", "");
        boolean arm = machine.equals("aarch64");
        String name = system.contains("win") ? "win" : system.contains("mac") ? "osx" : "linux";
        return name + "-" + (arm ? "aarch64" : "x64");
    }

    /// The version of the libraries, so that an upgrade unpacks new ones.
    private static String version() {
        String version = ai.onnxruntime.OrtSession.class.getPackage().getImplementationVersion();
        return version == null ? "unknown" : version;
    }
}
