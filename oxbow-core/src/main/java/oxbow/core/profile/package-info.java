/// Profiles: mergeable summaries of many examples. Counting row by row, column by column or in parts that are
/// merged gives the same counts exactly, and the same moments up to rounding.
@NullMarked
package oxbow.core.profile;

import org.jspecify.annotations.NullMarked;
