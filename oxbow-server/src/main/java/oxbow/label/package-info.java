/// Labels given by people: the review queue, where a person is asked about single predictions.
@NullMarked
package oxbow.label;

import org.jspecify.annotations.NullMarked;
