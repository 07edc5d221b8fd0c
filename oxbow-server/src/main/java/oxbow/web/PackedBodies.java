package oxbow.web;

import io.helidon.http.encoding.ContentDecoder;
import io.helidon.http.encoding.ContentEncoder;
import io.helidon.http.encoding.ContentEncoding;
import java.util.Set;

/// Lets compressed bodies through to the routes as they are. Without it the web server refuses them by itself,
/// with an empty answer; a route that takes them unpacks them within its own limits.
final class PackedBodies implements ContentEncoding {

    @Override
    public Set<String> ids() {
        return Set.of("gzip", "deflate", "br", "zstd", "compress");
    }

    @Override
    public boolean supportsEncoding() {
        return false;
    }

    @Override
    public boolean supportsDecoding() {
        return true;
    }

    @Override
    public ContentDecoder decoder() {
        return ContentDecoder.NO_OP;
    }

    @Override
    public ContentEncoder encoder() {
        return ContentEncoder.NO_OP;
    }

    @Override
    public String name() {
        return "packed";
    }

    @Override
    public String type() {
        return "packed";
    }
}
