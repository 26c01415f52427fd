"""Files that an output carries with it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Attachment:
    """The map that an output was made from: its name, without a folder, and its bytes."""

    name: str
    content: bytes
