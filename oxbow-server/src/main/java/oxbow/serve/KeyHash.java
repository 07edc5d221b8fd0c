package oxbow.serve;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// Turns a key into a number that is uniform over keys and independent between salts, by SHA-256.
final class KeyHash {

    private KeyHash() {}

    /// A number in [0, 1), the same for the same salt and key.
    static double share(String salt, String key) {
        byte[] digest = sha256((salt + ':' + key).getBytes(StandardCharsets.UTF_8));
        return (ByteBuffer.wrap(digest).getLong() >>> 11) * 0x1.0p-53;
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }
}
