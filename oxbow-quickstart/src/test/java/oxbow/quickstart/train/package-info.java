@NullMarked
package oxbow.quickstart.train;

import org.jspecify.annotations.NullMarked;
