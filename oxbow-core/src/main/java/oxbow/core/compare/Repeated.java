package oxbow.core.compare;

import java.util.Map;
import java.util.Optional;
import oxbow.core.profile.BooleansProfile;
import oxbow.core.profile.CategoriesProfile;
import oxbow.core.profile.CategoryProfile;
import oxbow.core.profile.ColumnProfile;
import oxbow.core.profile.NumbersProfile;
import oxbow.core.profile.TextsProfile;
import oxbow.core.profile.TimesProfile;
import oxbow.core.profile.VectorsProfile;

/// The proof, where a profile holds one, that values of an identifier occur more than once. Counts only, no
/// estimates: what is not proven is not said.
final class Repeated {
    private Repeated() {}

    static Optional<String> in(ColumnProfile column) {
        return switch (column) {
            case NumbersProfile numbers -> {
                boolean few = numbers.distinct().few();
                long count = numbers.exact().count();
                int different = numbers.distinct().values().size();
                yield few && different < count
                        ? Optional.of(
                                "was an identifier, but %d rows have %d different values".formatted(count, different))
                        : Optional.empty();
            }
            case CategoriesProfile categories -> in(categories.exact());
            case TextsProfile texts -> in(texts.values().exact());
            case BooleansProfile flags ->
                flags.count() > 2 ? Optional.of("was an identifier, but holds true and false only") : Optional.empty();
            case TimesProfile ignored -> Optional.empty();
            case VectorsProfile ignored -> Optional.empty();
        };
    }

    private static Optional<String> in(CategoryProfile categories) {
        return categories.counts().entrySet().stream()
                .filter(each -> each.getValue() > 1)
                .max(Map.Entry.comparingByValue())
                .map(each -> "was an identifier, but \"%s\" occurs %d times".formatted(each.getKey(), each.getValue()));
    }
}
