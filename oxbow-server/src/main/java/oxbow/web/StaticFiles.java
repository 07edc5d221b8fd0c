package oxbow.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import oxbow.access.Permission;
import oxbow.problem.ProblemException;

/// Scripts, styles and pictures of the pages, from the class path under `oxbow/web/static`. A file that is
/// asked for by the address of [#url], which holds a hash of its content, may be kept for ever; by its plain
/// address it is asked for again with its `ETag`. Thread-safe.
public final class StaticFiles implements RouteSource {

    private static final String ROOT = "/oxbow/web/static/";
    private static final String PREFIX = "/static/";
    private static final Pattern NAME =
            Pattern.compile("([A-Za-z0-9_-][A-Za-z0-9._@-]*/)*[A-Za-z0-9_-][A-Za-z0-9._@-]*");
    private static final int WORTH_COMPRESSING = 1024;
    private static final int HASH_LENGTH = 16;
    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("css", "text/css; charset=utf-8"),
            Map.entry("js", "text/javascript; charset=utf-8"),
            Map.entry("json", "application/json"),
            Map.entry("svg", "image/svg+xml"),
            Map.entry("png", "image/png"),
            Map.entry("ico", "image/x-icon"),
            Map.entry("webp", "image/webp"),
            Map.entry("woff2", "font/woff2"),
            Map.entry("txt", "text/plain; charset=utf-8"),
            Map.entry("md", "text/plain; charset=utf-8"));

    private final Map<String, Asset> assets = new ConcurrentHashMap<>();

    private record Asset(String contentType, String hash, Bytes plain, Optional<Bytes> compressed) {}

    @SuppressWarnings("ArrayRecordComponent") // read once from the class path and never changed
    private record Bytes(byte[] content) {}

    @Override
    public List<Route> routes() {
        return List.of(Route.get(PREFIX + "{file...}", Permission.PUBLIC, this::file)
                .page("A script, style or picture of the pages."));
    }

    /// The address of a file, with a hash of its content.
    ///
    /// @throws ProblemException if there is no such file
    public String url(String name) {
        return PREFIX + name + "?v=" + asset(name).hash();
    }

    private Response file(Call call) {
        Asset asset = asset(call.path("file"));
        String tag = "\"" + asset.hash() + "\"";
        boolean pinned = call.query("v").filter(asset.hash()::equals).isPresent();
        String caching = pinned ? "public, max-age=31536000, immutable" : "no-cache";
        boolean known =
                call.header("If-None-Match").filter(sent -> sent.contains(tag)).isPresent();
        if (known) {
            return new Response.Empty(304, Map.of("ETag", tag, "Cache-Control", caching));
        }
        boolean gzip = asset.compressed().isPresent()
                && call.header("Accept-Encoding")
                        .filter(sent -> sent.contains("gzip"))
                        .isPresent();
        Bytes body = gzip ? asset.compressed().get() : asset.plain();
        Response response = Response.bytes(200, asset.contentType(), body.content())
                .with("ETag", tag)
                .with("Cache-Control", caching)
                .with("Vary", "Accept-Encoding");
        return gzip ? response.with("Content-Encoding", "gzip") : response;
    }

    private Asset asset(String name) {
        Asset known = assets.get(name);
        if (known != null) {
            return known;
        }
        URL resource = NAME.matcher(name).matches() ? StaticFiles.class.getResource(ROOT + name) : null;
        String type = TYPES.get(name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT));
        if (resource == null || type == null) {
            throw ProblemException.notFound("static file", name);
        }
        Asset read = read(resource, type);
        assets.put(name, read);
        return read;
    }

    private static Asset read(URL resource, String type) {
        try (InputStream in = resource.openStream()) {
            byte[] content = in.readAllBytes();
            String hash = HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(content))
                    .substring(0, HASH_LENGTH);
            boolean text = type.startsWith("text/") || type.endsWith("json") || type.endsWith("svg+xml");
            Optional<Bytes> compressed = text && content.length > WORTH_COMPRESSING
                    ? Optional.of(new Bytes(gzip(content)))
                    : Optional.empty();
            return new Asset(type, hash, new Bytes(content), compressed);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] gzip(byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(content);
        }
        return bytes.toByteArray();
    }
}
