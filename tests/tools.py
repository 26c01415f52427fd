"""Programs that some tests need: skipped with a reason where absent, except where everything must run."""

import importlib
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


def need_module(name):
    """Return a module of an independent engine, on the same terms as a program."""
    try:
        return importlib.import_module(name)
    except ImportError:
        if os.environ.get("ARGMAP_REQUIRE_ALL") == "1":
            pytest.fail(f"the module {name} is required here and is not installed")
        pytest.skip(f"the module {name} is not installed")


def examples(number):
    """Return on how many examples a law is tried: on all where everything must run, else on an eighth."""
    return number if os.environ.get("ARGMAP_REQUIRE_ALL") == "1" else max(number // 8, 8)
