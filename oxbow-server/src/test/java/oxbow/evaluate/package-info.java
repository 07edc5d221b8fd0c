@NullMarked
package oxbow.evaluate;

import org.jspecify.annotations.NullMarked;
