"""What an output was made from, as one fingerprint that it carries beside its seal.

Bytes differ between versions of libraries, inputs do not: so an output on another machine can be known to be
of today's map without being made again.
"""

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from hashlib import sha256
from typing import Any

MARK = "argmap-inputs-"
"""How the fingerprint of inputs begins in an output."""


def fingerprint_of(*inputs: object) -> str:
    """Return the SHA-256 of inputs in hexadecimal: texts, bytes, numbers, and what is composed of them.

    Mappings count whatever the order of their keys. Raises TypeError for anything else.
    """
    digest = sha256()
    for part in _parts(inputs):
        digest.update(b"%d:" % len(part) + part)
    return digest.hexdigest()


def _parts(value: object) -> Iterator[bytes]:
    """Walk what a value is made of, each part behind its kind, so that no two values give the same."""
    match value:
        case str():
            yield from (b"text", value.encode("utf-8", "surrogatepass"))
        case bytes():
            yield from (b"bytes", value)
        case None | bool() | int() | float():
            yield from (b"plain", repr(value).encode())
        case Mapping():
            yield b"mapping %d" % len(value)
            for key in sorted(value, key=repr):
                yield from (*_parts(key), *_parts(value[key]))
        case tuple():
            yield b"row %d" % len(value)
            for part in value:
                yield from _parts(part)
        case _ if is_dataclass(value):
            yield from _composed(value)
        case _:
            raise TypeError(f"{type(value).__name__} is no input of an output")


def _composed(value: Any) -> Iterator[bytes]:
    yield type(value).__name__.encode()
    for field in fields(value):
        yield from _parts(getattr(value, field.name))
