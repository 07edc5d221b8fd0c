/// Measurements of the running server beside physical limits, each as a ratio within one run.
@NullMarked
package oxbow.bench;

import org.jspecify.annotations.NullMarked;
