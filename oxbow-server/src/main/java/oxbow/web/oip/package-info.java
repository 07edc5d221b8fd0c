/// The Open Inference Protocol (KServe v2), over HTTP and gRPC: what stock clients of model servers speak.
@NullMarked
package oxbow.web.oip;

import org.jspecify.annotations.NullMarked;
