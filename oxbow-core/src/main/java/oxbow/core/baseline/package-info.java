/// Detectors and dummies **for comparison only**: what others use, and what any detector must be better than.
/// Oxbow decides nothing with them, because none has a bound on its false alarms that holds for unknown
/// distributions.
@NullMarked
package oxbow.core.baseline;

import org.jspecify.annotations.NullMarked;
