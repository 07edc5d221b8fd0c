/// What was predicted, what it turned out to be, and both summed up per window of time.
@NullMarked
package oxbow.record;

import org.jspecify.annotations.NullMarked;
