package oxbow.core.profile;

import java.util.ArrayList;
import java.util.List;

/// What is known about a column of vectors of one width, such as embeddings or scores.
///
/// @param dimensions moments of the finite numbers at each place of the vectors; empty before the first vector
/// @param nonFinite numbers in vectors that were not finite
/// @param norms Euclidean lengths of the vectors; not a number or infinite for those with a number that is
public record VectorsProfile(List<Moments> dimensions, long nonFinite, Distribution norms) implements ColumnProfile {

    /// Copies the moments and checks that they are about the same vectors.
    public VectorsProfile {
        dimensions = List.copyOf(dimensions);
        long vectors = norms.rows() - norms.exact().missing();
        double finite = 0;
        for (Moments each : dimensions) {
            finite += each.weight();
        }
        if (nonFinite < 0 || finite + nonFinite != (double) vectors * dimensions.size()) {
            throw new IllegalArgumentException("The numbers (%s finite, %d not) must fill %d vectors of width %d."
                    .formatted(finite, nonFinite, vectors, dimensions.size()));
        }
    }

    /// Numbers in each vector; 0 before the first.
    public int width() {
        return dimensions.size();
    }

    /// Rows that have a vector.
    public long count() {
        return norms.rows() - norms.exact().missing();
    }

    @Override
    public ProfileKind kind() {
        return ProfileKind.VECTOR;
    }

    @Override
    public long rows() {
        return norms.rows();
    }

    @Override
    public long missing() {
        return norms.exact().missing();
    }

    @Override
    public VectorsProfile merge(ColumnProfile other) {
        VectorsProfile that = ColumnProfile.same(VectorsProfile.class, this, other);
        Distribution lengths = norms.merge(that.norms);
        if (width() == 0 || that.width() == 0) {
            return new VectorsProfile(width() == 0 ? that.dimensions : dimensions, nonFinite + that.nonFinite, lengths);
        }
        if (width() != that.width()) {
            throw new IllegalArgumentException(
                    "The width (%d) must be that of the vectors before (%d).".formatted(that.width(), width()));
        }
        List<Moments> both = new ArrayList<>(width());
        for (int i = 0; i < width(); i++) {
            both.add(dimensions.get(i).merge(that.dimensions.get(i)));
        }
        return new VectorsProfile(both, nonFinite + that.nonFinite, lengths);
    }
}
