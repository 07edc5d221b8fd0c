package oxbow.web.oip;

import com.google.protobuf.ByteString;
import inference.GRPCInferenceServiceGrpc.GRPCInferenceServiceImplBase;
import inference.InferParameter;
import inference.ModelInferRequest;
import inference.ModelInferResponse;
import inference.ModelMetadataRequest;
import inference.ModelMetadataResponse;
import inference.ModelReadyRequest;
import inference.ModelReadyResponse;
import inference.ServerLiveRequest;
import inference.ServerLiveResponse;
import inference.ServerMetadataRequest;
import inference.ServerMetadataResponse;
import inference.ServerReadyRequest;
import inference.ServerReadyResponse;
import io.grpc.stub.StreamObserver;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import oxbow.access.Permission;
import oxbow.access.Project;
import oxbow.predict.Tensor;
import oxbow.predict.TensorSpec;
import oxbow.problem.ProblemException;
import oxbow.serve.Answer;
import oxbow.serve.Inference;
import oxbow.serve.Router;
import oxbow.serve.ServedModel;
import oxbow.web.oip.InferRequest.WantedOutput;

/// The protocol over gRPC: the same answers as over HTTP. A request with raw contents gets raw contents back.
final class GrpcInference extends GRPCInferenceServiceImplBase {

    private final Router router;
    private final GrpcCaller caller;
    private final String version;

    GrpcInference(Router router, GrpcCaller caller, String version) {
        this.router = router;
        this.caller = caller;
        this.version = version;
    }

    private static <T> void answer(StreamObserver<T> to, Supplier<T> work) {
        T answer;
        try {
            answer = work.get();
        } catch (RuntimeException failed) {
            to.onError(GrpcFailures.status(failed).asRuntimeException());
            return;
        }
        to.onNext(answer);
        to.onCompleted();
    }

    @Override
    public void serverLive(ServerLiveRequest request, StreamObserver<ServerLiveResponse> to) {
        answer(to, () -> ServerLiveResponse.newBuilder().setLive(true).build());
    }

    @Override
    public void serverReady(ServerReadyRequest request, StreamObserver<ServerReadyResponse> to) {
        answer(to, () -> ServerReadyResponse.newBuilder().setReady(true).build());
    }

    @Override
    public void serverMetadata(ServerMetadataRequest request, StreamObserver<ServerMetadataResponse> to) {
        answer(
                to,
                () -> ServerMetadataResponse.newBuilder()
                        .setName("oxbow")
                        .setVersion(version)
                        .build());
    }

    @Override
    public void modelReady(ModelReadyRequest request, StreamObserver<ModelReadyResponse> to) {
        answer(to, () -> {
            served(caller.project(Permission.READ), request.getName(), request.getVersion());
            return ModelReadyResponse.newBuilder().setReady(true).build();
        });
    }

    @Override
    public void modelMetadata(ModelMetadataRequest request, StreamObserver<ModelMetadataResponse> to) {
        answer(to, () -> {
            ServedModel model = served(caller.project(Permission.READ), request.getName(), request.getVersion());
            return ModelMetadataResponse.newBuilder()
                    .setName(model.name())
                    .addAllVersions(model.versions())
                    .setPlatform(OipRoutes.PLATFORM)
                    .addAllInputs(specs(model.signature().inputs()))
                    .addAllOutputs(specs(model.signature().outputs()))
                    .build();
        });
    }

    private static List<ModelMetadataResponse.TensorMetadata> specs(List<TensorSpec> specs) {
        return specs.stream()
                .map(spec -> ModelMetadataResponse.TensorMetadata.newBuilder()
                        .setName(spec.name())
                        .setDatatype(spec.datatype().name())
                        .addAllShape(spec.shape())
                        .build())
                .toList();
    }

    private ServedModel served(Project project, String name, String wanted) {
        return Versions.served(router, project.id(), name, Optional.of(wanted).filter(text -> !text.isEmpty()));
    }

    @Override
    public void modelInfer(ModelInferRequest request, StreamObserver<ModelInferResponse> to) {
        answer(to, () -> infer(request));
    }

    private ModelInferResponse infer(ModelInferRequest request) {
        Project project = caller.project(Permission.INFER);
        ServedModel model = served(project, request.getModelName(), request.getModelVersion());
        Map<String, String> parameters = GrpcTensors.parameters(request.getParametersMap());
        List<WantedOutput> wanted = request.getOutputsList().stream()
                .map(output -> new WantedOutput(output.getName(), Optional.empty()))
                .toList();
        InferRequest read = new InferRequest(
                Optional.of(request.getId()).filter(text -> !text.isEmpty()),
                parameters,
                inputs(request),
                wanted,
                false);
        Answer answer = Asked.of(
                router,
                model,
                new Inference(project.id(), model.name(), read.id(), read.key(), read.exampleId(), read.inputs()));
        return response(request, answer, AnswerWriter.chosen(read, answer.outputs()));
    }

    private static List<Tensor> inputs(ModelInferRequest request) {
        List<ByteString> raw = request.getRawInputContentsList();
        if (!raw.isEmpty() && raw.size() != request.getInputsCount()) {
            throw ProblemException.broken(
                    "raw_input_contents", raw.size(), "be as many as the inputs, " + request.getInputsCount());
        }
        List<Tensor> inputs = new ArrayList<>();
        for (int i = 0; i < request.getInputsCount(); i++) {
            inputs.add(
                    GrpcTensors.read(request.getInputs(i), raw.isEmpty() ? Optional.empty() : Optional.of(raw.get(i))));
        }
        return inputs;
    }

    private static ModelInferResponse response(ModelInferRequest request, Answer answer, List<Tensor> outputs) {
        ModelInferResponse.Builder response = ModelInferResponse.newBuilder()
                .setModelName(answer.modelName())
                .setModelVersion(answer.modelVersion())
                .setId(request.getId());
        AnswerParameters.of(answer)
                .forEach((name, value) -> response.putParameters(
                        name, InferParameter.newBuilder().setStringParam(value).build()));
        boolean raw = request.getRawInputContentsCount() > 0;
        for (Tensor output : outputs) {
            if (raw) {
                response.addOutputs(GrpcTensors.write(output));
                response.addRawOutputContents(GrpcTensors.raw(output));
            } else {
                response.addOutputs(GrpcTensors.write(output).setContents(GrpcTensors.contents(output)));
            }
        }
        return response.build();
    }
}
