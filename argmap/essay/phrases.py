"""Patterns made of lists of phrases."""


def any_of(listed: str) -> str:
    """Return a pattern for any of some phrases, which have commas between them; the longest is tried first.

    Phrases may hold parts of patterns, without commas. A blank stands for any one blank, a line end too.
    """
    phrases = sorted((" ".join(one.split()) for one in listed.split(",")), key=len, reverse=True)
    return "(?:" + "|".join(phrase.replace(" ", r"\s") for phrase in phrases if phrase) + ")"


def words_of(listed: str) -> frozenset[str]:
    """Return the words of a list that has blanks between them."""
    return frozenset(listed.split())
