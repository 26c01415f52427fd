"""Where links inside a Word file lead: names of bookmarks."""

import re
from hashlib import sha256

from argmap.report.document import FIELD

STATEMENT = "s-"
"""How the anchors of statements begin; the key of the statement follows."""

_KINDS = {STATEMENT: "am", FIELD: "ac"}

_LONGEST = 36
# A key is an id, which begins with a letter, or a place number: so no two of them are written alike.
_PLAIN = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*|[0-9][a-z0-9]*(?:\.[a-z0-9]+)*")
_DIGITS = re.compile("(?:^|[-.])[0-9a-f]{12}$")


def bookmark_name(anchor: str) -> str:
    """Return the bookmark's name for an anchor: at most 40 letters, digits and underscores, and its own.

    That of a statement is `am_` and its key, that of a field `ac_` and the field's, and that of any other
    place begins with `at_`. Word takes no difference between capitals and small letters, so only keys in
    small letters stay as they are; any other gets some digits of its SHA-256.
    """
    kind = _KINDS.get(anchor[:2], "at")
    key = anchor[2:] if kind != "at" else anchor
    if len(key) <= _LONGEST and _PLAIN.fullmatch(key) and not _DIGITS.search(key):
        return f"{kind}_{re.sub('[-.]', '_', key)}"
    words = re.sub("[^a-z0-9]+", "_", key.lower())[:22].strip("_")
    digits = sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:12]
    return f"{kind}_{words}_{digits}" if words else f"{kind}_{digits}"
