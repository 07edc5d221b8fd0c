/// Durable events, operations, idempotency keys and leases.
@NullMarked
package oxbow.work;

import org.jspecify.annotations.NullMarked;
