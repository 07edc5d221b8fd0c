package oxbow.predict;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Objects;

/// The models that lie among the test resources; their digest is their name.
final class TestModels {

    private TestModels() {}

    static byte[] bytes(String name) {
        try (InputStream in = TestModels.class.getResourceAsStream(name)) {
            return Objects.requireNonNull(in, name).readAllBytes();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /// Predictors whose libraries are unpacked under the build folder, once for all tests.
    static Predictors predictors(int threads) {
        return new Predictors(TestModels::bytes, threads, Path.of("target", "native"));
    }

    static Loaded load(Predictors predictors, String name) {
        return predictors.load(name, Recipe.IDENTITY, predictors.inspect(bytes(name)));
    }
}
