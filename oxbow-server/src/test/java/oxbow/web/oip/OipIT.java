package oxbow.web.oip;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import oxbow.testing.RawHttp;
import oxbow.testing.TestClient;
import oxbow.testing.TestServer;

/// The protocol from outside: raw requests, and a stock client where one can be had.
class OipIT {

    private static final String MODEL = "/v2/models/iris";
    private static final String INFER = MODEL + "/infer";
    private static TestServer server;
    private static TestClient client;

    @BeforeAll
    static void serveAModel() throws Exception {
        server = TestServer.start();
        client = server.client();
        try (InputStream in = OipIT.class.getResourceAsStream("/oxbow/predict/lightgbm.onnx")) {
            byte[] model = Objects.requireNonNull(in).readAllBytes();
            String digest = HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(model));
            String project = "/api/v1/projects/default";
            client.put(project + "/data/files/" + digest, model).expect(200);
            client.post(project + "/track/models", Map.of("name", "iris")).expect(201);
            client.post(
                            project + "/track/models/iris/versions",
                            Map.of("file", digest, "classes", List.of("0", "1", "2")))
                    .expect(201);
            client.post(project + "/serve/endpoints", Map.of("name", "iris", "model", "iris/1"))
                    .expect(201);
        }
    }

    @AfterAll
    static void stop() {
        client.close();
        server.close();
    }

    @Test
    void metadataAndHealthAreWhatTheProtocolSays() {
        assertThat(client.get("/v2").expect(200).json().path("extensions").toString())
                .contains("binary_tensor_data");
        client.get("/v2/health/live").expect(200);
        client.get("/v2/health/ready").expect(200);
        client.get(MODEL + "/ready").expect(200);
        client.get(MODEL + "/versions/1/ready").expect(200);
        client.get(MODEL + "/versions/9/ready").expect(404);
        JsonNode metadata = client.get("/p/default" + MODEL).expect(200).json();
        assertThat(metadata.path("platform").asText()).isEqualTo("onnx_onnxv1");
        JsonNode input = metadata.path("inputs").get(0);
        assertThat(input.path("name").asText()).isEqualTo("input");
        assertThat(input.path("datatype").asText()).isEqualTo("FP32");
        assertThat(input.path("shape").toString()).isEqualTo("[1,2]");
        JsonNode unknown = client.get("/v2/models/nothing").expect(404).json();
        assertThat(unknown.path("error").asText()).contains("no model 'nothing'");
    }

    @Test
    void aJsonRequestIsAnsweredRecordedAndOpenToFeedback() {
        JsonNode answer = client.post(
                        INFER,
                        "{\"id\":\"mine\",\"parameters\":{\"key\":\"k\"},\"inputs\":[{\"name\":\"input\",\"shape\":[1,2],"
                                + "\"datatype\":\"FP32\",\"data\":[[5.8,2.8]]}],\"outputs\":[{\"name\":\"probabilities\"}]}")
                .expect(200)
                .json();
        assertThat(answer.path("id").asText()).isEqualTo("mine");
        assertThat(answer.path("outputs")).hasSize(1);
        assertThat(answer.path("outputs").get(0).path("data").get(1).floatValue())
                .isCloseTo(0.40904793f, org.assertj.core.api.Assertions.within(1e-4f));
        String prediction = answer.path("parameters").path("prediction_id").asText();
        Map<String, Object> label = Map.of("prediction_id", prediction, "label", "1", "source", "test");
        JsonNode receipt = client.post("/api/v1/projects/default/record/feedback", Map.of("items", List.of(label)))
                .expect(200)
                .json();
        assertThat(receipt.toString()).isEqualTo("{\"accepted\":1,\"duplicates\":0,\"unknown\":0}");
        oxbow.testing.Eventually.holds("the prediction is in the log with its label", () -> {
            TestClient.Answer logged = client.get("/api/v1/projects/default/record/predictions/" + prediction);
            return logged.status() == 200
                    && logged.json()
                            .path("feedback")
                            .get(0)
                            .path("label")
                            .asText()
                            .equals("1")
                    && logged.json().path("rows").get(0).path("key").asText().equals("k");
        });
        JsonNode windows = client.get("/api/v1/projects/default/record/windows?endpoint=iris")
                .expect(200)
                .json();
        assertThat(windows.path("items").findValues("labelled").stream()
                        .mapToInt(JsonNode::asInt)
                        .sum())
                .isPositive();
    }

    @Test
    void bytesGoInAndComeOut() throws IOException {
        String head = "{\"inputs\":[{\"name\":\"input\",\"shape\":[1,2],\"datatype\":\"FP32\","
                + "\"parameters\":{\"binary_data_size\":8}}],\"parameters\":{\"binary_data_output\":true}}";
        byte[] json = head.getBytes(StandardCharsets.UTF_8);
        byte[] body = floats(json, 5.8f, 2.8f);
        for (boolean packed : new boolean[] {false, true}) {
            var request = client.request(INFER)
                    .header(OipRoutes.JSON_LENGTH, Integer.toString(json.length))
                    .POST(BodyPublishers.ofByteArray(packed ? gzip(body) : body));
            byte[] answer = expectBytes(packed ? request.header("Content-Encoding", "gzip") : request);
            ByteBuffer tail = ByteBuffer.wrap(answer, answer.length - 12, 12).order(ByteOrder.LITTLE_ENDIAN);
            assertThat(tail.getFloat(answer.length - 8))
                    .isCloseTo(0.40904793f, org.assertj.core.api.Assertions.within(1e-4f));
        }
        byte[] raw = floats(new byte[0], 5.8f, 2.8f);
        expectBytes(client.request(INFER).header(OipRoutes.JSON_LENGTH, "0").POST(BodyPublishers.ofByteArray(raw)));
    }

    private static byte[] expectBytes(java.net.http.HttpRequest.Builder request) {
        TestClient.Answer answer = client.send(request).expect(200);
        assertThat(Integer.parseInt(answer.header(OipRoutes.JSON_LENGTH)))
                .isLessThan(answer.raw().body().length);
        return answer.raw().body();
    }

    private static byte[] floats(byte[] head, float... values) {
        ByteBuffer body = ByteBuffer.allocate(head.length + values.length * Float.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(head);
        for (float value : values) {
            body.putFloat(value);
        }
        return body.array();
    }

    private static byte[] gzip(byte[] body) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(body);
        }
        return packed.toByteArray();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'name':'input','shape':[1,3],'datatype':'FP32','data':[1,2,3] | shape of input 'input' ([1,3]) must be [1,2]",
                "'name':'input','shape':[1,2],'datatype':'FP64','data':[1,2] | datatype of input 'input' (FP64) must be FP32",
                "'name':'other','shape':[1,2],'datatype':'FP32','data':[1,2] | input 'other' must be one of the model's inputs",
                "'name':'input','shape':[1,2],'datatype':'FP32','data':[1,'a'] | element 2 of input 'input' (a) must be a value of FP32"
            })
    void aWrongTensorIsAnErrorThatNamesTensorValueAndRule(String input, String message) {
        TestClient.Answer answer = client.post(INFER, ("{'inputs':[{" + input + "}]}").replace("'", "\""))
                .expect(400);
        assertThat(answer.json().path("error").asText()).contains(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'outputs':[{'name':'label'},{'name':'label'}] | output 'label' (asked for twice) must be asked for once",
                "'parameters':{'key':'a\\u0000b'}               | parameter 'key'",
                "'id':'\\ud800'                                  | none of them a control character",
                "'inputs':[null]                               | element of inputs (null) must be an object",
                "'outputs':null                                | outputs (null) must be a list"
            })
    void aWrongRequestIsAnErrorThatNamesTheFieldAndTheRule(String field, String message) {
        String inputs = field.startsWith("'inputs'")
                ? ""
                : ",'inputs':[{'name':'input','shape':[1,2],'datatype':'FP32','data':[1,2]}]";
        TestClient.Answer answer = client.post(INFER, ("{" + field + inputs + "}").replace("'", "\""))
                .expect(400);
        assertThat(answer.json().path("error").asText().replace("\"", "'")).contains(message);
    }

    @Test
    void aLengthOfBytesThatNoBodyHasIsRefused() {
        for (String size : List.of("18446744073709551615", "9223372036854775808", "-1", "9")) {
            byte[] json = ("{\"inputs\":[{\"name\":\"input\",\"shape\":[1,2],\"datatype\":\"FP32\","
                            + "\"parameters\":{\"binary_data_size\":" + size + "}}]}")
                    .getBytes(StandardCharsets.UTF_8);
            TestClient.Answer answer = client.send(client.request(INFER)
                    .header(OipRoutes.JSON_LENGTH, Integer.toString(json.length))
                    .POST(BodyPublishers.ofByteArray(floats(json, 1, 2))));
            assertThat(answer.expect(400).body()).contains("binary_data_size of input 'input' (" + size + ")");
        }
    }

    @Test
    void whatIsSentBackIsShort() {
        String name = "n".repeat(1_000_000);
        String input = "{\"name\":\"" + name + "%d\",\"shape\":[0],\"datatype\":\"FP32\",\"data\":[]}";
        StringBuilder inputs = new StringBuilder(input.formatted(0));
        for (int i = 1; i < 10; i++) {
            inputs.append(',').append(input.formatted(i));
        }
        assertThat(client.post(INFER, "{\"inputs\":[" + inputs + "]}")
                        .expect(400)
                        .body())
                .hasSizeLessThan(20_000);
    }

    @Test
    void anUnknownContentEncodingIsNamed() {
        assertThat(client.send(client.request(INFER)
                                .header("Content-Encoding", "br")
                                .POST(BodyPublishers.ofString("x")))
                        .expect(415)
                        .body())
                .contains("Content-Encoding (br)");
    }

    @Test
    void aHugeBodyIsRefusedInWordsThatItsSenderGetsToSee() throws IOException {
        String senderWhoListensOnlyAtTheEnd = """
                POST %s HTTP/1.1\r
                Host: 127.0.0.1\r
                Authorization: Bearer %s\r
                Content-Type: application/json\r
                Content-Length: %d\r
                \r
                """.formatted(INFER, TestServer.TOKEN, OipRoutes.LONGEST_BODY + 1)
                + "x".repeat((int) OipRoutes.LONGEST_BODY + 1);

        assertThat(RawHttp.send(server.uri(), senderWhoListensOnlyAtTheEnd))
                .startsWith("HTTP/1.1 413 ")
                .contains("The body (67108865 bytes) must have at most 67108864 bytes");
    }

    @Test
    void aStockClientIsServed() throws Exception {
        Path venv = Path.of("target", "stock-client");
        Path python = venv.resolve("bin/python");
        if (!Files.exists(venv.resolve("ready"))) {
            run(60, "python3", "-m", "venv", venv.toString());
            run(180, python.toString(), "-m", "pip", "install", "-q", "tritonclient[http,grpc]");
            Files.writeString(venv.resolve("ready"), "");
        }
        Path script = Files.writeString(Path.of("target", "stock_client.py"), """
                import sys, numpy, tritonclient.http as http
                client = http.InferenceServerClient(sys.argv[1])
                headers = {"Authorization": "Bearer " + sys.argv[2]}
                assert client.is_server_live() and client.is_server_ready()
                assert client.get_model_metadata("iris", headers=headers)["name"] == "iris"
                for binary in (True, False):
                    x = http.InferInput("input", [1, 2], "FP32")
                    x.set_data_from_numpy(numpy.array([[5.8, 2.8]], dtype=numpy.float32), binary_data=binary)
                    wanted = [http.InferRequestedOutput("probabilities", binary_data=binary)]
                    for packed in (None, "gzip", "deflate"):
                        answer = client.infer("iris", [x], outputs=wanted, headers=dict(headers), request_id="7",
                                              request_compression_algorithm=packed)
                        assert abs(answer.as_numpy("probabilities")[0][1] - 0.40904793) < 1e-4
                        assert answer.get_response()["id"] == "7"
                answer = client.infer("iris", [x], headers=dict(headers))
                assert answer.as_numpy("label")[0] == 1
                import tritonclient.grpc as grpc
                client = grpc.InferenceServerClient(sys.argv[3])
                headers = {"authorization": "Bearer " + sys.argv[2]}
                assert client.is_server_live() and client.is_model_ready("iris", headers=headers)
                x = grpc.InferInput("input", [1, 2], "FP32")
                x.set_data_from_numpy(numpy.array([[5.8, 2.8]], dtype=numpy.float32))
                answer = client.infer("iris", [x], headers=headers, request_id="8")
                assert abs(answer.as_numpy("probabilities")[0][1] - 0.40904793) < 1e-4
                assert answer.get_response().parameters["prediction_id"].string_param
                try:
                    client.infer("iris", [x])
                    assert False, "let in without a token"
                except grpc.InferenceServerException as refused:
                    assert "token" in refused.message()
                print("served")
                """);
        Process process = new ProcessBuilder(
                        python.toString(),
                        script.toString(),
                        server.uri().getAuthority(),
                        TestServer.TOKEN,
                        "127.0.0.1:" + server.oxbow().grpcPort().orElseThrow())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(said).contains("served");
    }

    private static void run(int seconds, String... command) throws Exception {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            boolean ended = process.waitFor(seconds, TimeUnit.SECONDS);
            process.destroyForcibly();
            Assumptions.assumeTrue(
                    ended && process.exitValue() == 0, "no stock client: '" + String.join(" ", command) + "' failed");
        } catch (IOException missing) {
            Assumptions.abort("no stock client: " + missing.getMessage());
        }
    }
}
