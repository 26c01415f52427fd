"""The templates that argmap brings: a row each in `TEMPLATES`, and a file of the same name."""

from importlib.resources import files

TEMPLATES = ("briefing", "one-page", "dossier", "diagram", "worksheet", "worksheet-key")


def text_of(name: str) -> str | None:
    """Return the text of a built-in template, or None if there is none of that name."""
    if name not in TEMPLATES:
        return None
    return files(__name__).joinpath(f"{name}.md").read_text(encoding="utf-8")
