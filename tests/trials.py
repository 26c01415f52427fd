"""Many mutants, tried in processes of their own: each has so much time and memory, and whatever ends is told.

`tried(range)` runs them and gives a `Told` for each. As a program (`python trials.py FIRST LAST EVERY`) it
tries the seeds from FIRST up to LAST, takes every EVERYth map that can be read through a whole build, and
prints one line of JSON for each.
"""

import faulthandler
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
import traceback
from dataclasses import asdict, dataclass
from pathlib import Path

ROOT = Path(os.environ.get("SNAP") or Path(__file__).parent.parent)
LONGEST = 20
"""Seconds that one mutant may take; a hundred statements, set in every output, may take one more."""
HANGING = 90
"""Seconds after which a process is ended with its mutant: none of them may take so long."""
MOST_MEMORY = 1 << 30
"""Bytes that a process may take for itself; what the layout engine only reserves does not count."""


@dataclass(frozen=True, slots=True)
class Told:
    """What became of a mutant; `fault` is empty, a traceback, or says that it was too slow or too large."""

    seed: int
    readable: bool = False
    built: bool = False
    seconds: float = 0.0
    memory: int = 0
    fault: str = ""


def tried(seeds, *, every, folder, workers=2):
    """Try seeds in some processes side by side; return a `Told` for each, in order."""
    share = -(-len(seeds) // workers)
    parts = [seeds[start : start + share] for start in range(0, len(seeds), share)]
    running = [_started(part.start, part.stop, every, Path(folder) / str(part.start)) for part in parts]
    return [
        told for part, run in zip(parts, running, strict=True) for told in _ended(part, run, every, folder)
    ]


def _started(first, last, every, folder):
    folder.mkdir(parents=True, exist_ok=True)
    command = [sys.executable, __file__, str(first), str(last), str(every), str(folder)]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join((str(ROOT), str(ROOT / "tests")))}
    environment.pop("SOURCE_DATE_EPOCH", None)
    with (folder / "said").open("wb") as said, (folder / "complaints").open("wb") as complaints:
        return subprocess.Popen(command, stdout=said, stderr=complaints, env=environment), folder


def _ended(seeds, run, every, folder):
    """Wait for a process; one that a mutant has ended is followed by another that goes on behind it."""
    process, place = run
    process.wait()
    lines = (place / "said").read_text(encoding="utf-8").splitlines()
    told = [Told(**json.loads(line)) for line in lines if line.endswith("}")]
    if process.returncode or len(told) < len(seeds):
        seed = seeds.start + len(told)
        said = (place / "complaints").read_text(encoding="utf-8", errors="replace")
        told.append(Told(seed, fault=f"ended with {process.returncode}: {said[-3000:]}"))
        rest = range(seed + 1, seeds.stop)
        again = _started(rest.start, rest.stop, every, Path(folder) / str(rest.start)) if rest else None
        told += _ended(rest, again, every, folder) if again else []
    return told


def trial(folder, seed, *, every):
    """Lay out a mutant in a folder and try it there."""
    import mutated

    path = mutated.laid(folder, seed)
    before = time.perf_counter()
    readable = built = False
    fault, parts = "", 0
    try:
        outcome = checked(path)
        readable = outcome.loaded is not None
        parts = len(outcome.loaded.map.statements) if outcome.loaded else 0
        built = readable and seed % every == 0
        if built:
            whole(path)
    except Exception:
        fault = traceback.format_exc(limit=-12)
    seconds = time.perf_counter() - before
    if seconds > LONGEST + (parts / 100 if built else 0):
        fault = f"{fault}it took {seconds:.1f} seconds"
    return Told(
        seed, readable, built, seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss << 10, fault
    )


def checked(path):
    """Check a map, print what was found in every form, and judge it: a diagnostic or a map."""
    from argmap import pipeline, printing

    outcome = pipeline.check(path)
    assert outcome.loaded is not None or outcome.failed, "neither a map nor an error"
    for found in outcome.diagnostics:
        for said in (printing.as_text(found, outcome.sources), printing.as_plain(found, outcome.sources)):
            assert printing.visible(said) == said, f"{said!r} would reach the terminal"
    json.loads(printing.as_json(outcome.diagnostics, outcome.sources))
    if outcome.loaded:
        judged(outcome.loaded)
    return outcome


def judged(loaded):
    """Say how a map stands, list it, and mark it as read."""
    from argmap import verdicts
    from argmap.edit import accepting
    from argmap.listing import listing

    made = verdicts.judge(loaded.map, verdicts.wish(loaded.map, (), ()))
    assert list(verdicts.sentences(made))
    assert json.dumps(verdicts.structure(made))
    assert list(listing(loaded.map, loaded.evaluation))
    accepting(loaded.source, loaded.map, loaded.evaluation)


def whole(path):
    """Build all outputs of a map: each is whole, or an error says why there is none."""
    from argmap import pipeline
    from argmap.diagnostics import broken
    from argmap.writers import WRITERS

    output = path.parent / "exports"
    options = pipeline.BuildOptions(output=output, to=tuple(WRITERS), force=True)
    outcome = pipeline.build(path, options)
    assert outcome.written or broken(outcome.diagnostics), "neither an output nor an error"
    for written in outcome.written:
        sound(written.path)


def sound(path):
    """Say that an output is sealed and that what reads its kind can read it."""
    from argmap.writers import WRITERS
    from argmap.writers.seal import Seal

    content = path.read_bytes()
    (writer,) = (writer for writer in WRITERS.values() if writer.suffix == path.suffix)
    assert writer.examine(content) is Seal.INTACT, path
    READABLE[path.suffix](content)


def _pages(content):
    import pypdfium2

    read = pypdfium2.PdfDocument(content)
    assert len(read)
    read.close()


def _parts(content):
    import zipfile
    from io import BytesIO

    from lxml import etree

    with zipfile.ZipFile(BytesIO(content)) as parts:
        assert parts.testzip() is None
        for name in parts.namelist():
            if name.endswith((".xml", ".rels")):
                etree.fromstring(parts.read(name))


def _tree(content):
    from lxml import etree

    etree.fromstring(content, etree.XMLParser(huge_tree=True))


def _picture(content):
    from io import BytesIO

    from PIL import Image

    Image.open(BytesIO(content)).verify()


def _page(content):
    from lxml import html

    assert html.document_fromstring(content).find("body") is not None


def _text(content):
    assert content.decode("utf-8").strip()


READABLE = {
    ".pdf": _pages,
    ".docx": _parts,
    ".svg": _tree,
    ".png": _picture,
    ".html": _page,
    ".md": _text,
}


def among_others(folder):
    """Lay what no map may reach beside a working folder, and what leads there in it; return the folder."""
    here = Path(folder) / "work"
    (here / "folder").mkdir(parents=True)
    (here.parent / "essay.md").write_text("words that no map may reach")
    (here / "out.md").symlink_to(here.parent / "essay.md")
    (here / "loop.md").symlink_to(here / "loop.md")
    os.mkfifo(here / "fifo.md")
    return here


def main(first, last, every, folder):
    """Try seeds and print what became of each."""
    resource.setrlimit(resource.RLIMIT_DATA, (MOST_MEMORY, MOST_MEMORY))
    here = among_others(tempfile.mkdtemp(dir=folder))
    os.chdir(here)
    for seed in range(int(first), int(last)):
        faulthandler.dump_traceback_later(HANGING, exit=True)
        told = trial(here, seed, every=int(every))
        faulthandler.cancel_dump_traceback_later()
        (here / "argmap.toml").unlink(missing_ok=True)
        print(json.dumps(asdict(told)), flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
