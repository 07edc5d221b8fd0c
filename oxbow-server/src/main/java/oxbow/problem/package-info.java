/// What is wrong, said so that the reader can mend it: name, value, rule and a hint.
@NullMarked
package oxbow.problem;

import org.jspecify.annotations.NullMarked;
