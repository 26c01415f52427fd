"""Laws of accepting: in whatever layout a map is written, nothing in its text changes but `accepted`."""

import re
from dataclasses import replace
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from argmap import rules
from argmap.diagnostics import broken
from argmap.edit import accepting
from argmap.evaluate import evaluate
from argmap.evaluate.fingerprints import of_verdict, of_wording
from argmap.formats import read
from argmap.source import SourceText
from tools import examples

OLD = "0ld"
NEW = r"[0-9a-f]{12}"
ENTRY = re.compile(rf"((\r\n|\n|\r) *|, )(['\"]?)accepted\3: \3{NEW}\3")
OURS = ("verdict-changed", "commentary-for-earlier-wording")
SENTENCES = (
    "Short",
    "It is said, and said again, that nobody has asked those who live there what they think of it",
    "Mind the gap: it is wide # and deep",
    "yes",
    "“Été”, 中文 and 😀 – in one line",
    'It\'s a "quoted" word\n\nand a second paragraph\n',
    "- not a list\n- nor this",
)


class Layout:
    """Writes one map, of random content in a random style."""

    def __init__(self, seed, old):
        self.random = Random(seed)
        self.old = old
        self.lines = []
        self.offset, self.gap = self.pick(0, 0, 2, 4), self.pick(1, 1, 3)
        self.remarks, self.blanks, self.braces = self.pick(0, 0, 0.3), self.pick(0, 0, 0.3), self.pick(0, 0.3)
        self.odd_keys = self.pick(0, 0, 0.2)

    def pick(self, *choices):
        return self.random.choice(choices)

    def may(self, chance):
        return self.random.random() < chance

    def text(self):
        head = self.pick("", "", "# A map\n", "---\n", "# A map\n---\n")
        fields = [("title", "T"), ("thesis", self.statement(0, "objections")), *self.settings()]
        if self.may(0.05):
            head, self.lines = "", [self.flow(dict(fields))]
        else:
            self.block(fields, 0, "")
        end = self.pick("", "", "\n", "\n", "\n", "\n\n", "\n# The end", "\n...\n")
        written = head + "\n".join(self.lines) + end
        written = written.replace("\n", self.pick("\n", "\n", "\n", "\r\n", "\r"))
        return self.pick("", "", "", "\ufeff") + written

    def settings(self):
        if self.may(0.7):
            yield "bottom-line", self.pick(*SENTENCES)
        if self.may(0.3):
            yield "language", "en"
        if self.old and self.may(0.5):
            yield "accepted", OLD

    def statement(self, depth, against):
        if depth and self.may(0.2):
            return self.pick("Bare", "A longer reason, without keys")
        fields = [(self.pick("claim", "evidence", "assumption"), self.pick(*SENTENCES)), *self.remarked()]
        for key in ("reasons", against) if depth < 3 else ():
            if self.may(0.45):
                side = against if key == "reasons" else self.other(against)
                fields.append((key, [self.step(depth + 1, side) for _ in range(self.pick(1, 1, 2, 3))]))
        self.random.shuffle(fields)
        return dict(fields)

    def other(self, against):
        return "replies" if against == "objections" else "objections"

    def step(self, depth, against):
        if self.may(0.75):
            return self.statement(depth, against)
        members = [self.statement(3, against) for _ in range(self.pick(1, 2, 3))]
        fields = [("premises", members), *self.remarked()]
        self.random.shuffle(fields)
        return dict(fields)

    def remarked(self):
        if self.may(0.6):
            yield "commentary", self.pick(*SENTENCES)
        if self.may(0.2):
            yield "label", "L"
        if self.old and self.may(0.4):
            yield "accepted", OLD

    def block(self, fields, column, lead):
        for key, value in fields:
            if lead.strip() == "":
                self.between(column)
            self.pair(lead or " " * column, self.key(key), value, column)
            lead = ""

    def between(self, column):
        if self.may(self.blanks):
            self.lines.append(self.pick("", "  "))
        if self.may(self.remarks):
            self.lines.append(" " * (column + self.pick(0, 0, 2)) + "# A remark")

    def key(self, name):
        return self.pick(f'"{name}"', f"'{name}'") if self.may(self.odd_keys) else name

    def remark(self):
        return "  # see there" if self.may(self.remarks) else ""

    def pair(self, lead, key, value, column):
        if isinstance(value, str):
            first = f"{lead}? {key}\n{' ' * column}:" if self.may(self.odd_keys) else f"{lead}{key}:"
            self.lines.append(first + self.scalar(value, column))
        elif self.may(self.braces):
            self.lines.append(f"{lead}{key}: {self.flow(value)}{self.remark()}")
        else:
            self.lines.append(f"{lead}{key}:{self.remark()}")
            self.nested(value, column)

    def nested(self, value, column):
        if isinstance(value, dict):
            self.block(value.items(), column + self.pick(1, 2, 2, 4), "")
            return
        for entry in value:
            dash = " " * (column + self.offset) + "-" + " " * self.gap
            if isinstance(entry, str):
                self.lines.append(f"{dash}{entry}{self.remark()}")
            elif self.may(self.braces):
                self.lines.append(f"{dash}{self.flow(entry)}{self.remark()}")
            else:
                self.block(entry.items(), len(dash), dash)

    def scalar(self, text, column):
        """What stands behind the colon of a key in this column."""
        margin = "\n" + " " * (column + self.pick(1, 2, 4))
        if text == OLD:
            return self.pick("", f" {OLD}", f"   {OLD}", f' "{OLD}"', f" '{OLD}'", f" |{margin}{OLD}")
        styles = [self.folded, self.literal, self.quoted, self.quoted]
        if self.plain(text):
            styles += [self.bare] * 3
        return self.random.choice(styles)(text, margin)

    def plain(self, text):
        return not any(mark in text for mark in (": ", " #", "\n", '"')) and text[0] not in "-"

    def bare(self, text, margin):
        words = text.replace(" ", margin, self.pick(0, 0, 1, 3))
        return self.pick(" ", " ", "   ", margin) + words + self.remark()

    def quoted(self, text, margin):
        space = self.pick(" ", margin)
        if "\n" in text or self.may(0.5):
            escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
            return f'{space}"{escaped}"{self.remark()}'
        return space + "'" + text.replace("'", "''") + "'" + self.remark()

    def literal(self, text, margin):
        head = self.pick(" |", " |-", " |+") + self.remark()
        lines = "".join(margin + line if line else "\n" for line in text.rstrip("\n").split("\n"))
        return (
            head
            + lines
            + self.pick("", "", "\n", "\n\n", margin, margin + "  ", margin + "\N{NO-BREAK SPACE}")
        )

    def folded(self, text, margin):
        return self.pick(" >", " >-", " >+") + margin + text.rstrip("\n").replace("\n", "\n" + margin)

    def flow(self, value):
        if isinstance(value, str):
            return self.flow_text(value)
        gap, comma = self.pick("", " "), self.pick(", ", ",  ", " , ")
        if isinstance(value, list):
            return f"[{gap}{comma.join(self.flow(entry) for entry in value)}{gap}]"
        pairs = (f"{self.key(key)}: {self.flow(entry)}" for key, entry in value.items())
        return f"{{{gap}{comma.join(pairs)}{self.pick('', '', ',')}{gap}}}"

    def flow_text(self, text):
        if text == OLD:
            return self.pick("", OLD, f'"{OLD}"', f"'{OLD}'")
        safe = self.plain(text) and not any(mark in text for mark in ",[]{}")
        return text if safe and self.may(0.5) else self.quoted(text, " ").split("  #")[0].strip()


def accept(source):
    argument_map = read(source).value
    assert argument_map is not None
    made = accepting(source, argument_map, evaluate(argument_map))
    assert made.diagnostics == ()
    return made.value


def written(seed, *, old):
    source = SourceText("map.yaml", Layout(seed, old).text())
    found = read(source)
    assert not broken(found.diagnostics), (found.diagnostics, source.text)
    return source


SEEDS = st.integers(0, 2**32)


@settings(max_examples=examples(200), deadline=None)
@given(SEEDS)
def test_without_the_fingerprints_the_text_is_what_it_was(seed):
    source = written(seed, old=False)
    made = accept(source)
    assert ENTRY.sub("", made.text.text) == source.text
    assert len(made.edits) == made.texts
    assert len(ENTRY.findall(made.text.text)) == made.texts


@settings(max_examples=examples(200), deadline=None)
@given(SEEDS)
def test_a_fingerprint_takes_the_place_of_the_one_before(seed):
    source = written(seed, old=True)
    made = accept(source)
    for edit in made.edits:
        before = source.words(edit.span)
        if OLD in before:
            quote = before[:1] if before[:1] in "'\"" else ""
            assert re.fullmatch(f"{quote}{NEW}{quote}", edit.text)
        else:
            assert before == ""
            assert re.fullmatch(f" {NEW}", edit.text) or ENTRY.fullmatch(edit.text)
    assert OLD not in "".join(kept(made.text))


def kept(text):
    """What the parts with commentary have under `accepted`."""
    argument_map = read(text).value
    parts = (*argument_map.statements.values(), *argument_map.steps.values())
    return [part.accepted for part in parts if part.commentary]


@settings(max_examples=examples(200), deadline=None)
@given(SEEDS, st.booleans())
def test_the_map_says_the_same_and_has_the_fingerprints(seed, old):
    source = written(seed, old=old)
    before, after = read(source).value, read(accept(source).text).value
    assert bare(after) == bare(before)
    for part in (*after.statements.values(), *after.steps.values()):
        earlier = (before.statements if part.place in before.statements else before.steps)[part.place]
        if part.commentary:
            assert part.accepted == of_wording(before, part)
        elif type(part) is type(earlier):
            assert part.accepted == earlier.accepted
    wanted = of_verdict(before, evaluate(before)) if before.bottom_line else before.accepted
    assert after.accepted == wanted


def bare(argument_map):
    """The map without its fingerprints."""
    return replace(
        argument_map,
        accepted="",
        statements={p: replace(s, accepted="") for p, s in argument_map.statements.items()},
        steps={p: replace(s, accepted="") for p, s in argument_map.steps.items()},
    )


@settings(max_examples=examples(100), deadline=None)
@given(SEEDS, st.booleans())
def test_accepting_again_changes_nothing_and_the_rules_are_content(seed, old):
    made = accept(written(seed, old=old))
    again = accept(made.text)
    assert (again.edits, again.text, again.verdict, again.commentaries) == ((), made.text, False, 0)
    argument_map = read(made.text).value
    reading = rules.Reading(argument_map, made.text, evaluate(argument_map))
    assert [found for found in rules.run(reading) if found.code in OURS] == []


@settings(max_examples=examples(100), deadline=None)
@given(SEEDS)
def test_a_text_keeps_its_kind_of_line_end(seed):
    source = written(seed, old=False)
    ends = re.compile("\r\n|\n|\r")
    assert set(ends.findall(accept(source).text.text)) <= (set(ends.findall(source.text)) or {"\n"})
