/// Two samples, two profiles: is what is current what the reference was? Tests with their p-value and their
/// effect beside each other, corrections for many of them, and the verdict about whole tables. One look at
/// finished data; for watching a stream see the sequential side in `oxbow.core.drift`.
@NullMarked
package oxbow.core.compare;

import org.jspecify.annotations.NullMarked;
