/// Serving: endpoints, the router, rollouts with their judge, and degrees of automation.
@NullMarked
package oxbow.serve;

import org.jspecify.annotations.NullMarked;
