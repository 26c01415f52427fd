"""The HTML in a real browser: what axe says of it, in light and dark, wide and narrow, and what is fetched.

axe is a package of npm; its script is put into a copy of the page, which itself has none.
"""

import html
import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from argmap import pipeline
from reading import MAPS, ROOT
from tools import need

pytestmark = pytest.mark.slow

HERE = Path(__file__).parent / "axe"
JUDGED = sorted((ROOT / "tests" / "judged").glob("*.yaml"))
LOOKS = {
    "light": (),
    "dark": ("--blink-settings=preferredColorScheme=0",),
    "narrow": ("--window-size=320,900",),
}
POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')
ASK = """<script>
addEventListener("load", () => axe.run(document).then(found => {
  const told = {
    wrong: found.violations.map(one => one.id + ": " + one.nodes.map(node => node.html).join(" ")),
    passed: found.passes.length,
    ground: getComputedStyle(document.body).backgroundColor,
    across: [document.documentElement.scrollWidth, innerWidth],
    asked: performance.getEntriesByType("resource").length,
    lost: [...document.querySelectorAll("a[href^='#']")]
      .map(one => decodeURIComponent(one.getAttribute("href").slice(1)))
      .filter(name => !document.getElementById(name)),
  };
  document.documentElement.innerHTML = "<body><pre id='told'></pre>";
  document.getElementById("told").textContent = JSON.stringify(told);
}));
</script>"""


@pytest.fixture(scope="module")
def browser(tmp_path_factory):
    """Return what opens a page in a look and tells what it found there."""
    chromium, npm = need("chromium"), need("npm")
    folder = tmp_path_factory.mktemp("axe")
    shutil.copy(HERE / "package.json", folder)
    install = [npm, "install", "--no-audit", "--no-fund", "--no-package-lock", "--ignore-scripts"]
    if subprocess.run(install, cwd=folder, capture_output=True, check=False).returncode:
        need("the package axe-core")
    script = (folder / "node_modules" / "axe-core" / "axe.min.js").read_text(encoding="utf-8")

    def opened(page, look):
        asking = POLICY.sub("", page).replace("</head>", f"<script>{script}</script>{ASK}</head>", 1)
        (folder / "page.html").write_text(asking, encoding="utf-8")
        flags = ("--headless", "--no-sandbox", "--disable-gpu", "--virtual-time-budget=60000", "--dump-dom")
        profile = f"--user-data-dir={folder / 'profile'}"
        run = [chromium, *flags, profile, *LOOKS[look], (folder / "page.html").as_uri()]
        done = subprocess.run(run, capture_output=True, text=True, check=True, timeout=300).stdout
        told = re.search(r'<pre id="told">(.*?)</pre>', done, re.DOTALL)
        assert told, done[-300:]
        return json.loads(html.unescape(told[1]))

    return opened


def page_of(path, template, folder):
    pipeline.build(path, pipeline.BuildOptions(output=folder, to=("html",), template=template))
    return (folder / f"{path.stem}.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("template", ["briefing", "dossier", "diagram"])
@pytest.mark.parametrize("path", [*MAPS, *JUDGED[:1]], ids=lambda path: path.stem)
def test_axe_finds_nothing_and_nothing_is_fetched_lost_or_too_wide(path, template, look, tmp_path, browser):
    told = browser(page_of(path, template, tmp_path), look)
    assert told["wrong"] == []
    assert told["passed"] > 15
    assert told["asked"] == 0
    assert told["lost"] == []
    assert told["across"][0] <= told["across"][1]


MADE = """
title: עברית
language: he
thesis:
  claim: שלום עולם
  commentary: |
    הערה[^1].

    [^1]: ראו כאן.
  reasons: [אחת, {claim: שתיים, objections: [שלוש]}]
"""


def test_a_page_from_right_to_left_with_notes_is_clean(tmp_path, browser):
    (tmp_path / "made.yaml").write_text(MADE, encoding="utf-8")
    told = browser(page_of(tmp_path / "made.yaml", "dossier", tmp_path), "narrow")
    assert told["wrong"] == []
    assert told["across"][0] <= told["across"][1]


def test_dark_is_dark(tmp_path, browser):
    page = page_of(MAPS[0], "one-page", tmp_path)
    light, dark = (browser(page, look)["ground"] for look in ("light", "dark"))
    assert sum(map(int, re.findall(r"\d+", light)[:3])) > 700
    assert sum(map(int, re.findall(r"\d+", dark)[:3])) < 150


FAULTS = {
    "image-alt": ("</main>", "<img src='data:,'></main>"),
    "color-contrast": ("</main>", "<p style='color: #999; background: #aaa'>Hardly to be read</p></main>"),
    "heading-order": ("</main>", "<h2>x</h2><h6>y</h6></main>"),
    "link-name": ("</main>", "<a href='#content'></a></main>"),
    "html-has-lang": ('<html lang="en-GB"', "<html"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_axe_finds_a_planted_fault(fault, tmp_path, browser):
    before, after = FAULTS[fault]
    page = page_of(MAPS[0], "one-page", tmp_path)
    assert before in page
    told = browser(page.replace(before, after, 1), "light")
    assert fault in [one.partition(":")[0] for one in told["wrong"]]
