/// Drift: has the distribution of a number or category changed since the reference, and from which row on?
/// The promise is about expectation: false alarms per rows watched, over all detectors together.
@NullMarked
package oxbow.core.drift;

import org.jspecify.annotations.NullMarked;
