"""What looks like an identifier of a person or a business, right or wrong, wherever text is kept that may hold none."""

from __future__ import annotations

import re

_DATE = r"(0[1-9]|[12]\d|3[01])(0[1-9]|1[0-2])\d\d"
_LAST = r"\d{3}[0-9A-Ya-y]"
# With a sign that is no letter a number is looked for anywhere; with a letter it must stand alone, or random codes would be taken for one.
IDENTIFIER = (
    rf"(^|\D){_DATE}[-+\x{{2010}}-\x{{2015}}\x{{2212}} ]{_LAST}"
    rf"|(^|[^0-9A-Za-z]){_DATE}[A-FU-Ya-fu-y]{_LAST}($|[^0-9A-Za-z])"
    rf"|(^|[^0-9A-Za-z]){_DATE}\d{{3}}[A-Ya-y]($|[^0-9A-Za-z])"
    r"|(^|\D)\d{7}[-\x{2010}-\x{2015}\x{2212}]\d($|\D)"
)
"""What looks like a henkilötunnus or a business id, right or wrong, as the engine's regular expression."""
LOOKS_LIKE_ONE = re.compile(re.sub(r"\\x\{([0-9A-Fa-f]{4})\}", r"\\u\1", IDENTIFIER))
"""The same for Python."""
UNSPOKEN = "[an identifier]"


def without_identifiers(text: str) -> str:
    """The text with UNSPOKEN in place of whatever looks like an identifier, and of what touches it."""
    return LOOKS_LIKE_ONE.sub(f" {UNSPOKEN} ", text).strip() if LOOKS_LIKE_ONE.search(text) else text
