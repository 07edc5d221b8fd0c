/// Descriptors: a few numbers computed from a raw example (an image, say), so that wide inputs are profiled
/// and watched by what people understand about them. Imports nothing else of the core.
@NullMarked
package oxbow.core.descriptor;

import org.jspecify.annotations.NullMarked;
