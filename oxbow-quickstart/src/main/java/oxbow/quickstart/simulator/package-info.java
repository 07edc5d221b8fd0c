/// The page with the camera's sliders.
@NullMarked
package oxbow.quickstart.simulator;

import org.jspecify.annotations.NullMarked;
