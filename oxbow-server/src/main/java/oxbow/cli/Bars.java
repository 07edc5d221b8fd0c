package oxbow.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import oxbow.core.profile.BooleansProfile;
import oxbow.core.profile.CategoriesProfile;
import oxbow.core.profile.CategoryProfile;
import oxbow.core.profile.ColumnProfile;
import oxbow.core.profile.DistinctNumbers;
import oxbow.core.profile.Distribution;
import oxbow.core.profile.NumbersProfile;
import oxbow.core.profile.TextsProfile;
import oxbow.core.profile.TimesProfile;
import oxbow.core.profile.VectorsProfile;

/// A histogram for people: what share of the values of a column lies in each of a few bars. The two sides of a
/// comparison have the same bars.
///
/// @param about what the bars are of, such as `length in characters`; empty where the values themselves are meant
/// @param labels what each bar holds
/// @param shares the share of the values in each bar, one row for each side
/// @param error how far a share may be off because it is read from a sketch; 0 where values were counted
record Bars(String about, List<String> labels, List<double[]> shares, double error) {

    private static final int MOST_BARS = 24;
    private static final int MOST_CATEGORIES = 12;
    private static final double TAIL = 0.01;
    private static final String OTHERS = "all others";

    Bars {
        labels = List.copyOf(labels);
        shares = List.copyOf(shares);
    }

    /// The bars of one column, or of its two sides; empty where there is nothing to draw.
    static Bars of(List<ColumnProfile> sides) {
        return switch (sides.getFirst()) {
            case NumbersProfile _ -> numbers(all(sides, NumbersProfile.class));
            case CategoriesProfile _ ->
                categories(all(sides, CategoriesProfile.class).stream()
                        .map(CategoriesProfile::exact)
                        .toList());
            case BooleansProfile _ -> truths(all(sides, BooleansProfile.class));
            case TextsProfile _ ->
                spread(
                        "length in characters",
                        all(sides, TextsProfile.class).stream()
                                .map(TextsProfile::lengths)
                                .toList(),
                        false);
            case TimesProfile _ ->
                spread(
                        "time",
                        all(sides, TimesProfile.class).stream()
                                .map(TimesProfile::times)
                                .toList(),
                        true);
            case VectorsProfile _ -> new Bars("", List.of(), List.of(), 0);
        };
    }

    private static <P extends ColumnProfile> List<P> all(List<ColumnProfile> sides, Class<P> type) {
        return sides.stream().map(type::cast).toList();
    }

    private static Bars numbers(List<NumbersProfile> sides) {
        TreeSet<Double> values = new TreeSet<>();
        boolean few = true;
        for (NumbersProfile side : sides) {
            few &= side.distinct().few();
            values.addAll(side.distinct().values());
        }
        if (!few || values.size() > MOST_BARS) {
            return spread("", sides.stream().map(NumbersProfile::values).toList(), false);
        }
        List<double[]> shares = new ArrayList<>();
        for (NumbersProfile side : sides) {
            DistinctNumbers distinct = side.distinct();
            Map<Double, Long> counts = new TreeMap<>();
            for (int i = 0; i < distinct.values().size(); i++) {
                counts.put(distinct.values().get(i), distinct.counts().get(i));
            }
            long count = side.exact().count();
            shares.add(values.stream()
                    .mapToDouble(value -> share(counts.getOrDefault(value, 0L), count))
                    .toArray());
        }
        return new Bars("", values.stream().map(Numerals::number).toList(), shares, 0);
    }

    private static Bars truths(List<BooleansProfile> sides) {
        return new Bars(
                "",
                List.of("true", "false"),
                sides.stream()
                        .map(side ->
                                new double[] {share(side.trues(), side.count()), share(side.falses(), side.count())})
                        .toList(),
                0);
    }

    private static Bars categories(List<CategoryProfile> sides) {
        Map<String, Double> weights = new TreeMap<>();
        for (CategoryProfile side : sides) {
            side.counts().forEach((name, count) -> weights.merge(name, share(count, side.count()), Double::sum));
        }
        List<String> names = new ArrayList<>(weights.entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
                .limit(MOST_CATEGORIES)
                .map(Map.Entry::getKey)
                .toList());
        boolean more = weights.size() > names.size() || sides.stream().anyMatch(side -> side.other() > 0);
        List<double[]> shares = new ArrayList<>();
        for (CategoryProfile side : sides) {
            double[] row = new double[names.size() + (more ? 1 : 0)];
            long rest = side.count();
            for (int i = 0; i < names.size(); i++) {
                long count = side.counts().getOrDefault(names.get(i), 0L);
                row[i] = share(count, side.count());
                rest -= count;
            }
            if (more) {
                row[names.size()] = share(rest, side.count());
            }
            shares.add(row);
        }
        if (more) {
            names.add(OTHERS);
        }
        return new Bars("", names, shares, 0);
    }

    /// Bars of equal width over what nearly all values lie in; the outermost hold what lies beyond.
    private static Bars spread(String about, List<Distribution> sides, boolean times) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (Distribution side : sides) {
            if (side.exact().count() > 0) {
                low = Math.min(low, end(side, TAIL, side.exact().min()));
                high = Math.max(high, end(side, 1 - TAIL, side.exact().max()));
            }
        }
        if (!(low < high)) {
            return new Bars(about, List.of(), List.of(), 0);
        }
        int size = MOST_BARS;
        double width = (high - low) / size;
        List<String> labels = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            String from = label(low + i * width, times);
            String to = label(low + (i + 1) * width, times);
            labels.add(i == 0 ? "below " + to : i == size - 1 ? from + " and above" : from + " to " + to);
        }
        List<double[]> shares = new ArrayList<>();
        double error = 0;
        for (Distribution side : sides) {
            double[] row = new double[size];
            double before = 0;
            for (int i = 0; i < size && side.exact().count() > 0; i++) {
                double rank = i == size - 1 ? 1 : side.quantiles().rank(Math.nextDown(low + (i + 1) * width));
                row[i] = Math.max(0, rank - before);
                before = rank;
            }
            shares.add(row);
            error = Math.max(
                    error, side.exact().count() == 0 ? 0 : 2 * side.quantiles().uniformRankError());
        }
        return new Bars(about, labels, shares, error);
    }

    /// Where the bars end: at the outermost value, unless that lies far from nearly all others.
    private static double end(Distribution side, double rank, double outermost) {
        double inner = side.quantiles().quantile(rank);
        double middle = side.quantiles().quantile(0.5);
        return Math.abs(outermost - middle) <= 2 * Math.abs(inner - middle) ? outermost : inner;
    }

    private static String label(double value, boolean times) {
        return times ? Numerals.time(value) : Numerals.number(value);
    }

    private static double share(long count, long all) {
        return all == 0 ? 0 : (double) count / all;
    }

    /// What share of the values lies in each bar, for one side, as letters in a line.
    String spark(int side, boolean unicode) {
        if (shares.isEmpty()) {
            return "";
        }
        double[] all = shares.get(side);
        if (all.length < MOST_BARS) {
            return Spark.of(all, unicode);
        }
        double[] pairs = new double[MOST_BARS / 2];
        for (int i = 0; i < pairs.length; i++) {
            pairs[i] = all[2 * i] + all[2 * i + 1];
        }
        return Spark.of(pairs, unicode);
    }
}
