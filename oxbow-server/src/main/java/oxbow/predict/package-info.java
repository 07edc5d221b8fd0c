/// Models that map an x to a y, run in this process.
@NullMarked
package oxbow.predict;

import org.jspecify.annotations.NullMarked;
