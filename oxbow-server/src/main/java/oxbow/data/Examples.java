package oxbow.data;

import java.util.List;
import java.util.Optional;

/// A page of rows.
///
/// @param nextPageToken where to go on, unless these were the last
public record Examples(List<Example> items, Optional<String> nextPageToken) {

    public Examples {
        items = List.copyOf(items);
    }
}
