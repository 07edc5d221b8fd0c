/// Ids that never change and names that people choose.
@NullMarked
package oxbow.identity;

import org.jspecify.annotations.NullMarked;
