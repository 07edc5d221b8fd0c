/// How well a model does on data: figures per class with intervals, and paired comparisons of two models.
@NullMarked
package oxbow.evaluate;

import org.jspecify.annotations.NullMarked;
