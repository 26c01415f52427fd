"""Where links inside a Word file lead: names of bookmarks."""

import re
from hashlib import sha256

_PLAIN = re.compile(r"[a-z0-9_]{1,36}")


def bookmark_name(anchor: str) -> str:
    """Return the bookmark's name for an anchor: at most 40 letters, digits and underscores, and its own.

    Word takes no difference between capitals and small letters, so only small letters stay as they are; any
    other anchor gets some digits of its SHA-256.
    """
    if _PLAIN.fullmatch(anchor):
        return f"am_{anchor}"
    words = re.sub("[^a-z0-9]+", "_", anchor.lower()).strip("_")[:22].rstrip("_")
    digits = sha256(anchor.encode("utf-8", "surrogatepass")).hexdigest()[:12]
    return f"am_{words}_{digits}" if words else f"am_{digits}"
