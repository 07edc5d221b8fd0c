package oxbow.data;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import oxbow.core.descriptor.ImageDescriptors;

/// The numbers that are profiled of each row: number columns, the lengths of texts and, for an image, its
/// brightness, contrast and sharpness in place of the single pixels.
final class Measures {

    static final List<String> IMAGE = List.of("brightness", "contrast", "sharpness");

    private final Schema schema;
    private final List<Integer> pixels;
    private final List<Integer> numbers = new ArrayList<>();
    private final List<Integer> texts = new ArrayList<>();
    private final List<String> numberNames = new ArrayList<>();
    private final List<String> descriptorNames = new ArrayList<>();

    Measures(Schema schema) {
        this.schema = schema;
        this.pixels = schema.pixels();
        Set<Integer> ofImage = new HashSet<>(pixels);
        if (schema.image().isPresent()) {
            descriptorNames.addAll(IMAGE);
        }
        for (int i = 0; i < schema.columns().size(); i++) {
            Column column = schema.columns().get(i);
            boolean value = column.role() == ColumnRole.FEATURE || column.role() == ColumnRole.METADATA;
            if (value && column.type() == ColumnType.NUMBER && !ofImage.contains(i)) {
                numbers.add(i);
                numberNames.add(column.name());
            } else if (value && column.type() == ColumnType.TEXT) {
                texts.add(i);
                descriptorNames.add(column.name() + " length");
            }
        }
    }

    /// The names of the number columns.
    List<String> numberNames() {
        return numberNames;
    }

    /// The names of what is computed of a row rather than read.
    List<String> descriptorNames() {
        return descriptorNames;
    }

    /// The values of a row: number columns first, then descriptors; NaN where missing.
    double[] of(List<String> row) {
        double[] values = new double[numberNames.size() + descriptorNames.size()];
        int at = 0;
        for (int column : numbers) {
            values[at++] = number(row.get(column));
        }
        if (schema.image().isPresent()) {
            ImageDescriptors image = image(row, schema.image().get());
            values[at++] = image.brightness();
            values[at++] = image.contrast();
            values[at++] = image.sharpness();
        }
        for (int column : texts) {
            String text = row.get(column);
            values[at++] = text.isEmpty() ? Double.NaN : text.codePointCount(0, text.length());
        }
        return values;
    }

    private ImageDescriptors image(List<String> row, ImageLayout layout) {
        float[] grey = new float[pixels.size()];
        for (int i = 0; i < grey.length; i++) {
            grey[i] = (float) number(row.get(pixels.get(i)));
        }
        return ImageDescriptors.of(grey, layout.width(), layout.height(), layout.white());
    }

    private static double number(String cell) {
        return cell.isEmpty() ? Double.NaN : Double.parseDouble(cell);
    }
}
