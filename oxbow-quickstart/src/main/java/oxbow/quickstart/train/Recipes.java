package oxbow.quickstart.train;

/// The trainings of the demonstration.
public final class Recipes {
    /// Deals the digits and starts everything random, so that a rerun shows the same.
    public static final long SEED = 7;

    private static final int ALL = 100_000;

    /// Quick and not very good: few images, two passes.
    public static final Recipe BASELINE = new Recipe(150, 2, .1, 0, 1);

    /// All the images, trained to the end.
    public static final Recipe BETTER = new Recipe(ALL, 60, .2, 0, 1);

    /// About twice as many errors as [#BETTER] on live images.
    public static final Recipe BAD = new Recipe(250, 3, .1, 0, 1);

    /// As [#BETTER], with two darkened copies of every image.
    public static final Recipe DARKENED = new Recipe(ALL, 40, .2, 2, 1);

    private Recipes() {}
}
