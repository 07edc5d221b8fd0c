/// Tests of reading delimited files.
@NullMarked
package oxbow.data.file;

import org.jspecify.annotations.NullMarked;
