/// What tests of every stage share.
@NullMarked
package oxbow.testing;

import org.jspecify.annotations.NullMarked;
