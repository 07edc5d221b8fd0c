package oxbow.web;

/// What a request wants to do with a resource. `HEAD` is not among them: every `GET` answers it.
public enum Method {
    GET,
    POST,
    PUT,
    PATCH,
    DELETE;

    /// Whether the method only looks, so that another site may cause it without harm.
    public boolean isSafe() {
        return this == GET;
    }
}
