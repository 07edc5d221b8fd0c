@NullMarked
package oxbow.quickstart.simulator;

import org.jspecify.annotations.NullMarked;
