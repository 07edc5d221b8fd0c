package oxbow.web;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import oxbow.identity.Ids;
import oxbow.problem.ProblemException;

/// One page of a list. Pass `next_page_token` back as `page_token` to get the next one; it is absent on the last.
/// The token is the key of a page's last item, so what is added or removed meanwhile shifts no page.
public record Listing<T>(List<T> items, Optional<String> nextPageToken) {

    public Listing {
        items = List.copyOf(items);
    }

    /// Ids that are hashes of what they stand for.
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{32}");

    /// The page that is asked for of a list that was read whole.
    ///
    /// @param key tells an item from all others and never changes
    public static <T> Listing<T> page(Call call, List<T> all, Function<T, String> key) {
        int from = call.pageToken().map(token -> behind(token, all, key)).orElse(0);
        return cut(call, all.subList(from, all.size()), key);
    }

    /// The page token of a list whose items are known by ids.
    ///
    /// @throws ProblemException if it is no id, and so was given by no page
    public static Optional<String> idToken(Call call) {
        call.pageToken()
                .filter(token -> !Ids.isId(token) && !HASH.matcher(token).matches())
                .ifPresent(token -> {
                    throw wrong(token);
                });
        return call.pageToken();
    }

    /// The first items of what was read from the page token on; whoever read it asked for one more than the limit,
    /// to see whether there is another page.
    public static <T> Listing<T> cut(Call call, List<T> found, Function<T, String> key) {
        if (found.size() <= call.limit()) {
            return new Listing<>(found, Optional.empty());
        }
        List<T> items = found.subList(0, call.limit());
        return new Listing<>(items, Optional.of(key.apply(items.getLast())));
    }

    /// The same page with each item shown in another form.
    public <V> Listing<V> map(Function<T, V> form) {
        return new Listing<>(items.stream().map(form).toList(), nextPageToken);
    }

    private static <T> int behind(String token, List<T> all, Function<T, String> key) {
        return IntStream.range(0, all.size())
                        .filter(i -> key.apply(all.get(i)).equals(token))
                        .findFirst()
                        .orElseThrow(() -> wrong(token))
                + 1;
    }

    private static ProblemException wrong(String token) {
        return ProblemException.broken("page_token", token, "be the next_page_token of a page of this list");
    }
}
