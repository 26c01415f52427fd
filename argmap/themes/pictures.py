"""Logos: a PNG or JPEG, looked at before it is unpacked, made small and free of transparency."""

from io import BytesIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL import Image

LARGEST = 5 * 1024 * 1024
"""Bytes of the largest picture that is read."""

MOST_DOTS = 10_000_000
"""Dots of the largest picture that is unpacked: some 150 MB in memory."""

_SHARP = 400
"""Dots to the inch that a printed logo has at most."""


_NO_PICTURE = "is no PNG or JPEG, or a broken one"


class NoPictureError(ValueError):
    """What keeps a file from being a logo, in words that follow on its name."""


def printed(content: bytes, height: float) -> tuple[bytes, float]:
    """Return a picture as a small PNG on white, and its width where it is `height` points high.

    Raises NoPictureError.
    """
    if len(content) > LARGEST:
        raise NoPictureError(f"is larger than {LARGEST // 1024 // 1024} MB")
    try:
        return _printed(content, height)
    except NoPictureError:
        raise
    except Exception as error:  # broken pictures fail in every way there is
        raise NoPictureError(_NO_PICTURE) from error


def _printed(content: bytes, height: float) -> tuple[bytes, float]:
    from PIL import Image

    picture = _looked_at(content)
    across, down = picture.size
    if across * down > MOST_DOTS:
        raise NoPictureError(f"unpacks to {across} by {down} dots; expected {MOST_DOTS:,} dots at most")
    shown = _on_white(picture)
    most = max(round(height / 72 * _SHARP), 1)
    if down > most:
        shown = shown.resize((max(round(across * most / down), 1), most), Image.Resampling.LANCZOS)
    saved = BytesIO()
    shown.save(saved, "PNG")
    return saved.getvalue(), height * across / down


def _looked_at(content: bytes) -> "Image.Image":
    """Return a picture of which nothing but the head is read so far."""
    from PIL.JpegImagePlugin import JpegImageFile
    from PIL.PngImagePlugin import PngImageFile

    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return PngImageFile(BytesIO(content))
    if content.startswith(b"\xff\xd8\xff"):
        return JpegImageFile(BytesIO(content))
    raise NoPictureError(_NO_PICTURE)


def _on_white(picture: "Image.Image") -> "Image.Image":
    from PIL import Image

    whole = picture.convert("RGBA")
    ground = Image.new("RGBA", whole.size, "white")
    ground.alpha_composite(whole)
    return ground.convert("RGB")
