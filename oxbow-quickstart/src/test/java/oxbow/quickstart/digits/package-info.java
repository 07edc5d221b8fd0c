@NullMarked
package oxbow.quickstart.digits;

import org.jspecify.annotations.NullMarked;
