package oxbow.quickstart.api;

import java.io.IOException;

/// A call that did not succeed. The message names the call and what the server said.
public final class ApiException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final int LONGEST = 2000;

    private final int status;

    private ApiException(String message, int status) {
        super(message);
        this.status = status;
    }

    static ApiException refused(String call, int status, String said) {
        String shown = said.length() > LONGEST ? said.substring(0, LONGEST) + "…" : said;
        return new ApiException(call + " answered " + status + ": " + shown, status);
    }

    static ApiException unreachable(String call, IOException cause) {
        ApiException e = new ApiException(call + " got no answer: " + cause, 0);
        e.initCause(cause);
        return e;
    }

    /// The HTTP status, or 0 if there was no answer.
    public int status() {
        return status;
    }
}
