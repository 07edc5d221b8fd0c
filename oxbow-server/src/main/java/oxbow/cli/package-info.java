/// The command line: what a person or a script asks a running server over its public API.
@NullMarked
package oxbow.cli;

import org.jspecify.annotations.NullMarked;
