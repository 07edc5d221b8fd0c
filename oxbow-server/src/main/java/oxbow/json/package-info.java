/// The one form in which values are written as JSON: in the API, in documents inside the database, in events.
@NullMarked
package oxbow.json;

import org.jspecify.annotations.NullMarked;
