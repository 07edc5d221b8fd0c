@NullMarked
package oxbow.app;

import org.jspecify.annotations.NullMarked;
