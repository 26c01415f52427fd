"""Programs that some tests need: skipped with a reason where absent, except where everything must run."""

import os
import shutil

import pytest


def need(program):
    """Return the path of a program; skip the test without it, or fail where nothing may be skipped."""
    found = shutil.which(program)
    if found is None and os.environ.get("ARGMAP_REQUIRE_ALL") == "1":
        pytest.fail(f"{program} is required here and is not installed")
    if found is None:
        pytest.skip(f"{program} is not installed")
    return found
