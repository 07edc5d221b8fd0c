package oxbow.web.oip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import inference.GRPCInferenceServiceGrpc;
import inference.InferTensorContents;
import inference.ModelInferRequest;
import inference.ModelInferRequest.InferInputTensor;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.MetadataUtils;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import oxbow.testing.Eventually;
import oxbow.testing.TestClient;
import oxbow.testing.TestServer;

/// Models that load and answer zeros, and fail in the runtime at other inputs: one looks up three values by its inputs,
/// one reshapes four values to them.
class ModelFailureIT {

    private static final String PROJECT = "/api/v1/projects/default";
    private static TestServer server;
    private static TestClient client;

    @BeforeAll
    static void serveTheModels() throws IOException {
        server = TestServer.start();
        client = server.client();
        publish("looks_up", "lookup");
        publish("breaks_down", "brittle");
    }

    @AfterAll
    static void stop() {
        client.close();
        server.close();
    }

    private static void publish(String file, String name) throws IOException {
        byte[] model;
        try (InputStream in = ModelFailureIT.class.getResourceAsStream("/oxbow/predict/hostile/" + file + ".onnx")) {
            model = Objects.requireNonNull(in).readAllBytes();
        }
        String digest = client.upload(PROJECT, model);
        client.post(PROJECT + "/track/models", Map.of("name", name)).expect(201);
        client.post(PROJECT + "/track/models/" + name + "/versions", Map.of("file", digest))
                .expect(201);
        client.post(PROJECT + "/serve/endpoints", Map.of("name", name, "model", name + "/1"))
                .expect(201);
    }

    private static TestClient.Answer ask(String endpoint, int first, int second) {
        return client.post(
                "/v2/models/" + endpoint + "/infer",
                "{\"inputs\":[{\"name\":\"x\",\"shape\":[1,2],\"datatype\":\"FP32\",\"data\":[" + first + "," + second
                        + "]}]}");
    }

    private static Status askOverGrpc(String endpoint, float first, float second) throws InterruptedException {
        ManagedChannel channel = NettyChannelBuilder.forAddress(
                        "127.0.0.1", server.oxbow().grpcPort().getAsInt())
                .usePlaintext()
                .build();
        try {
            Metadata headers = new Metadata();
            headers.put(
                    Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER), "Bearer " + TestServer.TOKEN);
            ModelInferRequest request = ModelInferRequest.newBuilder()
                    .setModelName(endpoint)
                    .addInputs(InferInputTensor.newBuilder()
                            .setName("x")
                            .setDatatype("FP32")
                            .addShape(1)
                            .addShape(2)
                            .setContents(InferTensorContents.newBuilder()
                                    .addFp32Contents(first)
                                    .addFp32Contents(second)))
                    .build();
            return catchThrowableOfType(StatusRuntimeException.class, () -> {
                        var _ = GRPCInferenceServiceGrpc.newBlockingStub(channel)
                                .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers))
                                .modelInfer(request);
                    })
                    .getStatus();
        } finally {
            channel.shutdownNow();
            channel.awaitTermination(10, TimeUnit.SECONDS);
        }
    }

    @Test
    void inputsThatTheModelCannotTakeAreTheCallers() throws InterruptedException {
        ask("lookup", 0, 2).expect(200);
        String error = ask("lookup", 99, 0).expect(400).json().path("error").asText();
        assertThat(error)
                .contains("The input values must be ones the model can take", "idx=99")
                .hasSizeLessThan(600);
        Status refused = askOverGrpc("lookup", 99, 0);
        assertThat(refused.getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT);
        assertThat(refused.getDescription()).contains("idx=99");
        ask("lookup", 0, 2).expect(200);
    }

    @Test
    void aModelThatBreaksDownIsNamedAndItsFailureLogged() throws InterruptedException {
        ask("brittle", 2, 2).expect(200);
        String error = ask("brittle", 3, 3).expect(500).json().path("error").asText();
        assertThat(error)
                .startsWith("The model brittle/1 of the endpoint 'brittle' broke down at this request.")
                .contains("eshape")
                .doesNotContain("Oxbow failed")
                .hasSizeLessThan(600);
        Status failed = askOverGrpc("brittle", 3, 3);
        assertThat(failed.getCode()).isEqualTo(Status.Code.INTERNAL);
        assertThat(failed.getDescription()).contains("brittle/1", "eshape");
        Eventually.holds("both failures are in the log", () -> {
            String rows = client.get(PROJECT + "/record/predictions?endpoint=brittle")
                    .expect(200)
                    .body();
            return rows.split("The model failed", -1).length == 3;
        });
        ask("brittle", 2, 2).expect(200);
    }
}
