package oxbow.web.page;

/// A step of the way to a page.
public record Crumb(String name, String href) {}
