/// Live traffic: requests on the Open Inference Protocol, and the labels that come back late.
@NullMarked
package oxbow.quickstart.traffic;

import org.jspecify.annotations.NullMarked;
