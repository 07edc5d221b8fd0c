package oxbow.evaluate;

import com.fasterxml.jackson.annotation.JsonProperty;
import oxbow.core.metric.Figure;

/// How well one class is predicted.
///
/// @param name the class
/// @param n examples of it
/// @param precision of the examples predicted as this class, the share that are
/// @param recall of the examples of this class, the share predicted as such
/// @param f1 the harmonic mean of both
public record ClassFigures(@JsonProperty("class") String name, long n, Figure precision, Figure recall, Figure f1) {}
