"""A statement asks or commands, where it should assert.

Why:
Only what can be true or false can be given reasons, be objected to or be sourced. A question has no
status, and a command is followed or not. Say what the answer is: "The city should ban cars" in place of
"Ban the cars" and of "Should the city ban cars?", which may be the title. Commands are found in English
maps, where a verb such as "ban" or "open" is the first word and an article or the like the second.

Wrong:
    title: Sunday opening
    thesis:
      claim: Should the library open on Sundays?

Right:
    title: Should the library open on Sundays?
    thesis:
      claim: The library should open on Sundays.
"""

import re
from collections.abc import Iterator

from argmap.diagnostics import Note
from argmap.formats.wording import language_of
from argmap.rules.rule import Finding, Reading, named

_ASKS = ("?", "？", "؟", "\u037e", "՞")
_COMMAND = re.compile(
    r"(?:(?:please|do not|don['’]t|never) )?(?:abolish|adopt|allow|ask|avoid|ban|build|buy|cancel|close"
    r"|consider|create|cut|end|ensure|establish|expand|fund|give|increase|introduce|invest in|keep|limit"
    r"|lower|make|open|prohibit|protect|provide|publish|raise|reduce|reform|reject|remove|repeal|replace"
    r"|restrict|sell|start|stop|strengthen|support|use)"
    r"(?= (?:the|a|an|all|this|these|those|our|your|their|its|every|each|any)\b)|let us\b|let['’]s\b",
    re.IGNORECASE,
)
_FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|does|do|did|will|would|can|could|may|might|must|should)\b"
)
_SUBORDINATING = re.compile(
    r"\b(?:that|which|who|where|when|while|if|unless|because|until|before|after|so)\b|[,;:]"
)
_ADVICE = Note("write what is held to be true; a question may be the title")
_OF_COMMAND = Note("write who should do it: “The city should …”")


def check(reading: Reading) -> Iterator[Finding]:
    """Find statements that end in a question mark or begin as commands."""
    english = language_of(reading.map) == "en"
    for statement in reading.map.statements.values():
        if statement.text.endswith(_ASKS):
            message, advice = f"A question is no statement: {named(statement)}", _ADVICE
        elif english and _commands(statement.text):
            message, advice = f"A command is no statement: {named(statement)}", _OF_COMMAND
        else:
            continue
        yield Finding(message, statement.text_span, (advice,), places=(statement.place,))


def _commands(text: str) -> bool:
    """Tell whether a text begins as a command, and no verb of the same clause makes a statement of it."""
    found = _COMMAND.match(text)
    if found is None:
        return False
    clause = _SUBORDINATING.split(text[found.end() :], maxsplit=1)[0]
    return not _FINITE.search(clause)
