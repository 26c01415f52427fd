"""The report's own words in the language of the map.

A language is a catalogue `XX.po` in this folder and a row in `LANGUAGES`.

English is the language of the code: messages stand there as they are printed in English, and a catalogue
gives the words of another language for each. What a catalogue lacks stays English. Names in braces are
places for pieces: numbers, words of the author, whole clauses. The author's words are never translated.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from babel import Locale

LANGUAGES = ("en", "de", "fr", "ru", "kk")

_TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8}){0,4}")
_PIECE = re.compile(r"\{(\w+)\}")
_SMALL = (
    "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
)  # fmt: skip


def message(text: str) -> str:
    """Return a message unchanged: it marks words that a table keeps until somebody prints them."""
    return text


@dataclass(frozen=True)
class Language:
    """The words of one language, and how it counts, lists, quotes and dates.

    `tag` is the language as the map names it; `code` the catalogue that serves it, `en` where none does.
    """

    tag: str
    code: str
    words: Mapping[str, tuple[str, ...]] = field(default_factory=dict, repr=False)
    plural: Callable[[int], int] = field(default=lambda number: int(number != 1), repr=False)

    def has(self, message: str) -> bool:
        """Tell whether a message can be said in this language."""
        return self.code == "en" or message in self.words

    def parts(self, message: str, /, **pieces: object) -> Iterator[object]:
        """Yield the words of a message and, where they belong, the pieces as they are."""
        return _filled(self._form(message), pieces)

    def text(self, message: str, /, **pieces: object) -> str:
        """Return a message with its pieces, as text."""
        return "".join(str(part) for part in self.parts(message, **pieces))

    def count_parts(self, number: int, one: str, many: str, /, **pieces: object) -> Iterator[object]:
        """Yield the form that a number asks for; `{n}` in it is the number, in words if small."""
        forms = self.words.get(one)
        form = forms[min(self.plural(number), len(forms) - 1)] if forms else one if number == 1 else many
        return _filled(form, {"n": self.number(number), **pieces})

    def count(self, number: int, one: str, many: str, /, **pieces: object) -> str:
        """Return a counted message as text: `count(2, "{n} source", "{n} sources")`."""
        return "".join(str(part) for part in self.count_parts(number, one, many, **pieces))

    def number(self, number: int) -> str:
        """Return a number up to twelve as the language writes it in running text, a larger one in digits."""
        return self._form(_SMALL[number]) if 0 <= number < len(_SMALL) else str(number)

    def listed(self, words: Sequence[str], *, style: Literal["standard", "or"] = "standard") -> str:
        """Join words as a list in running text: `a, b and c`; with the style `or`, `a, b or c`."""
        from babel.lists import format_list

        if len(words) < 2:
            return "".join(words)
        if style == "standard" and (own := self.words.get("{rest} and {last}")):
            return self.text(own[0], rest=", ".join(words[:-1]), last=words[-1])
        return format_list(list(words), style=style, locale=self._locale)

    def quoted(self, words: object) -> tuple[object, ...]:
        """Return words between the language's quotation marks, as parts."""
        return tuple(self.parts("“{words}”", words=words))

    def date(self, written: str) -> str:
        """Return an ISO date, or a month of one, in words; anything else as it was written."""
        from datetime import date

        from babel.dates import format_date, format_skeleton

        text = written.strip()
        try:
            if re.fullmatch(r"\d{4}-\d{2}", text):
                return format_skeleton("yMMMM", date.fromisoformat(f"{text}-01"), locale=self._locale)
            if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
                said = format_date(date.fromisoformat(text), "long", locale=self._locale)
                return re.sub("^1 ", "1er ", said) if self._locale.language == "fr" else said
            return written
        except ValueError:
            return written

    def decimal(self, value: float, places: int = 2) -> str:
        """Return a number with so many decimals as the language writes it, and never minus zero."""
        from babel.numbers import format_decimal

        form = f"0.{'0' * places}"
        return format_decimal(round(value, places) + 0.0, f"{form};−{form}", locale=self._locale)

    def _form(self, message: str) -> str:
        forms = self.words.get(message)
        return forms[0] if forms else message

    @cached_property
    def _locale(self) -> "Locale":
        return _locale(self.tag if self.tag.startswith(self.code) else self.code, self.code)


def _filled(form: str, pieces: Mapping[str, object]) -> Iterator[object]:
    end = 0
    for found in _PIECE.finditer(form):
        if found.start() > end:
            yield form[end : found.start()]
        yield pieces.get(found[1], found[0])
        end = found.end()
    if end < len(form):
        yield form[end:]


def _locale(tag: str, code: str) -> "Locale":
    from babel import Locale, UnknownLocaleError

    try:
        return Locale.parse("en-GB" if tag == "en" else tag, sep="-")
    except (ValueError, TypeError, UnknownLocaleError):
        return Locale.parse(code)


@cache
def tag_of(asked: str) -> str:
    """Return what a map asks for as a tag of BCP 47; English, which reports then speak, where it is none."""
    tag = asked.strip().replace("_", "-")
    return tag if _TAG.fullmatch(tag) else "en"


def language(tag: str) -> Language:
    """Return the language that a tag such as `de-AT` asks for; English where there is no catalogue."""
    asked = tag_of(tag)
    code = asked.lower().partition("-")[0]
    if code == "en" or code not in LANGUAGES:
        return Language(asked, "en")
    return Language(asked, code, *_catalogue(code))


def serves(language: Language) -> bool:
    """Tell whether a language is spoken as the map asks for it, and not English in its stead."""
    return language.tag.lower().partition("-")[0] == language.code


def _catalogue(code: str) -> tuple[Mapping[str, tuple[str, ...]], Callable[[int], int]]:
    from gettext import c2py
    from importlib.resources import files
    from io import BytesIO

    from babel.messages.pofile import read_po

    read = read_po(BytesIO(files(__name__).joinpath(f"{code}.po").read_bytes()))
    words = {
        (entry.id if isinstance(entry.id, str) else entry.id[0]): forms
        for entry in read
        if entry.id and (forms := _forms(entry.string))
    }
    return words, c2py(read.plural_expr)


def _forms(string: str | Iterable[str] | None) -> tuple[str, ...]:
    forms = (string,) if isinstance(string, str) else tuple(string or ())
    return forms if all(forms) else ()


ENGLISH = Language("en", "en")
