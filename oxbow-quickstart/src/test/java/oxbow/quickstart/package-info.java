@NullMarked
package oxbow.quickstart;

import org.jspecify.annotations.NullMarked;
