package oxbow.predict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Holds every model of the shared collection against the answers of another ONNX Runtime, where it lies beside the
/// checkout.
class ExpectedAnswersTest {

    private static final Path MODELS = Path.of("../../shared/data/onnx/models");

    @TestFactory
    Stream<DynamicTest> everyModelAnswersAsExpected() throws IOException {
        Path models = folder();
        assumeTrue(Files.exists(models), "no models at " + MODELS + " beside the checkout");
        JsonNode cases =
                new ObjectMapper().readTree(models.resolve("expected.json").toFile());
        return cases.valueStream()
                .map(each -> DynamicTest.dynamicTest(
                        each.path("model").asText() + " "
                                + each.path("input_note").asText(),
                        () -> check(models, each)));
    }

    private static Path folder() {
        Path near = MODELS;
        return Files.exists(near) ? near : Path.of("../../../shared/data/onnx/models");
    }

    private static void check(Path models, JsonNode expected) {
        try (Predictors predictors =
                new Predictors(digest -> read(models.resolve(digest)), 1, Path.of("target/native"))) {
            String file = expected.path("model").asText();
            Signature signature = predictors.inspect(read(models.resolve(file)));
            try (Loaded model = predictors.load(file, Recipe.IDENTITY, signature)) {
                Result result = model.run(inputs(models, expected, signature));
                Map<String, Tensor> byName = new HashMap<>();
                result.outputs().forEach(output -> byName.put(output.name(), output));
                expected.path("outputs").properties().forEach(output -> {
                    List<JsonNode> leaves = leaves(output.getValue(), new ArrayList<>());
                    assertThat(byName).containsKey(output.getKey());
                    Tensor actual = Objects.requireNonNull(byName.get(output.getKey()));
                    assertThat(actual.count()).isEqualTo(leaves.size());
                    for (int i = 0; i < leaves.size(); i++) {
                        same(actual, i, leaves.get(i));
                    }
                });
            }
        }
    }

    private static void same(Tensor actual, int index, JsonNode expected) {
        if (expected.isNumber()) {
            double wanted = expected.asDouble();
            assertThat(actual.number(index)).isCloseTo(wanted, within(1e-4 * Math.max(1, Math.abs(wanted))));
        } else {
            assertThat(actual.text(index)).isEqualTo(expected.asText());
        }
    }

    private static List<Tensor> inputs(Path models, JsonNode expected, Signature signature) {
        List<Tensor> inputs = new ArrayList<>();
        for (TensorSpec spec : signature.inputs()) {
            JsonNode given = expected.path("inputs").path(spec.name());
            inputs.add(given.isMissingNode() ? picture(models, expected, spec) : tensor(spec, given));
        }
        return inputs;
    }

    private static Tensor tensor(TensorSpec spec, JsonNode given) {
        List<Long> shape = new ArrayList<>();
        for (JsonNode level = given; level.isArray(); level = level.get(0)) {
            shape.add((long) level.size());
        }
        long[] lengths = shape.stream().mapToLong(Long::longValue).toArray();
        List<JsonNode> leaves = leaves(given, new ArrayList<>());
        if (spec.datatype() == Datatype.BYTES) {
            return Tensor.texts(
                    spec.name(), lengths, leaves.stream().map(JsonNode::asText).toList());
        }
        ByteBuffer data = Tensor.buffer(spec.datatype(), leaves.size());
        for (JsonNode leaf : leaves) {
            if (spec.datatype() == Datatype.BOOL) {
                data.put((byte) (leaf.asBoolean() ? 1 : 0));
            } else {
                data.putFloat((float) leaf.asDouble());
            }
        }
        return Tensor.of(spec.name(), spec.datatype(), lengths, data);
    }

    private static Tensor picture(Path models, JsonNode expected, TensorSpec spec) {
        String file = expected.path("input_note").asText().split(",", 2)[0];
        try {
            BufferedImage image = ImageIO.read(models.resolve(file).toFile());
            Raster grey = image.getRaster();
            float[] pixels = new float[28 * 28];
            for (int i = 0; i < pixels.length; i++) {
                pixels[i] = grey.getSample(i % 28, i / 28, 0);
            }
            return Tensor.floats(spec.name(), new long[] {1, 1, 28, 28}, pixels);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static List<JsonNode> leaves(JsonNode node, List<JsonNode> into) {
        if (node.isValueNode()) {
            into.add(node);
        } else {
            node.forEach(child -> leaves(child, into));
        }
        return into;
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
