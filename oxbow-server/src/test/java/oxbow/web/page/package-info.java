/// Tests of the pages, some of them in a real browser.
@NullMarked
package oxbow.web.page;

import org.jspecify.annotations.NullMarked;
