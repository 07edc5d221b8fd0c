/// The handwritten digits, how they are split, and the camera that photographs them.
@NullMarked
package oxbow.quickstart.digits;

import org.jspecify.annotations.NullMarked;
