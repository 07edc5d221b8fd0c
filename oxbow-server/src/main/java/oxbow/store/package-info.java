/// Connections, transactions, migrations, dialects, columnar store, artifacts. Knows no domain word.
@NullMarked
package oxbow.store;

import org.jspecify.annotations.NullMarked;
