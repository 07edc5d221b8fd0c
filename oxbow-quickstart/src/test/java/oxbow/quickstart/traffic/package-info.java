@NullMarked
package oxbow.quickstart.traffic;

import org.jspecify.annotations.NullMarked;
