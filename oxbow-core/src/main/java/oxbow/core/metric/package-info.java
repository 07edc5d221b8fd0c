/// Metrics: pure functions of counts and profiles. Every one is a [oxbow.core.metric.Figure]: a value with its
/// n and interval, or the reason why it is undefined.
@NullMarked
package oxbow.core.metric;

import org.jspecify.annotations.NullMarked;
