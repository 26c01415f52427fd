"""Cost grows no faster than the map: measured as ratios within one run, never as seconds."""

import gc
import resource
import subprocess
import sys
import time

import pytest

from argmap import formats
from argmap.diagram.fit import draw_whole
from argmap.evaluate import evaluate
from argmap.language import ENGLISH
from argmap.report.build import Material, build
from argmap.report.templates import text_of
from argmap.source import SourceText
from argmap.writers import docx, pdf, svg
from reading import ENGINE

pytestmark = pytest.mark.slow

TIMES = 4
LINEAR = 2.0 * TIMES
"""Four times the map may cost up to eight times as much: twice linear, for a shared machine's sake."""


def text_of_map(statements):
    lines = ["title: Growth", "thesis:", "  claim: The thesis stands.", "  reasons:"]
    for number in range(statements // 4):
        lines += [
            f"  - claim: Line {number} of the argument speaks for the thesis in its own way.",
            "    reasons:",
            f"    - evidence: Report {number} says that it is so, and says it with figures.",
            f"      source: report, p. {number}",
            f"    - claim: Besides, reason {number} was never doubted by anybody.",
            "    objections:",
            f"    - claim: But somebody did doubt number {number}.",
        ]
    return "\n".join([*lines, "sources:", "  report: Somebody (2020). A report.", ""])


def read(statements):
    return formats.read(SourceText("growth.yaml", text_of_map(statements))).value


def report(argument_map):
    template = SourceText("briefing", text_of("briefing"))
    return build(Material(map=argument_map, evaluation=evaluate(argument_map), template=template)).value


def draw(argument_map):
    return draw_whole(argument_map, evaluate(argument_map), engine=ENGINE, language=ENGLISH)


def least_times(*works, rounds=4):
    """Processor time of each work at its best, taken in turns: what is busy for a while slows all of them."""
    least = [float("inf")] * len(works)
    for _ in range(rounds):
        for number, work in enumerate(works):
            gc.collect()  # the collector of garbage would count objects, not work
            gc.disable()
            start = processor_time()
            work()
            least[number] = min(least[number], processor_time() - start)
            gc.enable()
    return least


def processor_time():
    """Seconds of work by this process and those that it has started and seen end."""
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime


def growth(work, prepare, small):
    few, many = prepare(small), prepare(small * TIMES)
    work(few)  # what is made once is not measured
    slow, quick = least_times(lambda: work(many), lambda: work(few))
    return slow / quick


def test_reading_is_linear():
    assert growth(lambda text: formats.read(SourceText("g.yaml", text)), text_of_map, 1000) < LINEAR


def test_evaluating_is_linear():
    assert growth(evaluate, read, 2000) < LINEAR


def test_reporting_is_linear():
    assert growth(report, read, 400) < LINEAR


def test_the_pdf_is_linear():
    def write(document):
        pdf.write(document, epoch=0, creator="bench")

    assert growth(write, lambda n: report(read(n)), 300) < LINEAR


def test_the_word_file_is_linear():
    def write(document):
        docx.write(document, figures={}, epoch=946_684_800, creator="bench")

    assert growth(write, lambda n: report(read(n)), 300) < LINEAR


def test_the_svg_is_linear():
    assert growth(svg.write, lambda n: draw(read(n)), 100) < LINEAR


def test_help_starts_fast():
    """Asking for help costs little more than the library that prints it: nothing heavy is imported."""

    def start(*arguments):
        subprocess.run([sys.executable, *arguments], check=True, capture_output=True)

    ours, click = least_times(lambda: start("-m", "argmap", "--help"), lambda: start("-c", "import click"))
    assert ours < 2.5 * click
