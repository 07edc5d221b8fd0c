@NullMarked
package oxbow.core;

import org.jspecify.annotations.NullMarked;
