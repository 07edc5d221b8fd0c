/// The public API of a server, as any client sees it.
@NullMarked
package oxbow.quickstart.api;

import org.jspecify.annotations.NullMarked;
