@NullMarked
package oxbow.quickstart.job;

import org.jspecify.annotations.NullMarked;
