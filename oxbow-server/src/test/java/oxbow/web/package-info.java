@NullMarked
package oxbow.web;

import org.jspecify.annotations.NullMarked;
