/// Data sets: schemas, validated and hashed versions, their rows and profiles, and the graph that says what was
/// made from what.
@NullMarked
package oxbow.data;

import org.jspecify.annotations.NullMarked;
