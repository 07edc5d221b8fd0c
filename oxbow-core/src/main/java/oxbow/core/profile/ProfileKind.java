package oxbow.core.profile;

/// What a column holds, and so what is kept about it. The numbers are part of the stored form.
public enum ProfileKind {
    /// Numbers that are measured or counted: [NumbersProfile].
    NUMBER(1),
    /// One of a set of names or codes: [CategoriesProfile].
    CATEGORY(2),
    /// True or false: [BooleansProfile].
    BOOLEAN(3),
    /// Free text: [TextsProfile].
    TEXT(4),
    /// Points in time: [TimesProfile].
    TIME(5),
    /// Vectors of one width: [VectorsProfile].
    VECTOR(6);

    private final int number;

    ProfileKind(int number) {
        this.number = number;
    }

    int number() {
        return number;
    }

    static ProfileKind of(int number) {
        for (ProfileKind kind : values()) {
            if (kind.number == number) {
                return kind;
            }
        }
        throw new IllegalArgumentException("The kind (%d) must be between 1 and 6.".formatted(number));
    }

    /// The kind as a word: `number`.
    @Override
    public String toString() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
