"""The cost of writing maps grows no faster than they do."""

import pytest
from test_growth import LINEAR, growth, read

from argmap.formats.writing import write

pytestmark = pytest.mark.slow


def test_writing_is_linear():
    assert growth(write, read, 2000) < LINEAR
