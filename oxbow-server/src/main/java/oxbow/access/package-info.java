/// Projects, roles, tokens, sign-in and the audit trail.
@NullMarked
package oxbow.access;

import org.jspecify.annotations.NullMarked;
