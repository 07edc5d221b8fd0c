package oxbow.core.compare;

import java.util.TreeSet;
import oxbow.core.profile.CategoryProfile;

/// Tables of categories: one cell for each that either side counted apart, and one for the others. A count beyond
/// the limit of a profile is too small by at most what that side counted as other, and so is the count of others
/// too large.
///
/// There is no cell of categories that the reference never showed: it would be empty on that side by the way it is
/// made, and so be different without any change. They are told by [NewCategories].
final class CategoryCells {
    private CategoryCells() {}

    static Cells of(CategoryProfile reference, CategoryProfile current) {
        TreeSet<String> names = new TreeSet<>(reference.counts().keySet());
        names.addAll(current.counts().keySet());
        int size = names.size() + 1;
        long[] before = new long[size];
        long[] now = new long[size];
        long[] errors = new long[size];
        long[] errorsNow = new long[size];
        int i = 0;
        for (String name : names) {
            before[i] = reference.counts().getOrDefault(name, 0L);
            now[i] = current.counts().getOrDefault(name, 0L);
            errors[i] = reference.other();
            errorsNow[i] = current.other();
            i++;
        }
        before[i] = reference.other();
        now[i] = current.other();
        errors[i] = reference.other();
        errorsNow[i] = current.other();
        return Cells.of(before, now, errors, errorsNow, 0);
    }
}
