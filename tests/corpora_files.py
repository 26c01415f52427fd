"""Test data written by others, in a folder beside the checkout or where ARGMAP_CORPORA says, if anywhere."""

import os
from pathlib import Path

import pytest

CORPORA = Path(os.environ.get("ARGMAP_CORPORA", Path(__file__).parents[2] / "shared" / "corpora"))


def only_with(folder):
    """Return the mark that skips tests where a folder of test data is absent."""
    return pytest.mark.skipif(
        not folder.is_dir(), reason="no corpora here; ARGMAP_CORPORA names their folder"
    )
