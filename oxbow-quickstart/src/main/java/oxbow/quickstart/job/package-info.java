/// The main job, one class per step.
@NullMarked
package oxbow.quickstart.job;

import org.jspecify.annotations.NullMarked;
