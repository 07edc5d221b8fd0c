/// Experiments and runs, so that a result can be told from how it was made, and the registry of model versions.
@NullMarked
package oxbow.track;

import org.jspecify.annotations.NullMarked;
