"""Addresses that a document may lead to: of the web and of mail, and nothing else."""

import re
from urllib.parse import quote, urlsplit

_HOST = re.compile(r"(?:[a-z0-9_~-]+(?:\.[a-z0-9_~-]+)*\.?|\[[0-9a-f:.]+\])", re.IGNORECASE)
_MAILBOX = re.compile(r"[^@\s?/\\]+@[^@\s?/\\]+(?:\?.*)?")
_ESCAPE = re.compile(r"%(?![0-9a-fA-F]{2})")
_LONGEST = 2_000  # Word calls a file with an address above 2,083 characters unreadable


def web_address(target: str) -> str:
    """Return an address of http, https or mailto in ASCII, or nothing where Word could not open it."""
    try:
        address = _address(target.strip())
    except (ValueError, UnicodeError):
        return ""
    return address if len(address) <= _LONGEST else ""


def destination(target: str, anchors: frozenset[str]) -> str:
    """Return a target as `#anchor` of the document or as an address in ASCII; empty where neither can be."""
    if target.startswith("#"):
        return target if target[1:] in anchors else ""
    return web_address(target)


def _address(target: str) -> str:
    scheme, _, rest = target.partition(":")
    match scheme.lower():
        case "http" | "https":
            return _web(target)
        case "mailto" if _MAILBOX.fullmatch(rest):
            return f"mailto:{_quoted(rest)}"
        case _:
            return ""


def _web(target: str) -> str:
    parts = urlsplit(target)
    host = (parts.hostname or "").encode("idna").decode()
    if not _HOST.fullmatch(f"[{host}]" if ":" in host else host) or "@" in parts.netloc:
        return ""
    port = f":{parts.port}" if parts.port is not None else ""
    address = f"{parts.scheme}://{f'[{host}]' if ':' in host else host}{port}{_quoted(parts.path)}"
    query = f"?{_quoted(parts.query)}" if parts.query else ""
    return address + query + (f"#{_quoted(parts.fragment)}" if parts.fragment else "")


def _quoted(text: str) -> str:
    return quote(_ESCAPE.sub("%25", text), safe="%/:;,?!@&=+$*'()~")
