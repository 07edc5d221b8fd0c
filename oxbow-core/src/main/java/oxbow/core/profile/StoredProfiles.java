package oxbow.core.profile;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import oxbow.core.stored.Family;
import oxbow.core.stored.StoredReader;
import oxbow.core.stored.StoredWriter;

/// The stored form of column profiles: the number of the kind, then the fields of the record in their order.
final class StoredProfiles {
    private static final int VERSION = 1;
    private static final long MOST = 1L << 53;
    private static final int MOST_CATEGORIES = 1_000_000;

    private StoredProfiles() {}

    static byte[] toBytes(ColumnProfile profile) {
        StoredWriter writer = new StoredWriter(Family.COLUMN_PROFILE, VERSION);
        writer.number(profile.kind().number());
        switch (profile) {
            case NumbersProfile numbers -> {
                numbers.values().write(writer);
                numbers.distinct().write(writer);
                write(writer, numbers.order());
                writer.flag(numbers.whole());
            }
            case CategoriesProfile categories -> categories.write(writer);
            case BooleansProfile truths ->
                writer.number(truths.trues()).number(truths.falses()).number(truths.missing());
            case TextsProfile texts -> {
                texts.lengths().write(writer);
                texts.values().write(writer);
            }
            case TimesProfile times -> {
                times.times().write(writer);
                write(writer, times.order());
                times.gaps().write(writer);
            }
            case VectorsProfile vectors -> {
                writer.number(vectors.width());
                vectors.dimensions()
                        .forEach(each -> writer.number((long) each.weight())
                                .real(each.mean())
                                .real(each.m2()));
                writer.number(vectors.nonFinite());
                vectors.norms().write(writer);
            }
        }
        return writer.toBytes();
    }

    static ColumnProfile ofBytes(byte[] bytes) {
        StoredReader reader = new StoredReader(bytes, Family.COLUMN_PROFILE, VERSION);
        ProfileKind kind = ProfileKind.of(reader.number(1, ProfileKind.values().length));
        ColumnProfile profile = switch (kind) {
            case NUMBER ->
                new NumbersProfile(
                        Distribution.read(reader), DistinctNumbers.read(reader), readOrder(reader), reader.flag());
            case CATEGORY -> CategoriesProfile.read(reader);
            case BOOLEAN -> new BooleansProfile(count(reader), count(reader), count(reader));
            case TEXT -> {
                Distribution lengths = Distribution.read(reader);
                yield new TextsProfile(lengths, lengths.exact().zeros(), CategoriesProfile.read(reader));
            }
            case TIME -> new TimesProfile(Distribution.read(reader), readOrder(reader), Distribution.read(reader));
            case VECTOR -> readVectors(reader);
        };
        reader.end();
        return profile;
    }

    static void write(StoredWriter writer, NumericProfile profile) {
        writer.number(profile.count())
                .number(profile.missing())
                .number(profile.nan())
                .number(profile.infinite())
                .number(profile.zeros())
                .number(profile.negatives())
                .real(profile.min())
                .real(profile.max())
                .real(profile.mean())
                .real(profile.m2())
                .reals(profile.edges().stream().mapToDouble(Double::doubleValue).toArray())
                .numbers(profile.counts().stream().mapToLong(Long::longValue).toArray());
    }

    static NumericProfile readNumeric(StoredReader reader) {
        long[] counts = new long[6];
        for (int i = 0; i < counts.length; i++) {
            counts[i] = count(reader);
        }
        double[] reals = {reader.real(), reader.real(), reader.real(), reader.real()};
        for (double each : reals) {
            require(!Double.isNaN(each), "a range and moments that are numbers");
        }
        require(Double.isFinite(reals[0]) && Double.isFinite(reals[1]) && Double.isFinite(reals[2]), "finite values");
        List<Double> edges = new FrozenBins(PackedDoubles.copyOf(reader.reals())).edges();
        long[] bins = reader.numbers();
        Long[] binned = new Long[bins.length];
        for (int i = 0; i < bins.length; i++) {
            require(bins[i] >= 0 && bins[i] <= MOST, "counts of bins from 0 up");
            binned[i] = bins[i];
        }
        return new NumericProfile(
                counts[0],
                counts[1],
                counts[2],
                counts[3],
                counts[4],
                counts[5],
                reals[0],
                reals[1],
                reals[2],
                reals[3],
                edges,
                List.of(binned));
    }

    static void write(StoredWriter writer, CategoryProfile profile) {
        writer.number(profile.count())
                .number(profile.missing())
                .number(profile.other())
                .number(profile.limit())
                .number(profile.counts().size());
        profile.counts().forEach((category, times) -> writer.text(category).number(times));
    }

    static CategoryProfile readCategories(StoredReader reader) {
        long count = count(reader);
        long missing = count(reader);
        long other = count(reader);
        int limit = reader.number(1, MOST_CATEGORIES);
        int kept = reader.length(2);
        TreeMap<String, Long> counts = new TreeMap<>();
        for (int i = 0; i < kept; i++) {
            String category = reader.text();
            require(counts.isEmpty() || counts.lastKey().compareTo(category) < 0, "categories in their order");
            counts.put(category, count(reader));
        }
        return new CategoryProfile(count, missing, Map.copyOf(counts), other, limit);
    }

    static void write(StoredWriter writer, RowOrder order) {
        writer.number(order.count())
                .real(order.first())
                .real(order.last())
                .number(order.rises())
                .number(order.falls());
    }

    private static RowOrder readOrder(StoredReader reader) {
        return new RowOrder(count(reader), reader.real(), reader.real(), count(reader), count(reader));
    }

    private static VectorsProfile readVectors(StoredReader reader) {
        Moments[] dimensions = new Moments[reader.length(1 + 2 * Double.BYTES)];
        for (int i = 0; i < dimensions.length; i++) {
            dimensions[i] = new Moments(count(reader), reader.real(), reader.real());
        }
        return new VectorsProfile(List.of(dimensions), count(reader), Distribution.read(reader));
    }

    /// A count that can be added to others without overflow.
    static long count(StoredReader reader) {
        long count = reader.number();
        require(count >= 0 && count <= MOST, "counts from 0 to 2^53");
        return count;
    }

    static void require(boolean holds, String what) {
        if (!holds) {
            throw new IllegalArgumentException("The stored profile must hold %s.".formatted(what));
        }
    }
}
