/// Tables in memory, a column at a time: what slices are evaluated on and profiles are filled from.
@NullMarked
package oxbow.core.table;

import org.jspecify.annotations.NullMarked;
