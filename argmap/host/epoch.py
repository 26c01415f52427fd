"""The time that outputs claim: one that is asked for, or always the same."""

import contextlib
import os
from collections.abc import Iterator

from argmap.diagnostics import Checked, Diagnostic, Severity

FIXED_EPOCH = 946_684_800
"""1 January 2000: the time that outputs claim, so that the same map gives the same bytes."""

_EPOCH = "SOURCE_DATE_EPOCH"
_LATEST_EPOCH = 4_102_444_800
_LONGEST_EPOCH = 12
"""Digits, leading zeros among them; Python refuses to count beyond some thousands."""


def epoch() -> Checked[int]:
    """Return the time that outputs claim: `SOURCE_DATE_EPOCH` in seconds since 1970, else a fixed one."""
    written = os.environ.get(_EPOCH, "")
    if not written:
        return Checked(FIXED_EPOCH)
    countable = len(written) <= _LONGEST_EPOCH and written.isascii() and written.isdigit()
    if countable and int(written) <= _LATEST_EPOCH:
        return Checked(int(written))
    message = f"expected seconds since 1970 in {_EPOCH}, found `{written[:40]}`"
    found = Diagnostic(code="bad-epoch", severity=Severity.WARNING, message=message)
    return Checked(FIXED_EPOCH, (found,))


@contextlib.contextmanager
def telling(moment: int) -> Iterator[None]:
    """Let libraries that look for the time themselves find this one, in seconds since 1970, and no other."""
    before = os.environ.get(_EPOCH)
    os.environ[_EPOCH] = str(moment)
    try:
        yield
    finally:
        if before is None:
            del os.environ[_EPOCH]
        else:
            os.environ[_EPOCH] = before
