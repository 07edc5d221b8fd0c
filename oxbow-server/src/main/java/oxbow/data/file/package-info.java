/// Reads delimited text files (CSV, TSV) column by column and fast: what a person's own file looks like, not the
/// canonical form of a data set.
@NullMarked
package oxbow.data.file;

import org.jspecify.annotations.NullMarked;
