/// Slices: conditions on columns and tags that pick out some of the rows, such as the images that are dark.
@NullMarked
package oxbow.core.slice;

import org.jspecify.annotations.NullMarked;
