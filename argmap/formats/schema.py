"""The keys of a map, by place: the table that reading, messages and the manual share."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from argmap.formats.near import Near


@dataclass(frozen=True, slots=True)
class Key:
    """One key: what it means in a line, and whether what stands there is a code and not prose."""

    name: str
    means: str
    required: bool = False
    code: bool = False


@dataclass(frozen=True)
class Keys:
    """The keys that one kind of place may have; `place` says in words what has them."""

    place: str
    table: Mapping[str, Key]

    def near(self, word: str) -> str:
        """Return the key that a word was probably meant to be, or nothing.

        A word that is a key somewhere else must be very near to count as a slip of the pen.
        """
        return self.misspelt(word) or _meant(self.table, word)

    def misspelt(self, word: str) -> str:
        """Return the key that a word looks like, or nothing."""
        return _near(tuple(self.table)).find(word, 1 if word in KEY_NAMES else 2)


def _keys(place: str, *groups: tuple[Key, ...]) -> Keys:
    return Keys(place, MappingProxyType({key.name: key for group in groups for key in group}))


@cache
def _near(names: tuple[str, ...]) -> Near:
    return Near(names, reach=2)


def _meant(table: Mapping[str, Key], word: str) -> str:
    meant = SYNONYMS.get(word.strip().casefold().replace("_", "-"), ())
    return next((name for name in meant if name in table), "")


_MAP = (
    Key("title", "the title of the report", required=True),
    Key("thesis", "the statement that the map is about", required=True),
    Key("format", "the version of this format; 1", code=True),
    Key("subtitle", "a second line of the title"),
    Key("authors", "who wrote it: one name or a list"),
    Key("date", "the date that the report bears", code=True),
    Key("language", "a code such as en-GB; the report speaks en, de, fr, ru and kk", code=True),
    Key("bottom-line", "what the reader should take away; Markdown"),
    Key("essay", "the path of the text that the map is about", code=True),
    Key("bibliography", "paths of bibliographies, kept for later: works stand in `sources:`", code=True),
    Key("sources", "the works that are cited, by their keys"),
    Key("aside", "statements that no step uses"),
    Key("expect", "statuses that must come out, by id", code=True),
    Key("waive", "rules that are not to speak, with the reason"),
    Key("rules", "severities of rules: off, hint, warning or error", code=True),
    Key("fonts", "paths of fonts that help out, or `machine` for those of the machine", code=True),
    Key("report", "how the report is to look, and for whom it is"),
    Key("accepted", "a fingerprint that `argmap accept` writes", code=True),
)
KINDS = ("claim", "evidence", "assumption")
AGAINST = ("objections", "replies")
_STATEMENT = (
    Key("claim", "the words of something asserted"),
    Key("evidence", "the words of something reported from the world"),
    Key("assumption", "the words of something taken for granted"),
    Key("id", "a name for links, `ref` and `expect`", code=True),
    Key("label", "a short name for the diagram and for tables"),
    Key("commentary", "the author's remarks; Markdown"),
    Key("quote", "words of the essay: one quotation or a list"),
    Key("source", "where the evidence comes from", code=True),
    Key("extract", "words of the source"),
    Key("grade", "how good the evidence is: Admiralty such as B2, or a number from 0 to 1", code=True),
    Key("key", "true makes it a key judgement", code=True),
    Key("tags", "words to find it by: one or a list", code=True),
    Key("reasons", "what speaks for it"),
    Key("objections", "what speaks against it, on the thesis's side"),
    Key("replies", "what speaks against it, on the other side"),
    Key("waive", "rules that are not to speak here, with the reason"),
    Key("accepted", "a fingerprint that `argmap accept` writes", code=True),
)
_GROUP = (
    Key("premises", "statements that count only together", required=True),
    Key("id", "a name for the step", code=True),
    Key("label", "a short name for the step"),
    Key("commentary", "remarks on the step; Markdown"),
    Key("tags", "words to find it by: one or a list", code=True),
    Key("waive", "rules that are not to speak here, with the reason"),
    Key("accepted", "a fingerprint that `argmap accept` writes", code=True),
)
_REUSE = (Key("ref", "the id of a statement that is used here again", required=True, code=True),)
_STEP = (
    Key("weight", "how strongly the step carries, from 0 to 1", code=True),
    Key("warrant", "why the premises bear on what they speak for or against: words, or a statement"),
    Key("scheme", "the argumentation scheme, by Walton's name", code=True),
    Key("undercutters", "what speaks against the step"),
    Key("outweighed", "why what speaks against is accepted and yet does not defeat"),
)
_REPORT = (
    Key("template", "the template of the report", code=True),
    Key("style", "a citation style, kept for later: works are listed in one style so far", code=True),
    Key("paper", "A4 or Letter", code=True),
    Key("theme", "the path of a theme, or `plain` for none", code=True),
    Key("reference-docx", "the path of a Word file whose styles are used, or `plain` for none", code=True),
    Key("stance", "who speaks: own or appraisal", code=True),
    Key("likelihood", "the scale of words of likelihood: icd-203 or phia", code=True),
    Key("pages", "how many pages the body may fill", code=True),
    Key("annex", "separate or included: a file of their own for annexes, or none", code=True),
    Key("to", "whom the report is for"),
    Key("from", "whom it is from; `authors` unless given"),
    Key("ask", "what the reader must decide"),
    Key("decide-by", "by when", code=True),
    Key("marking", "a protective marking for the page head"),
    Key("next", "what to do next: one step or a list"),
)
_SOURCE = (
    Key("short", "a short name, where author and year do not serve"),
    Key("origin", "where the content comes from; sources of one origin count once"),
    Key("grade", "how good the source is: Admiralty such as B2, or a number from 0 to 1", code=True),
)
_WAIVER = (
    Key("at", "the id where the rule is not to speak", code=True),
    Key("essay", "words of the essay where the rule is not to speak"),
)
CSL_FIELDS = (
    "type", "id", "citation-key", "categories", "language", "journalAbbreviation", "shortTitle", "author",
    "chair", "collection-editor", "compiler", "composer", "container-author", "contributor", "curator",
    "director", "editor", "editor-translator", "editorial-director", "executive-producer", "guest",
    "host", "illustrator", "interviewer", "narrator", "organizer", "original-author", "performer",
    "producer", "recipient", "reviewed-author", "script-writer", "series-creator", "translator",
    "accessed", "available-date", "container", "event-date", "issued", "original-date", "submitted",
    "abstract", "annote", "archive", "archive_collection", "archive_location", "archive-place",
    "authority", "call-number", "chapter-number", "citation-number", "citation-label",
    "collection-number", "collection-title", "container-title", "container-title-short", "dimensions",
    "division", "DOI", "edition", "event", "event-title", "event-place", "first-reference-note-number",
    "genre", "ISBN", "ISSN", "issue", "jurisdiction", "keyword", "locator", "medium", "note", "number",
    "number-of-pages", "number-of-volumes", "original-publisher", "original-publisher-place",
    "original-title", "page", "page-first", "part", "part-title", "PMCID", "PMID", "printing",
    "publisher", "publisher-place", "references", "reviewed-genre", "reviewed-title", "scale", "section",
    "source", "status", "supplement", "title", "title-short", "URL", "version", "volume", "volume-title",
    "year-suffix", "custom",
)  # fmt: skip
"""Variables of CSL 1.0.2, as citeproc's JSON names them."""

STATUSES = ("holds", "challenged", "unsettled", "asserted", "contested")
SEVERITIES = ("off", "hint", "warning", "error")
PAPERS = ("A4", "Letter")
STANCES = ("own", "appraisal")
ANNEXES = ("included", "separate")
SCHEMES = (
    "position to know",
    "expert opinion",
    "witness testimony",
    "popular opinion",
    "popular practice",
    "example",
    "example to generalisation",
    "analogy",
    "comparison",
    "composition",
    "division",
    "alternatives",
    "verbal classification",
    "values",
    "sacrifice",
    "practical reasoning",
    "waste",
    "sunk costs",
    "ignorance",
    "cause to effect",
    "correlation to cause",
    "sign",
    "abduction",
    "evidence to a hypothesis",
    "consequences",
    "positive consequences",
    "negative consequences",
    "threat",
    "fear appeal",
    "danger appeal",
    "need for help",
    "distress",
    "commitment",
    "inconsistent commitment",
    "ethos",
    "ad hominem",
    "circumstantial ad hominem",
    "bias",
    "gradualism",
    "slippery slope",
    "constitutive-rule claims",
    "established rule",
    "rules",
    "exceptional case",
    "precedent",
    "plea for excuse",
    "perception",
    "memory",
)
"""After Walton, Reed and Macagno, Argumentation Schemes (2008), chapter 9, without "argument from"."""

SYNONYMS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        **dict.fromkeys(
            ("text", "statement", "conclusion", "contention", "proposition"), ("claim", "thesis")
        ),
        **dict.fromkeys(("support", "supports", "pro", "pros", "because", "arguments"), ("reasons",)),
        **dict.fromkeys(("con", "cons", "attacks", "counter", "against", "rebuttals", "but"), AGAINST),
        **dict.fromkeys(("answer", "answers", "response", "responses"), ("replies",)),
        **dict.fromkeys(("doubts", "undercut", "undercuts"), ("undercutters",)),
        **dict.fromkeys(("linked", "together", "co-premises"), ("premises",)),
        **dict.fromkeys(("note", "notes", "comment", "comments", "remark", "description"), ("commentary",)),
        **dict.fromkeys(("name", "short-name"), ("label", "id", "title", "short")),
        **dict.fromkeys(("strength", "confidence"), ("weight", "grade")),
        **dict.fromkeys(("cite", "citation", "citations", "reference"), ("source", "sources")),
        **dict.fromkeys(("references", "works"), ("sources", "source")),
        **dict.fromkeys(("summary", "bluf"), ("bottom-line",)),
        **dict.fromkeys(("asides", "unused"), ("aside",)),
        **dict.fromkeys(("lang", "locale"), ("language",)),
        "settings": ("report",),
        "template-name": ("template",),
        "deadline": ("decide-by",),
        "sender": ("from",),
        "recipient": ("to",),
        "year": ("issued",),
        "journal": ("container-title",),
        "pages": ("page",),
        "link": ("URL",),
        "ignore": ("waive",),
        "reuse": ("ref",),
    }
)
"""What people write who know other tools, and the keys it may stand for."""

MAP = _keys("the map", _MAP)
THESIS = _keys("the thesis", _STATEMENT)
MEMBER = _keys("a member of `premises`", _STATEMENT)
ASIDE = _keys("an aside", _STATEMENT)
WARRANT = _keys("a warrant", _STATEMENT)
STATEMENT_STEP = _keys("a statement", _STATEMENT, _STEP)
GROUP = _keys("a group", _GROUP, _STEP)
REUSE = _keys("a reuse", _REUSE, _STEP)
MEMBER_REUSE = _keys("a reuse in `premises`", _REUSE)
REPORT = _keys("`report`", _REPORT)
SOURCE = _keys("a source", _SOURCE, tuple(Key(name, "a CSL field") for name in CSL_FIELDS))
WAIVER = _keys("a waiver", _WAIVER)

PLACES: Mapping[str, tuple[Key, ...]] = MappingProxyType(
    {
        "map": _MAP,
        "statement": _STATEMENT,
        "group": _GROUP,
        "reuse": _REUSE,
        "step": _STEP,
        "report": _REPORT,
        "source": _SOURCE,
        "waiver": _WAIVER,
    }
)
"""Every key of the format, by the kind of place that has it."""

STEP_KEYS = frozenset(key.name for key in _STEP)
CODES = frozenset(key.name for keys in PLACES.values() for key in keys if key.code)
"""Keys whose values are codes; whatever stands under any other key is prose."""

KEY_NAMES = frozenset(key.name for keys in PLACES.values() for key in keys)
LISTS = frozenset({"reasons", *AGAINST, "undercutters", "premises", "aside"})
"""Keys under which statements stand, one or a list."""


def owners(name: str) -> tuple[str, ...]:
    """Return, in words, the kinds of place that have this key."""
    return tuple(_OWNERS[place] for place, keys in PLACES.items() if any(key.name == name for key in keys))


_OWNERS = MappingProxyType(
    {
        "map": "the map, at the left margin",
        "statement": "a statement",
        "group": "a group with `premises`",
        "reuse": "a list entry of its own",
        "step": "a list entry in `reasons`, `objections`, `replies` or `undercutters`",
        "report": "`report`",
        "source": "a source under `sources`",
        "waiver": "an entry of the map's `waive` list",
    }
)
