/// Slices: conditions on columns and tags that pick out some of the rows, such as the images that are dark.
///
/// ```
/// slice      = all { "or" all } ;
/// all        = negation { "and" negation } ;
/// negation   = "not" negation | primary ;
/// primary    = "(" slice ")" | tag | column test ;
/// tag        = "tag:" ( tag-char { tag-char } | quoted-name ) ;
/// test       = ( "=" | "!=" | "<" | "<=" | ">" | ">=" ) value
///            | [ "not" ] "in" "(" value { "," value } ")"
///            | [ "not" ] "between" value "and" value          (* both ends included *)
///            | [ "not" ] ( "contains" | "starts" "with" ) text
///            | "is" [ "not" ] ( "missing" | "present" ) ;
/// value      = number | text | "true" | "false" ;
/// column     = name | quoted-name ;
/// name       = ( letter | "_" ) { letter | digit | "_" | "." } ;   (* and no keyword *)
/// tag-char   = letter | digit | "_" | "." | "-" ;
/// quoted-name = "`" { any character but "`" and "\" | escape } "`" ;  (* not empty *)
/// text       = '"' { any character but '"' and "\" | escape } '"' ;
/// number     = [ "-" ] digits [ "." digits ] [ ( "e" | "E" ) [ "+" | "-" ] digits ] ;
/// escape     = "\" ( '"' | "`" | "\" | "n" | "t" | "r" | "u" four hexadecimal digits ) ;
/// ```
///
/// Letters are those of ASCII; white space may stand between any two tokens. Keywords (`and`, `or`, `not`, `in`,
/// `between`, `is`, `missing`, `present`, `contains`, `starts`, `with`, `true`, `false`) may be in either case; names
/// and texts are taken as they are. A time is a text: `at < "2026-11-21T00:00:00Z"`. There are no patterns on
/// purpose: the time to evaluate a slice grows with its length times that of the data, whoever wrote it.
///
/// **Missing values** follow Kleene's three-valued logic: a test on a missing value is unknown, its negation too;
/// `unknown and false` is false, `unknown or true` is true; a row is in a slice only if the slice is true for it. So
/// `age < 30` and `not age < 30` share no row and leave out those without an age, which are asked for with `age is
/// missing`. A `NaN` among numbers counts as missing. Whether a value is missing and whether a row has a tag are
/// always known.
@NullMarked
package oxbow.core.slice;

import org.jspecify.annotations.NullMarked;
