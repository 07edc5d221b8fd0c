/// Training with Tribuo and export to ONNX.
@NullMarked
package oxbow.quickstart.train;

import org.jspecify.annotations.NullMarked;
