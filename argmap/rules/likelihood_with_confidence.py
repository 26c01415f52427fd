"""One sentence has a word of likelihood and a level of confidence.

Why:
How likely something is and how well that is known are two things: one can be highly confident that a thing
is unlikely. In one sentence they are read as one, "high confidence that it is likely" as "very likely". So
ICD 203 wants them in sentences of their own. Levels are "high", "moderate" and "low confidence" in a
judgement; confidence in a government or a product is not meant.

Wrong:
    title: Will the bridge be ready?
    thesis:
      claim: The bridge will be ready in May.
      commentary: We have high confidence that delays are unlikely.

Right:
    title: Will the bridge be ready?
    thesis:
      claim: The bridge will be ready in May.
      commentary: Delays are unlikely. We have high confidence in this judgement, as all firms report alike.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator

from argmap.diagnostics import Note
from argmap.evaluate.own_words import OwnWords, own_words, placed
from argmap.formats.findings import collapsed
from argmap.formats.likelihood import Term
from argmap.formats.wording import language_of
from argmap.rules.rule import Finding, Reading

_LEVEL = r"(?:high|moderate|medium|low)(?:[\s-]to[\s-](?:high|moderate|medium|low))?"
_JUDGED = r"in\s+(?:this|our|that|the)\s+(?:judge?ment|assessment|estimate|finding|conclusion|forecast)"
_CONFIDENCE = re.compile(
    rf"\b(?:with\s+{_LEVEL}\s+confidence\b(?!\s+in\b)|{_LEVEL}\s+confidence(?=\s+(?:that|{_JUDGED})\b)"
    rf"|(?<=\(){_LEVEL}\s+confidence(?=\))|confidence\s*:\s+{_LEVEL}\b|our\s+confidence\s+is\s+{_LEVEL}\b"
    r"|(?:highly|moderately|fairly|very|quite)\s+confident(?=\s+that\b))",
    re.IGNORECASE,
)
_MAY_HAVE_LEVELS = re.compile("confiden", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?][\"'”’)\]]*(?=\s|$)|\n[ \t]*(?=\n|[-*+][ \t])")


def check(reading: Reading) -> Iterator[Finding]:
    """Find levels of confidence in sentences that have a word of likelihood."""
    if language_of(reading.map) != "en":
        return
    for own in own_words(reading.map):
        beside = dict(_beside(own)) if _MAY_HAVE_LEVELS.search(own.text) else {}
        for level, said, span in placed(reading.text, own, beside) if beside else ():
            ((_, likely, where),) = placed(reading.text, own, (beside[level],))
            yield Finding(
                f"“{collapsed(said)}” and “{collapsed(likely)}” stand in one sentence",
                span,
                (Note("say how likely it is in one sentence, and how sure you are in another", where),),
                places=(own.place,),
            )


def _beside(own: OwnWords) -> Iterator[tuple[Term, Term]]:
    """Give each level of confidence with the first word of likelihood in its sentence."""
    plain = own.plain
    ends = [end.start() for end in _SENTENCE_END.finditer(plain)]
    by_sentence: dict[int, Term] = {}
    for term in own.terms:
        by_sentence.setdefault(bisect_left(ends, term.start), term)
    for found in _CONFIDENCE.finditer(plain):
        likely = by_sentence.get(bisect_left(ends, found.start()))
        if likely:
            yield Term(*found.span()), likely
