package oxbow.web;

import java.util.List;
import java.util.Optional;

/// One page of a list. Pass `next_page_token` back as `page_token` to get the next one; it is absent on the last.
public record Listing<T>(List<T> items, Optional<String> nextPageToken) {

    public Listing {
        items = List.copyOf(items);
    }

    /// A list that fits one page.
    public static <T> Listing<T> of(List<T> items) {
        return new Listing<>(items, Optional.empty());
    }
}
