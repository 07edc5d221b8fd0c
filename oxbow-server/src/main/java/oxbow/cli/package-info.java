/// The commands that need no server: a file's profile, and two files compared.
@NullMarked
package oxbow.cli;

import org.jspecify.annotations.NullMarked;
