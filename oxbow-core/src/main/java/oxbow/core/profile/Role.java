package oxbow.core.profile;

/// What part a column plays when rows of different times are compared. The numbers are part of the stored form.
public enum Role {
    /// A value whose distribution is worth comparing.
    FEATURE(1),
    /// A name of the row, different in every row: it cannot but differ.
    IDENTIFIER(2),
    /// One and the same value in all rows, or none at all: nothing to compare as long as it stays so.
    CONSTANT(3),
    /// A time or counter that only ever grows: it cannot but differ.
    GROWING_TIME(4);

    private final int number;

    Role(int number) {
        this.number = number;
    }

    int number() {
        return number;
    }

    static Role of(int number) {
        for (Role role : values()) {
            if (role.number == number) {
                return role;
            }
        }
        throw new IllegalArgumentException("The role (%d) must be between 1 and 4.".formatted(number));
    }

    /// The role in words: `growing time`.
    @Override
    public String toString() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
    }
}
