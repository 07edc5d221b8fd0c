package oxbow.web.page;

import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import oxbow.access.Principal;
import oxbow.access.Project;
import oxbow.web.Call;

/// A `GET` of the API that a page makes for its reader.
final class ApiCall implements Call {

    private static final int MOST = 1000;

    private final Call page;
    private final Map<String, String> names;
    private final Map<String, String> query;

    ApiCall(Call page, Map<String, String> names, Map<String, String> query) {
        this.page = page;
        this.names = Map.copyOf(names);
        this.query = Map.copyOf(query);
    }

    @Override
    public Principal principal() {
        return page.principal();
    }

    @Override
    public boolean signedIn() {
        return page.signedIn();
    }

    @Override
    public Project project() {
        return page.project();
    }

    @Override
    public String path(String name) {
        String value = names.get(name);
        if (value == null) {
            throw new IllegalStateException("The route has no {" + name + "}.");
        }
        return value;
    }

    @Override
    public String path() {
        return page.path();
    }

    @Override
    public Optional<String> query(String name) {
        return Optional.ofNullable(query.get(name)).filter(value -> !value.isEmpty());
    }

    @Override
    public List<String> queries(String name) {
        return query(name).stream().toList();
    }

    @Override
    public int limit() {
        return query("limit").map(Integer::parseInt).orElse(MOST);
    }

    @Override
    public Optional<String> pageToken() {
        return query("page_token");
    }

    @Override
    public <T> T json(Class<T> type) {
        throw new IllegalStateException("A GET has no body.");
    }

    @Override
    public InputStream body() {
        return InputStream.nullInputStream();
    }

    @Override
    public byte[] bytes(long limit) {
        return new byte[0];
    }

    @Override
    public OptionalLong contentLength() {
        return OptionalLong.empty();
    }

    @Override
    public Map<String, String> form() {
        return Map.of();
    }

    @Override
    public Optional<String> header(String name) {
        return Optional.empty();
    }

    @Override
    public Optional<String> cookie(String name) {
        return Optional.empty();
    }

    @Override
    public String requestId() {
        return page.requestId();
    }

    @Override
    public boolean fromLoopback() {
        return page.fromLoopback();
    }
}
