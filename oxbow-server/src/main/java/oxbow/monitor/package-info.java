/// Watches what endpoints see and say, and says from when on it has changed.
@NullMarked
package oxbow.monitor;

import org.jspecify.annotations.NullMarked;
