package oxbow.web;

import java.util.regex.Pattern;

/// The id of the request in hand, for log lines and problem documents.
public final class RequestId {

    /// Bound while a call is handled.
    public static final ScopedValue<String> CURRENT = ScopedValue.newInstance();

    private static final Pattern USABLE = Pattern.compile("[A-Za-z0-9._:/+=-]{1,64}");

    private RequestId() {}

    /// Whether a caller's own id may be taken over: short, and without anything that could break a log line.
    static boolean isUsable(String text) {
        return USABLE.matcher(text).matches();
    }
}
