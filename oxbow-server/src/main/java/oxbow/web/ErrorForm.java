package oxbow.web;

/// How a failed call is answered: a problem document, a page, or the form of a borrowed protocol.
@FunctionalInterface
public interface ErrorForm {
    Response answer(Failure failure);
}
