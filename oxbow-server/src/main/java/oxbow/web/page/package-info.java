/// Pages for people: server-rendered, one question per page, its answer at the top. Pages read the same API
/// that any client could call, within the process, and hand it to templates of one page kit
/// (`src/main/jte/kit`).
@NullMarked
package oxbow.web.page;

import org.jspecify.annotations.NullMarked;
