package oxbow.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import oxbow.problem.ProblemException;
import oxbow.problem.ProblemKind;
import oxbow.store.Artifacts.Artifact;
import oxbow.testing.Crowd;

class ArtifactsTest {

    private static final String DIGEST_OF_ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path root;

    @SuppressWarnings("NullAway.Init")
    private Artifacts artifacts;

    @BeforeEach
    void open() {
        artifacts = new Artifacts(root);
    }

    @Test
    void bytesAreFoundUnderTheirDigest() throws IOException {
        Artifact artifact = artifacts.put("abc".getBytes(UTF_8));
        assertThat(artifact).isEqualTo(new Artifact(DIGEST_OF_ABC, 3));
        assertThat(artifacts.path(DIGEST_OF_ABC))
                .isEqualTo(root.resolve("ba/78").resolve(DIGEST_OF_ABC));
        assertThat(artifacts.has(DIGEST_OF_ABC)).isTrue();
        assertThat(artifacts.bytes(DIGEST_OF_ABC)).asString(UTF_8).isEqualTo("abc");
        try (InputStream in = new Artifacts(root).open(DIGEST_OF_ABC)) {
            assertThat(in).hasContent("abc");
        }
    }

    @Test
    void anUploadThatBreaksOffLeavesNothing() throws IOException {
        InputStream torn = new FilterInputStream(new ByteArrayInputStream(new byte[100_000])) {
            @Override
            public int read(byte[] buffer, int from, int most) throws IOException {
                int read = super.read(buffer, from, most);
                if (read < 0) {
                    throw new IOException("connection reset");
                }
                return read;
            }
        };
        assertThatThrownBy(() -> artifacts.put(torn, Long.MAX_VALUE))
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.kind()).isEqualTo(ProblemKind.MALFORMED));
        assertThat(files()).isEmpty();
    }

    @Test
    void theLimitIsExact() throws IOException {
        byte[] bytes = new byte[200_000];
        assertThatThrownBy(() -> artifacts.put(new ByteArrayInputStream(bytes), bytes.length - 1))
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.kind()).isEqualTo(ProblemKind.TOO_LARGE));
        assertThat(files()).isEmpty();
        assertThat(artifacts.put(new ByteArrayInputStream(bytes), bytes.length).size())
                .isEqualTo(bytes.length);
    }

    @Test
    void whatAKilledProcessWasReceivingIsRemovedAtTheNextStart() throws IOException {
        Files.write(root.resolve("incoming/upload-1"), new byte[10]);
        assertThat(new Artifacts(root).has(DIGEST_OF_ABC)).isFalse();
        assertThat(files()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "../../etc/passwd",
                "/etc/passwd",
                "BA7816BF8F01CFEA414140DE5DAE2223B00361A396177A9CB410FF61F20015AD",
                "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad/../x",
                "..............................................................ab"
            })
    void noPathLeavesTheRoot(String digest) {
        assertThatThrownBy(() -> artifacts.open(digest)).isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> artifacts.has(digest)).isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> artifacts.path(digest)).isInstanceOf(ProblemException.class);
    }

    @Test
    void whatWasNeverStoredIsNotFound() {
        assertThatThrownBy(() -> artifacts.bytes(DIGEST_OF_ABC))
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.kind()).isEqualTo(ProblemKind.NOT_FOUND));
    }

    @Test
    void bytesTheDiskHasChangedAreNotHandedOut() throws IOException {
        String digest = artifacts.put("abc".getBytes(UTF_8)).digest();
        Files.writeString(artifacts.path(digest), "abd");
        assertThatThrownBy(() -> artifacts.bytes(digest)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void sixteenUploadsOfTheSameBytesKeepThemOnce() throws IOException {
        byte[] bytes = new byte[300_000];
        new Random(7).nextBytes(bytes);
        List<Artifact> stored = Crowd.each(_ -> artifacts.put(new ByteArrayInputStream(bytes), bytes.length));
        assertThat(stored).containsOnly(stored.getFirst());
        assertThat(files()).containsExactly(artifacts.path(stored.getFirst().digest()));
        assertThat(artifacts.bytes(stored.getFirst().digest())).isEqualTo(bytes);
    }

    @Test
    void anUploadWithAnotherDigestLeavesNothing() throws IOException {
        assertThatThrownBy(() -> artifacts.put(new ByteArrayInputStream("abd".getBytes(UTF_8)), 10, DIGEST_OF_ABC))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("must be that of the bytes sent");
        assertThat(files()).isEmpty();
    }

    @Test
    void whatNobodyRefersToIsRemovedOnceItIsOld() {
        String used = artifacts.put("used".getBytes(UTF_8)).digest();
        String unused = artifacts.put("unused".getBytes(UTF_8)).digest();
        Instant later = Instant.now().plusSeconds(60);
        assertThat(artifacts.removeUnused(Instant.now().minusSeconds(60), Set::of))
                .isZero();
        assertThat(artifacts.removeUnused(later, () -> Set.of(used))).isEqualTo(1);
        assertThat(artifacts.has(used)).isTrue();
        assertThat(artifacts.has(unused)).isFalse();
        assertThat(artifacts.claim(unused)).isFalse();
    }

    @Test
    void whatIsClaimedOrUploadedAgainMeanwhileStays() throws IOException {
        String claimed = artifacts.put("claimed".getBytes(UTF_8)).digest();
        String again = artifacts.put("again".getBytes(UTF_8)).digest();
        Instant old = Instant.now().minusSeconds(7200);
        for (Path file : files()) {
            Files.setLastModifiedTime(file, FileTime.from(old));
        }
        int removed = artifacts.removeUnused(old.plusSeconds(3600), () -> {
            assertThat(artifacts.claim(claimed)).isTrue();
            artifacts.put("again".getBytes(UTF_8));
            return Set.of();
        });
        assertThat(removed).isZero();
        assertThat(artifacts.has(claimed)).isTrue();
        assertThat(artifacts.has(again)).isTrue();
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }
}
