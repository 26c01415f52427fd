"""Words of those who sell essays, which get into texts that are copied from their pages."""

import re

from argmap.essay.phrases import any_of

_CALL = any_of(r"""
    order (?:now|today|from us), order (?:an?|this|your) (?:essay|paper), click here, place (?:an|your)
    order, buy (?:an?|this|your) (?:essay|paper|dissertation), buy (?:essays|papers|dissertations), need
    (?:some )?help with (?:an |the |your )?(?:assignments?|homework|essays?|papers?|dissertation),
    (?:do|write) my (?:assignment|essay|homework|paper), our (?:\w+ )?(?:\w+ )?writ(?:ers|ing service),
    hire (?:an?|our) (?:\w+ )?writer, get (?:this|your) paper, get an? (?:free|instant) (?:price|quote),
    (?:download|view) (?:our|the full|this) (?:essay|sample)s?, (?:essay|paper) (?:has been|was) submitted
    by a student, jetzt bestellen, hier klicken, (?:bachelorarbeit|hausarbeit|masterarbeit) schreiben
    lassen, cliquez ici, commandez maintenant, commander (?:un|votre) (?:devoir|mémoire), нажмите здесь,
    закажите (?:работу|сейчас), заказать (?:дипломную|курсовую|работу|реферат|эссе)
""")
_PRAISE = any_of(r"""
    plagiarism[- ]free, custom(?:-written|i[sz]ed)? (?:essays?|papers?|work|writing),
    (?:essay|paper) writing services?, 100 ?% (?:original|unique), money[- ]back guarantee,
    any (?:citation )?format you (?:choose|like|want)
""")
_CALLS = re.compile(rf"\b{_CALL}\b", re.IGNORECASE)
_PRAISES = re.compile(rf"\b{_PRAISE}\b", re.IGNORECASE)


def calls(words: str) -> bool:
    """Tell whether words ask the reader to order something."""
    return _CALLS.search(words) is not None


def praises(words: str) -> bool:
    """Tell whether words praise what such sellers sell; an essay may speak so too."""
    return _PRAISES.search(words) is not None
