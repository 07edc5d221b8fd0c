package oxbow.cli;

import java.util.List;
import java.util.Locale;

/// Draws bars as SVG: what is current filled, the reference as a dashed outline over it, so that they are told apart
/// without colours. Each bar says its shares when pointed at.
final class BarsSvg {

    private static final int WIDTH = 420;
    private static final int HEIGHT = 150;
    private static final int LEFT = 46;
    private static final int TOP = 10;
    private static final int BOTTOM = 24;
    private static final int LONGEST = 24;

    private BarsSvg() {}

    /// @param names what the sides are called; the last is drawn filled, one before it as an outline
    /// @param title what the picture shows, for who cannot see it
    static String of(Bars bars, List<String> names, String title) {
        double most = 0;
        for (double[] side : bars.shares()) {
            for (double share : side) {
                most = Math.max(most, share);
            }
        }
        if (bars.labels().isEmpty() || most == 0) {
            return "";
        }
        StringBuilder svg = new StringBuilder("<svg viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s\">"
                .formatted(WIDTH, HEIGHT, Html.escaped(title)));
        scale(svg, most);
        int filled = bars.shares().size() - 1;
        for (int i = 0; i < bars.labels().size(); i++) {
            bar(svg, bars, i, names, filled, most);
        }
        if (filled == 1) {
            svg.append("<path class=\"ref\" d=\"").append(outline(bars, most)).append("\"/>");
        }
        ends(svg, bars);
        return svg.append("</svg>").toString();
    }

    private static void scale(StringBuilder svg, double most) {
        for (double part : new double[] {0, 0.5, 1}) {
            double y = y(part * most, most);
            svg.append(String.format(
                    Locale.ROOT,
                    "<line class=\"axis\" x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\"/>",
                    LEFT,
                    WIDTH,
                    y,
                    y));
            svg.append(String.format(
                    Locale.ROOT,
                    "<text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%s</text>",
                    LEFT - 6,
                    y + 4,
                    Html.escaped(Numerals.share(part * most))));
        }
    }

    private static void bar(StringBuilder svg, Bars bars, int i, List<String> names, int filled, double most) {
        double share = bars.shares().get(filled)[i];
        double x = x(bars, i);
        StringBuilder told = new StringBuilder(bars.labels().get(i)).append(':');
        for (int side = 0; side < names.size(); side++) {
            told.append(side == 0 ? " " : ", ")
                    .append(names.get(side))
                    .append(names.get(side).isEmpty() ? "" : " ")
                    .append(Numerals.share(bars.shares().get(side)[i]));
        }
        String name = "<title>" + Html.escaped(told.toString()) + "</title>";
        double width = Math.max(1, x(bars, i + 1) - x - 1.5);
        svg.append(String.format(
                Locale.ROOT,
                "<rect class=\"cur\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\">%s</rect>",
                x,
                y(share, most),
                width,
                y(0, most) - y(share, most),
                name));
        // the whole height can be pointed at, also where nothing is drawn
        svg.append(String.format(
                Locale.ROOT,
                "<rect x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"%d\" fill=\"none\" pointer-events=\"all\">%s</rect>",
                x,
                TOP,
                width,
                HEIGHT - TOP - BOTTOM,
                name));
    }

    private static String outline(Bars bars, double most) {
        StringBuilder path = new StringBuilder();
        double[] shares = bars.shares().getFirst();
        for (int i = 0; i < shares.length; i++) {
            double y = y(shares[i], most);
            path.append(String.format(
                    Locale.ROOT, "%s%.1f %.1fL%.1f %.1f", i == 0 ? "M" : "L", x(bars, i), y, x(bars, i + 1) - 1.5, y));
        }
        return path.toString();
    }

    private static void ends(StringBuilder svg, Bars bars) {
        int last = bars.labels().size() - 1;
        int y = HEIGHT - 8;
        svg.append(String.format(
                Locale.ROOT,
                "<text x=\"%d\" y=\"%d\">%s</text>",
                LEFT,
                y,
                Html.escaped(cut(bars.labels().getFirst()))));
        if (last > 0) {
            svg.append(String.format(
                    Locale.ROOT,
                    "<text x=\"%d\" y=\"%d\" text-anchor=\"end\">%s</text>",
                    WIDTH,
                    y,
                    Html.escaped(cut(bars.labels().get(last)))));
        }
    }

    private static String cut(String label) {
        String visible = Words.visible(label);
        return visible.codePointCount(0, visible.length()) <= LONGEST
                ? visible
                : visible.substring(0, visible.offsetByCodePoints(0, LONGEST - 1)) + "…";
    }

    private static double x(Bars bars, int i) {
        return LEFT + (double) (WIDTH - LEFT) * i / bars.labels().size();
    }

    private static double y(double share, double most) {
        return TOP + (1 - share / most) * (HEIGHT - TOP - BOTTOM);
    }
}
