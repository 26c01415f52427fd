"""The maps that come with argmap stand as they say they do."""

from pathlib import Path

import pytest

from argmap.diagnostics import broken
from argmap.evaluate import evaluate
from argmap.formats import read
from argmap.source import SourceText

MAPS = sorted((Path(__file__).parents[2] / "maps").glob("*.yaml"))


@pytest.mark.parametrize("path", MAPS, ids=lambda path: path.stem)
def test_a_map_has_the_statuses_that_it_expects(path):
    checked = read(SourceText(path.name, path.read_text(encoding="utf-8")))
    assert checked.value is not None
    assert not broken(checked.diagnostics)
    standings = evaluate(checked.value).standings
    found = {e.id: standings[checked.value.by_id[e.id]].status.value for e in checked.value.expect}
    assert found == {e.id: e.status for e in checked.value.expect}
