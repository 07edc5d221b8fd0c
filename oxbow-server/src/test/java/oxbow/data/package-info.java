@NullMarked
package oxbow.data;

import org.jspecify.annotations.NullMarked;
