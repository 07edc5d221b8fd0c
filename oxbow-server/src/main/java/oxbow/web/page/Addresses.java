package oxbow.web.page;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Paths and queries taken apart and put together.
final class Addresses {

    private Addresses() {}

    static List<String> rawSegments(String path) {
        return Arrays.stream(path.split("/", -1)).filter(s -> !s.isEmpty()).toList();
    }

    static List<String> segments(String path) {
        return rawSegments(path).stream().map(Addresses::decode).toList();
    }

    static Map<String, String> query(String text) {
        Map<String, String> query = new LinkedHashMap<>();
        for (String pair : text.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                query.put(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
            }
        }
        return query;
    }

    /// A segment or value for an address.
    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static String decode(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
