"""The house's own rules: who imports whom, how long functions are, and what the tools say."""

import ast
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from statistics import median

import pytest

from reading import ROOT

PACKAGE = sorted((ROOT / "argmap").rglob("*.py"))
NO_NAMES = {
    "utils", "util", "helper", "helpers", "manager", "data", "misc", "common", "item", "items", "node",
    "nodes", "handler",
}  # fmt: skip
PURE = [path for path in PACKAGE if path.parent.name != "host" and path.parent != ROOT / "argmap"]
MACHINE = {
    "open",
    "input",
    "print",
    "now",
    "today",
    "utcnow",
    "getenv",
    "write_bytes",
    "write_text",
}
"""Calls that reach a file, the clock or the terminal without an import that a contract would see."""


def functions():
    for path in PACKAGE:
        for part in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(part, ast.FunctionDef | ast.AsyncFunctionDef):
                yield path, part


def length(function):
    """Lines of a function's body without its docstring."""
    body = function.body
    first = body[1] if ast.get_docstring(function) and len(body) > 1 else body[0]
    return body[-1].end_lineno - first.lineno + 1


def test_functions_are_short():
    lengths = {f"{path.name}:{function.name}": length(function) for path, function in functions()}
    assert {name: lines for name, lines in lengths.items() if lines > 40} == {}
    assert median(lengths.values()) < 8


def test_files_have_room():
    lines = {path.name: len(path.read_text(encoding="utf-8").splitlines()) for path in PACKAGE}
    assert {name: number for name, number in lines.items() if number > 300} == {}


def test_names_are_the_field_s():
    modules = {path.stem for path in PACKAGE} | {path.parent.name for path in PACKAGE}
    defined = {function.name.strip("_") for _, function in functions()}
    assert (modules | defined) & NO_NAMES == set()


def called(tree):
    for part in ast.walk(tree):
        if isinstance(part, ast.Call):
            yield getattr(part.func, "id", getattr(part.func, "attr", ""))


def test_below_the_host_nothing_opens_a_file_or_asks_for_the_time():
    found = {path.name: MACHINE & set(called(ast.parse(path.read_text(encoding="utf-8")))) for path in PURE}
    assert {name: calls for name, calls in found.items() if calls} == {}


def run(*command):
    if not (shutil.which(command[0]) or (Path(sys.executable).parent / command[0]).exists()):
        pytest.skip(f"{command[0]} is not installed")
    program = shutil.which(command[0], path=str(Path(sys.executable).parent)) or command[0]
    done = subprocess.run([program, *command[1:]], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_layers_are_kept():
    run("lint-imports", "--no-cache")


def test_ruff_finds_nothing():
    run("ruff", "check", "--no-cache", ".")


def test_ruff_would_format_nothing():
    run("ruff", "format", "--no-cache", "--check", ".")


@pytest.mark.slow
def test_mypy_finds_nothing():
    run("mypy", "--cache-dir", str(ROOT / ".mypy_cache"))


def test_what_is_no_python_travels_with_the_package():
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    patterns = settings["tool"]["setuptools"]["package-data"]["argmap"]
    package = ROOT / "argmap"
    others = [path for path in package.rglob("*.*") if path.is_file() and path.suffix not in (".py", ".pyc")]
    assert others
    left = [path for path in others if not any(path in set(package.glob(pattern)) for pattern in patterns)]
    assert left == []
