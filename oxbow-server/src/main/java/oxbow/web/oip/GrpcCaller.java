package oxbow.web.oip;

import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import java.util.Optional;
import oxbow.access.Access;
import oxbow.access.Permission;
import oxbow.access.Principal;
import oxbow.access.Project;
import oxbow.problem.ProblemException;
import oxbow.problem.ProblemKind;

/// Who calls, from the metadata of the call: `authorization: Bearer <token>`, and `oxbow-project` for a project
/// other than `default`.
final class GrpcCaller implements ServerInterceptor {

    private static final Metadata.Key<String> AUTHORIZATION =
            Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);
    private static final Metadata.Key<String> PROJECT =
            Metadata.Key.of("oxbow-project", Metadata.ASCII_STRING_MARSHALLER);
    private static final Context.Key<String> TOKEN_OF_CALL = Context.key("token");
    private static final Context.Key<String> PROJECT_OF_CALL = Context.key("project");
    private static final String SCHEME = "bearer ";

    private final Access access;

    GrpcCaller(Access access) {
        this.access = access;
    }

    @Override
    public <Q, A> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
        Context context = Context.current()
                .withValue(
                        TOKEN_OF_CALL,
                        Optional.ofNullable(headers.get(AUTHORIZATION)).orElse(""))
                .withValue(
                        PROJECT_OF_CALL,
                        Optional.ofNullable(headers.get(PROJECT)).orElse("default"));
        return Contexts.interceptCall(context, call, headers, next);
    }

    /// The project of the call under way, if its caller may do such a thing there.
    Project project(Permission permission) {
        String authorization = TOKEN_OF_CALL.get();
        boolean bearer = authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
        Principal principal = (bearer
                        ? access.authenticate(
                                authorization.substring(SCHEME.length()).strip())
                        : Optional.<Principal>empty())
                .orElseThrow(() -> new ProblemException(
                        ProblemKind.UNAUTHENTICATED,
                        "The call needs a valid token in its metadata: 'authorization: Bearer <token>'."));
        Project project = access.project(principal, PROJECT_OF_CALL.get());
        if (!principal.may(permission, project.id())) {
            throw new ProblemException(
                    ProblemKind.FORBIDDEN, "The token '" + principal.name() + "' may not do this in the project.");
        }
        return project;
    }
}
