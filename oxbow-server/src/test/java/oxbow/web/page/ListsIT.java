package oxbow.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import oxbow.testing.TestClient;

/// Every list that the OpenAPI document describes can be paged through, and its pages are the list.
@ExtendWith(SeededServer.Extension.class)
class ListsIT {

    private static final int HIGHEST_LIMIT = 1000;

    private final TestClient client;
    private final Map<String, String> names;

    ListsIT(SeededServer server) {
        client = server.client();
        names = Map.of(
                "{project}", "default",
                "{dataset}", "digits",
                "{version}", "latest",
                "{model}", "digits",
                "{endpoint}", "digits",
                "{run}", server.items("/track/runs").path(0).path("id").asText());
    }

    @Test
    void pagesOfAListAreTheList() {
        Map<String, Integer> sizes = new TreeMap<>();
        for (String path : lists()) {
            List<JsonNode> whole = items(page(path, HIGHEST_LIMIT, ""));
            assertThat(walk(path, Math.max(1, whole.size() / 3), whole.size()))
                    .as(path)
                    .startsWith(whole.toArray(JsonNode[]::new));
            sizes.put(path, whole.size());
        }
        assertThat(sizes.values().stream().filter(size -> size > 1))
                .as("lists that have pages, of %s", sizes)
                .hasSizeGreaterThanOrEqualTo(12);
    }

    @Test
    void aTokenThatNoPageGaveIsRefused() {
        JsonNode problem =
                client.get("/api/v1/projects?page_token=elsewhere").expect(422).json();
        assertThat(problem.at("/problems/0/field").asText()).isEqualTo("page_token");
    }

    /// What the pages hold until there is no more, or more than the longest page.
    private List<JsonNode> walk(String path, int limit, int whole) {
        List<JsonNode> walked = new ArrayList<>();
        String token = "";
        do {
            JsonNode page = page(path, limit, token);
            assertThat(page.path("items").size()).as(path).isBetween(0, limit);
            walked.addAll(items(page));
            token = page.path("next_page_token").asText();
        } while (!token.isEmpty() && walked.size() <= HIGHEST_LIMIT);
        assertThat(walked.size()).as(path).matches(size -> size == whole || whole == HIGHEST_LIMIT);
        return walked;
    }

    /// Items by their id, since others of their parts may change between two requests.
    private static List<JsonNode> items(JsonNode page) {
        return page.path("items")
                .valueStream()
                .map(item -> item.has("id") ? item.path("id") : item)
                .toList();
    }

    private JsonNode page(String path, int limit, String token) {
        String from = token.isEmpty() ? "" : "&page_token=" + URLEncoder.encode(token, StandardCharsets.UTF_8);
        return client.get(path + "?limit=" + limit + from).expect(200).json();
    }

    /// The paths of all documented lists, with names put in.
    private List<String> lists() {
        List<String> paths = new ArrayList<>();
        JsonNode document = client.get("/api/v1/openapi.json").expect(200).json();
        document.path("paths").properties().forEach(path -> {
            boolean list = path.getValue()
                    .path("get")
                    .path("parameters")
                    .findValuesAsText("name")
                    .contains("page_token");
            if (list) {
                String filled = path.getKey();
                for (Map.Entry<String, String> name : names.entrySet()) {
                    filled = filled.replace(name.getKey(), name.getValue());
                }
                paths.add(filled);
            }
        });
        return paths;
    }
}
