package oxbow.quickstart.digits;

/// One handwritten digit.
///
/// @param id     its place in the file, which never changes
/// @param label  the digit it shows, 0 to 9
/// @param image  how it looks
public record Digit(int id, int label, Image image) {
    public Digit {
        if (id < 0) {
            throw new IllegalArgumentException("The id (" + id + ") must not be negative.");
        }
        if (label < 0 || label > 9) {
            throw new IllegalArgumentException("The label of digit " + id + " (" + label + ") must be 0 to 9.");
        }
    }

    /// The name under which live requests mention this image, such as `digit-0042`.
    public String exampleId() {
        return "digit-%04d".formatted(id);
    }
}
