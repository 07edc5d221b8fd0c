package oxbow.data;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// A running SHA-256 over texts. Every text goes in with its length before it, so different sequences of texts
/// never look alike. Not thread-safe.
final class Digest {

    private final MessageDigest sha = sha256();
    private final byte[] length = new byte[Integer.BYTES];

    Digest add(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        ByteBuffer.wrap(length).putInt(bytes.length);
        sha.update(length);
        sha.update(bytes);
        return this;
    }

    /// The 64 hexadecimal digits of everything added; begins anew afterwards.
    String hex() {
        return HexFormat.of().formatHex(sha.digest());
    }

    /// The first 128 bits of everything added; begins anew afterwards.
    ExampleKey key() {
        ByteBuffer bytes = ByteBuffer.wrap(sha.digest());
        return new ExampleKey(bytes.getLong(), bytes.getLong());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }
}
