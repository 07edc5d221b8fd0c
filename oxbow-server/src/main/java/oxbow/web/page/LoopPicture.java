package oxbow.web.page;

import java.util.List;
import java.util.Optional;

/// The loop, drawn once: the stages along a river that bends back on itself.
public record LoopPicture(List<Node> nodes) {

    /// A stage on the river.
    ///
    /// @param x the left edge
    /// @param line what is there, in a few words
    /// @param waits how many things wait, 0 if none do
    public record Node(int x, int y, String name, String line, long waits, String waitsFor, Optional<String> href) {

        public static final int WIDTH = 164;
        public static final int HEIGHT = 58;

        public int middle() {
            return x + WIDTH / 2;
        }

        public int badge() {
            return x + WIDTH - 12;
        }

        public String css() {
            return "node" + (href.isEmpty() ? " later" : "") + (waits > 0 ? " waits" : "");
        }
    }

    /// Where each stage stands on the river: out along the upper bank, back along the lower.
    static int x(Stage stage) {
        return switch (stage) {
            case SCOPE -> 12;
            case DATA -> 226;
            case LABEL -> 440;
            case MODEL -> 654;
            case EVALUATE -> 868;
            case DEPLOY -> 654;
            case MONITOR -> 312;
        };
    }

    static int y(Stage stage) {
        return stage == Stage.DEPLOY || stage == Stage.MONITOR ? 170 : 24;
    }
}
