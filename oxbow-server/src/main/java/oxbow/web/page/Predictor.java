package oxbow.web.page;

/// A predictor as a name and its colour, which is the same on every page and chart.
public record Predictor(String name) {

    private static final int COLOURS = 6;

    /// One of the colours of the palette, by the name before the slash and the version behind it: versions of
    /// one model that follow each other never share one.
    public int colour() {
        int slash = name.lastIndexOf('/');
        String model = slash < 0 ? name : name.substring(0, slash);
        int version = 0;
        if (slash >= 0 && name.substring(slash + 1).matches("\\d{1,6}")) {
            version = Integer.parseInt(name.substring(slash + 1)) - 1;
        }
        return Math.floorMod(model.chars().sum() % COLOURS + version, COLOURS);
    }

    public String css() {
        return "ox-p" + colour();
    }
}
