/// The routes of `/api/v1`, one class for the server as a whole and one for each stage.
@NullMarked
package oxbow.web.rest;

import org.jspecify.annotations.NullMarked;
