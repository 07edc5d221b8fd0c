/// Stored forms: how profiles, sketches and decisions become bytes that can be kept, sent and read again years
/// later. Equal things have equal bytes.
@NullMarked
package oxbow.core.stored;

import org.jspecify.annotations.NullMarked;
