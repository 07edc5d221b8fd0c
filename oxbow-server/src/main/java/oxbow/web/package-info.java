/// The border to the outside over HTTP: routes with a declared permission, calls, responses, problem documents,
/// request ids, static files, server-sent events and the OpenAPI document. Its children hold the routes themselves.
@NullMarked
package oxbow.web;

import org.jspecify.annotations.NullMarked;
