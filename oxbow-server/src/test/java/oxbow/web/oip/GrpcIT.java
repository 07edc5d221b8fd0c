package oxbow.web.oip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.protobuf.ByteString;
import inference.GRPCInferenceServiceGrpc;
import inference.GRPCInferenceServiceGrpc.GRPCInferenceServiceBlockingStub;
import inference.InferParameter;
import inference.InferTensorContents;
import inference.ModelInferRequest;
import inference.ModelInferRequest.InferInputTensor;
import inference.ModelInferRequest.InferRequestedOutputTensor;
import inference.ModelInferResponse;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.MetadataUtils;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import oxbow.testing.IrisEndpoint;
import oxbow.testing.TestClient;
import oxbow.testing.TestServer;

/// The protocol over gRPC from outside: whatever a client gets wrong is told to it, and the next call is served.
class GrpcIT {

    private static final Metadata.Key<String> AUTHORIZATION =
            Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);
    private static final Metadata.Key<String> PROJECT =
            Metadata.Key.of("oxbow-project", Metadata.ASCII_STRING_MARSHALLER);
    private static TestServer server;
    private static ManagedChannel channel;
    private static GRPCInferenceServiceBlockingStub stub;

    @BeforeAll
    static void serveAModel() throws IOException {
        server = TestServer.start();
        try (TestClient client = server.client()) {
            IrisEndpoint.publish(client);
        }
        channel = NettyChannelBuilder.forAddress(
                        "127.0.0.1", server.oxbow().grpcPort().getAsInt())
                .usePlaintext()
                .build();
        stub = as("Bearer " + TestServer.TOKEN, "default");
    }

    @AfterAll
    static void stop() throws InterruptedException {
        channel.shutdownNow();
        channel.awaitTermination(10, TimeUnit.SECONDS);
        server.close();
    }

    @AfterEach
    void theChampionServesOn() {
        assertThat(stub.modelInfer(request(input(1, 2).setContents(floats(5.8f, 2.8f))))
                        .getOutputsCount())
                .isEqualTo(2);
    }

    private static GRPCInferenceServiceBlockingStub as(String authorization, String project) {
        Metadata headers = new Metadata();
        headers.put(AUTHORIZATION, authorization);
        headers.put(PROJECT, project);
        return GRPCInferenceServiceGrpc.newBlockingStub(channel)
                .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers));
    }

    private static InferInputTensor.Builder input(long... shape) {
        InferInputTensor.Builder input =
                InferInputTensor.newBuilder().setName("input").setDatatype("FP32");
        for (long length : shape) {
            input.addShape(length);
        }
        return input;
    }

    private static InferTensorContents floats(float... values) {
        InferTensorContents.Builder contents = InferTensorContents.newBuilder();
        for (float value : values) {
            contents.addFp32Contents(value);
        }
        return contents.build();
    }

    private static ByteString bytes(float... values) {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        return ByteString.copyFrom(bytes);
    }

    private static ModelInferRequest.Builder start() {
        return ModelInferRequest.newBuilder().setModelName("iris");
    }

    private static ModelInferRequest request(InferInputTensor.Builder input) {
        return start().addInputs(input).build();
    }

    private static ModelInferRequest raw(InferInputTensor.Builder input, ByteString... contents) {
        return start().addInputs(input)
                .addAllRawInputContents(List.of(contents))
                .build();
    }

    private static ModelInferRequest.Builder good() {
        return start().addInputs(input(1, 2)).addRawInputContents(bytes(5.8f, 2.8f));
    }

    private static InferRequestedOutputTensor output(String name) {
        return InferRequestedOutputTensor.newBuilder().setName(name).build();
    }

    private static InferTensorContents ints(int... values) {
        InferTensorContents.Builder contents = InferTensorContents.newBuilder();
        for (int value : values) {
            contents.addIntContents(value);
        }
        return contents.build();
    }

    static Stream<Arguments> wrongRequests() {
        long huge = 1L << 62;
        return Stream.of(
                wrong(
                        "datatype of input 'input' (FP64) must be FP32",
                        request(input(1, 2)
                                .setDatatype("FP64")
                                .setContents(InferTensorContents.newBuilder()
                                        .addFp64Contents(1)
                                        .addFp64Contents(2)))),
                wrong(
                        "datatype of input 'input' (XX) must be one of",
                        request(input(1, 2).setDatatype("XX"))),
                wrong("must be one of", request(input(1, 2).setDatatype(""))),
                wrong(
                        "(8 bytes) must be the 12 bytes of its shape [1,3]",
                        request(input(1, 3).setContents(floats(1, 2)))),
                wrong("must be [1,2]", request(input(2, 1).setContents(floats(1, 2)))),
                wrong(
                        "([-1,2]) must have lengths between 0",
                        request(input(-1, 2).setContents(floats(1, 2)))),
                wrong(
                        "([-1,-2]) must have lengths between 0",
                        request(input(-1, -2).setContents(floats(1, 2)))),
                wrong("([" + huge + ",2])", request(input(huge, 2).setContents(floats(1, 2)))),
                wrong("([4294967296,4294967296])", request(input(1L << 32, 1L << 32))),
                wrong("shape of input 'input' ([0,2])", request(input(0, 2))),
                wrong("shape of input 'input' ([])", request(input().setContents(floats(1)))),
                wrong(
                        "(int_contents) must be in fp32_contents",
                        request(input(1, 2).setContents(ints(1, 2)))),
                wrong(
                        "(int_contents) must be in fp32_contents",
                        request(input(1, 2).setContents(floats(1, 2).toBuilder().addIntContents(3)))),
                wrong(
                        "(fp32_contents) must be in raw_input_contents alone",
                        raw(input(1, 2).setContents(floats(1, 2)), bytes(1, 2))),
                wrong(
                        "contents of input 'input' (300) must be values of INT8",
                        request(input(1, 2).setDatatype("INT8").setContents(ints(300, 1)))),
                wrong(
                        "contents of input 'input' (2 bytes) must be UTF-8",
                        request(input(1).setDatatype("BYTES")
                                .setContents(InferTensorContents.newBuilder()
                                        .addBytesContents(ByteString.fromHex("fffe"))))),
                wrong("(4 bytes at most) must hold the 2 elements", raw(input(1, 2), bytes(1))),
                wrong("(12 bytes) must be the 8 bytes", raw(input(1, 2), bytes(1, 2, 3))),
                wrong("([-1, 2]) must have no negative lengths", raw(input(-1, 2), bytes(1, 2))),
                wrong("must hold the 9223372036854775807 elements", raw(input(huge, huge), bytes(1, 2))),
                wrong("raw_input_contents (2) must be as many as the inputs, 1", raw(input(1, 2), bytes(1), bytes(2))),
                wrong("must have its length in four bytes", raw(input(1).setDatatype("BYTES"), bytes(1))),
                wrong("input 'input' (missing) must be given", start().build()),
                wrong(
                        "given twice",
                        good().addInputs(input(1, 2))
                                .addRawInputContents(bytes(1, 2))
                                .build()),
                wrong(
                        "input 'x' must be one of the model's inputs",
                        raw(input(1, 2).setName("x"), bytes(1, 2))),
                wrong("name of an input (missing)", raw(input(1, 2).setName(""), bytes(1, 2))),
                wrong(
                        "output 'nope' must be one of",
                        good().addOutputs(output("nope")).build()),
                wrong(
                        "asked for twice",
                        good().addOutputs(output("label"))
                                .addOutputs(output("label"))
                                .build()),
                wrong("at most 1000 characters", good().setId("i".repeat(1_001)).build()),
                wrong(
                        "parameter 'key'",
                        good().putParameters(
                                        "key",
                                        InferParameter.newBuilder()
                                                .setStringParam("a\0b")
                                                .build())
                                .build()));
    }

    private static Arguments wrong(String message, ModelInferRequest request) {
        return Arguments.of(message, request);
    }

    @ParameterizedTest
    @MethodSource("wrongRequests")
    void aWrongRequestIsAnInvalidArgumentThatNamesThingValueAndRule(String message, ModelInferRequest request) {
        Status refused = refused(stub, request);
        assertThat(refused.getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT);
        assertThat(refused.getDescription()).contains(message).doesNotContain("oxbow.", "Exception");
    }

    @Test
    void aThousandThingsWrongAreToldInAFewWords() {
        ModelInferRequest.Builder many = start();
        for (int i = 0; i < 10_000; i++) {
            many.addInputs(input(0).setName("n" + i));
        }
        Status refused = refused(stub, many.build());
        assertThat(refused.getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT);
        assertThat(refused.getDescription()).contains("'n0'").hasSizeLessThan(3_000);
    }

    @Test
    void onlyWhoMayInferIsServed() {
        assertThat(refused(as("Bearer wrong", "default"), good().build()).getCode())
                .isEqualTo(Status.Code.UNAUTHENTICATED);
        assertThat(refused(as("Bearer " + token("viewer"), "default"), good().build())
                        .getCode())
                .isEqualTo(Status.Code.PERMISSION_DENIED);
        assertThat(refused(as("Bearer " + token("service"), "elsewhere"), good().build())
                        .getCode())
                .isEqualTo(Status.Code.NOT_FOUND);
        ModelInferResponse served = as("Bearer " + token("service"), "default").modelInfer(good().build());
        assertThat(served.getRawOutputContentsCount()).isEqualTo(2);
    }

    private static String token(String role) {
        try (TestClient client = server.client()) {
            return client.post("/api/v1/tokens", "{\"name\":\"t\",\"roles\":{\"default\":\"" + role + "\"}}")
                    .expect(201)
                    .json()
                    .path("secret")
                    .asText();
        }
    }

    private static Status refused(GRPCInferenceServiceBlockingStub by, ModelInferRequest request) {
        return catchThrowableOfType(StatusRuntimeException.class, () -> {
                    var _ = by.modelInfer(request);
                })
                .getStatus();
    }
}
