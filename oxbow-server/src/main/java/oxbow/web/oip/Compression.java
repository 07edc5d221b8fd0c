package oxbow.web.oip;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import oxbow.problem.ProblemException;
import oxbow.problem.ProblemKind;
import oxbow.web.Call;
import oxbow.web.Response;

/// Bodies that clients compress, and answers for those who say they can take compressed ones.
final class Compression {

    /// Below this an answer is quicker sent than compressed.
    private static final int WORTH_IT = 4_096;

    private Compression() {}

    /// The body as it was before it was compressed.
    ///
    /// @param limit in bytes, before and after
    static byte[] read(Call call, long limit) {
        byte[] body = call.bytes(limit);
        String encoding = call.header("Content-Encoding")
                .orElse("identity")
                .toLowerCase(Locale.ROOT)
                .strip();
        return switch (encoding) {
            case "identity", "" -> body;
            case "gzip", "deflate" -> inflated(encoding, body, limit);
            default ->
                throw new ProblemException(
                        ProblemKind.UNSUPPORTED,
                        "The Content-Encoding (" + encoding + ") must be gzip, deflate or identity.");
        };
    }

    private static byte[] inflated(String encoding, byte[] body, long limit) {
        try (InputStream in = encoding.equals("gzip")
                ? new GZIPInputStream(new ByteArrayInputStream(body))
                : new InflaterInputStream(new ByteArrayInputStream(body), new Inflater(!hasZlibHead(body)))) {
            byte[] all = in.readNBytes((int) limit + 1);
            if (all.length > limit) {
                throw new ProblemException(
                        ProblemKind.TOO_LARGE, "The body has more than " + limit + " bytes when it is unpacked.");
            }
            return all;
        } catch (IOException broken) {
            String why = broken.getMessage() == null ? "it ends too early" : broken.getMessage();
            throw ProblemException.malformed("The body is not valid " + encoding + ": " + why + ".");
        }
    }

    /// Whether the body begins as RFC 1950 says; some clients send bare deflate instead.
    private static boolean hasZlibHead(byte[] body) {
        return body.length > 1 && (body[0] & 0x0F) == 8 && (((body[0] & 0xFF) << 8) | (body[1] & 0xFF)) % 31 == 0;
    }

    static Response write(Call call, Response.Bytes answer) {
        boolean wanted = call.header("Accept-Encoding")
                .orElse("")
                .toLowerCase(Locale.ROOT)
                .contains("gzip");
        if (!wanted || answer.body().length < WORTH_IT) {
            return answer;
        }
        ByteArrayOutputStream packed = new ByteArrayOutputStream(answer.body().length / 2);
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(answer.body());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return new Response.Bytes(answer.status(), answer.contentType(), packed.toByteArray(), answer.headers())
                .with("Content-Encoding", "gzip");
    }
}
