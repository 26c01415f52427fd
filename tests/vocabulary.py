"""What generated maps are filled with: values that keys may have, and words that YAML finds hard."""

KINDS = ("claim", "evidence", "evidence", "assumption")
SOURCES = ("kessel-2020", "müller", "who:2021")
CITED = (
    *SOURCES,
    "@kessel-2020",
    "[@müller, p. 4]",
    "kessel-2020, ch. 2; müller",
    ["who:2021, p. 4", "müller"],
    ["lost", "@who:2021"],
    "lost-2019, p. 1",
)
RULES = ("label-too-long", "unused-source", "quote-not-found")
WORDS = (
    "Claim {}",
    "Yes: number {} has a colon",
    "'{}' is quoted",
    "No {} # is a comment",
    "- {} as in a list",
    "[{}, p. 4]",
    "Ünïcödé {} 東京 \U0001f600",
    "{}  white\n  space  ",
    "{}: 1e3",
)
PROSE = ("Plain.", "One *paragraph*.\n\n- and\n- a list: of two", "See [](#{}) and [@müller, p. 4].")
STYLES = (None, None, None, '"', "'", "|", ">")
REPORT = {
    "template": ("briefing",),
    "style": ("apa.csl",),
    "paper": ("A4", "Letter"),
    "theme": ("default",),
    "reference-docx": ("house.docx",),
    "stance": ("own", "appraisal"),
    "likelihood": ("icd-203", "phia"),
    "pages": ("2", "12"),
    "annex": ("separate",),
    "to": ("The committee",),
    "from": ("The desk",),
    "ask": ("Decide: yes or no",),
    "decide-by": ("2026-05-01",),
    "marking": ("OFFICIAL",),
    "next": ("Ask", ["Ask", "Wait"]),
}
SETTINGS = {
    "format": ("1",),
    "subtitle": ("A subtitle",),
    "authors": ("One", ["One", "Another"]),
    "date": ("2026-03-10",),
    "language": ("en-GB", "de"),
    "essay": ("essay.txt",),
    "bibliography": ("library.bib", ["library.bib", "more.json"]),
    "fonts": (["fonts/House.ttf"], "fonts/House.ttf"),
    "accepted": ("3f9a0c",),
}
CSL_VALUES = ("text", [{"family": "Kessel", "given": "A."}], {"date-parts": [["2020", "3"]]})
