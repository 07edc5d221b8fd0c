@NullMarked
package oxbow.web.rest;

import org.jspecify.annotations.NullMarked;
