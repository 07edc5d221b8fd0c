package oxbow.core.descriptor;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/// The data sets beside the project; a test that needs them is skipped, with the reason, where they are not.
public final class SharedData {
    private SharedData() {}

    public static Path path(String name) {
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            Path data = folder.resolve("shared/data").resolve(name);
            if (Files.exists(data)) {
                return data;
            }
        }
        return Assumptions.abort("no shared/data/" + name + " in this folder or above it");
    }

    public static InputStream open(String name) throws IOException {
        return Files.newInputStream(path(name));
    }

    public static Stream<String> lines(InputStream stream) {
        return new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8)).lines();
    }

    /// The samples of a WAV file of 16 bits and one channel.
    static float[] wav(Path file) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        Assumptions.assumeTrue(bytes.getShort(22) == 1 && bytes.getShort(34) == 16, "not 16 bits mono: " + file);
        int at = 12;
        while (bytes.getInt(at) != 0x61746164) {
            at += 8 + bytes.getInt(at + 4);
        }
        float[] samples = new float[bytes.getInt(at + 4) / 2];
        for (int sample = 0; sample < samples.length; sample++) {
            samples[sample] = bytes.getShort(at + 8 + 2 * sample) / 32768f;
        }
        return samples;
    }
}
