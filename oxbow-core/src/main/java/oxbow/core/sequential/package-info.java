/// Decisions on growing data: e-values and confidence sequences that stay valid however often one looks
/// (Ville 1939: a non-negative martingale that starts at 1 ever reaches 1/α with probability at most α).
/// Reject when an e-value reaches 1/α; at any time, after every request, and with any rule for stopping.
///
/// All states are immutable values; every update returns a new one. What the numbers assume about the requests
/// that are fed in (weight at assignment, one vote per key, one fixed label age) is written at each class.
@NullMarked
package oxbow.core.sequential;

import org.jspecify.annotations.NullMarked;
