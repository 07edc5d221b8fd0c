@NullMarked
package oxbow.track;

import org.jspecify.annotations.NullMarked;
