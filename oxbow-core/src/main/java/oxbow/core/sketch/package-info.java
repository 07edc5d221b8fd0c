/// Sketches: summaries of many values in constant memory with a known error. The same values in the same order
/// and the same seed give the same bytes; parts merge.
@NullMarked
package oxbow.core.sketch;

import org.jspecify.annotations.NullMarked;
