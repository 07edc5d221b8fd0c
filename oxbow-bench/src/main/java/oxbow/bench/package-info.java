@NullMarked
package oxbow.bench;

import org.jspecify.annotations.NullMarked;
