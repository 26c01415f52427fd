"""All outputs of a map cost at most twice what LibreOffice takes to convert its Word file to PDF."""

import subprocess
import sys
import time
from pathlib import Path

import pytest
from test_growth import text_of_map

from tools import need

pytestmark = pytest.mark.slow

ESSAY = Path(__file__).parents[2] / "maps" / "kazakhstan-civil-society.yaml"


def least_seconds(*commands, rounds=3):
    """Seconds of each command at its best, taken in turns."""
    least = [float("inf")] * len(commands)
    for _ in range(rounds):
        for number, command in enumerate(commands):
            start = time.perf_counter()
            subprocess.run(command, check=True, capture_output=True)
            least[number] = min(least[number], time.perf_counter() - start)
    return least


@pytest.mark.parametrize(
    ("statements", "template", "most"),
    [(0, "briefing", 2.0), (3_000, "dossier", 2.3)],
    ids=["essay", "200 pages"],
)
def test_a_build_costs_little_more_than_a_conversion(tmp_path, statements, template, most):
    office = need("soffice")
    path = tmp_path / "large.yaml" if statements else ESSAY
    if statements:
        path.write_text(text_of_map(statements))
    made = tmp_path / f"{path.stem}.docx"
    build = [sys.executable, "-m", "argmap", "build", path, "-o", tmp_path, "--template", template, "--force"]
    profile = f"-env:UserInstallation=file://{tmp_path / 'profile'}"
    convert = [office, profile, "--headless", "--convert-to", "pdf", "--outdir", tmp_path / "lo", made]
    subprocess.run(build, check=True, capture_output=True)
    subprocess.run(convert, check=True, capture_output=True)  # its first run makes a profile
    built, converted = least_seconds(build, convert, rounds=3 if not statements else 2)
    assert built < most * converted
