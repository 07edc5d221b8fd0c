/// Tests of the commands on files.
@NullMarked
package oxbow.cli;

import org.jspecify.annotations.NullMarked;
