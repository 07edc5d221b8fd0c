package oxbow.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class VendoredTest {

    private static final Pattern ROW =
            Pattern.compile("\\| (\\S+) \\|[^|]+\\|[^|]*\\(([\\w.]+)\\)\\) \\| ([0-9a-f]{64}) \\|");

    @Test
    void everyVendoredFileIsTheOneThatWasTakenAndHasItsLicence() throws IOException, NoSuchAlgorithmException {
        List<MatchResult> rows = ROW.matcher(new String(bytes("VENDORED.md"), StandardCharsets.UTF_8))
                .results()
                .toList();
        assertThat(rows).hasSize(3);
        for (MatchResult row : rows) {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes(row.group(1)));
            assertThat(HexFormat.of().formatHex(digest)).as(row.group(1)).isEqualTo(row.group(3));
            assertThat(bytes(row.group(2))).as(row.group(2)).isNotEmpty();
        }
    }

    private static byte[] bytes(String file) throws IOException {
        try (InputStream in = Objects.requireNonNull(
                VendoredTest.class.getResourceAsStream("/oxbow/web/static/vendor/" + file), file)) {
            return in.readAllBytes();
        }
    }
}
