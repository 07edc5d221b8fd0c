package oxbow.access;

/// What somebody is in a project.
public enum Role {
    /// Looks.
    VIEWER,
    /// Labels and reviews.
    RATER,
    /// A program: inference or training, no pages to decide on.
    SERVICE,
    /// Builds, labels and decides.
    ENGINEER,
    /// An engineer who also signs off and gives others their roles.
    OWNER;

    public boolean allows(Permission permission) {
        return switch (permission) {
            case PUBLIC, SIGNED_IN, READ -> true;
            case LABEL -> this == RATER || this == ENGINEER || this == OWNER;
            case INFER, WRITE -> this == SERVICE || this == ENGINEER || this == OWNER;
            case DECIDE -> this == ENGINEER || this == OWNER;
            case ADMINISTER -> false;
        };
    }
}
