package oxbow.data;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;

/// Writes grey images of 8 bits as PNG (ISO/IEC 15948): one chunk each of header, data and end, no filter.
final class GreyPng {

    private static final byte[] MAGIC = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    private static final int BITS = 8;
    private static final int WHITE = 255;

    private GreyPng() {}

    /// The picture of a row of pixels; values beyond black and white are cut off, missing ones are black.
    static byte[] of(List<String> pixels, ImageLayout layout) {
        byte[] grey = new byte[pixels.size()];
        for (int i = 0; i < grey.length; i++) {
            double value = pixels.get(i).isEmpty() ? 0 : Double.parseDouble(pixels.get(i));
            grey[i] = (byte) Math.round(WHITE * Math.clamp(value / layout.white(), 0, 1));
        }
        return encode(grey, layout.width(), layout.height());
    }

    private static byte[] encode(byte[] grey, int width, int height) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            DataOutputStream png = new DataOutputStream(bytes);
            png.write(MAGIC);
            ByteArrayOutputStream header = new ByteArrayOutputStream();
            DataOutputStream fields = new DataOutputStream(header);
            fields.writeInt(width);
            fields.writeInt(height);
            fields.write(new byte[] {BITS, 0, 0, 0, 0});
            chunk(png, "IHDR", header.toByteArray());
            ByteArrayOutputStream packed = new ByteArrayOutputStream();
            try (DeflaterOutputStream rows = new DeflaterOutputStream(packed)) {
                for (int y = 0; y < height; y++) {
                    rows.write(0);
                    rows.write(grey, y * width, width);
                }
            }
            chunk(png, "IDAT", packed.toByteArray());
            chunk(png, "IEND", new byte[0]);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("Writing to memory does not fail.", e);
        }
    }

    private static void chunk(DataOutputStream png, String type, byte[] data) throws IOException {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 check = new CRC32();
        check.update(name);
        check.update(data);
        png.writeInt(data.length);
        png.write(name);
        png.write(data);
        png.writeInt((int) check.getValue());
    }
}
