"""Files: what cannot be read becomes a diagnostic, what is written is written whole or not at all."""

import os
import stat
import subprocess
import sys

import pytest

from argmap.host import disk, epoch
from argmap.source import Span
from reading import ROOT

AS_ROOT = hasattr(os, "getuid") and os.getuid() == 0
needs_permissions = pytest.mark.skipif(AS_ROOT, reason="root may do everything")


def written(folder, content, name="map.yaml"):
    path = folder / name
    path.write_bytes(content)
    return path


def refusal(path):
    """The one diagnostic of a file that cannot be read."""
    read = disk.read_text(path)
    (found,) = read.diagnostics
    return read.value, found


def test_a_byte_order_mark_is_no_part_of_the_text(tmp_path):
    assert disk.read_text(written(tmp_path, "\ufefftitle: Ж".encode())).value.text == "title: Ж"


@pytest.mark.parametrize(
    "encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-16-le-mark", "utf-16-be-mark"]
)
def test_other_encodings_are_named(tmp_path, encoding):
    text = "\ufefftitle: T" if encoding.endswith("-mark") else "title: T"
    value, found = refusal(written(tmp_path, text.encode(encoding.removesuffix("-mark"))))
    assert value is None
    assert found.code == "cannot-read"
    assert f"it is in {encoding[:6].upper()}; save it as UTF-8" in found.message


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"], ids=["bare", "marked"])
def test_a_byte_that_is_not_utf_8_is_named_with_its_place(tmp_path, mark):
    value, found = refusal(written(tmp_path, mark + "title: Ж\nthesis: ".encode() + b"caf\xe9 x\xff"))
    assert found.code == "not-utf-8"
    assert found.message.endswith("found the byte 0xE9")
    assert value.position(found.span.start) == (2, 12)


@pytest.mark.parametrize("name", ["nothing.yaml", "a" * 5000, "a\0b", "folder", "map.yaml/below"])
def test_what_is_no_readable_file_is_a_diagnostic_that_names_it(tmp_path, name):
    written(tmp_path, b"title: T")
    (tmp_path / "folder").mkdir()
    value, found = refusal(tmp_path / name)
    assert value is None
    assert (found.code, found.span) == ("cannot-read", Span(str(tmp_path / name), 0, 0))


def test_a_link_to_itself_is_a_diagnostic(tmp_path):
    path = tmp_path / "map.yaml"
    path.symlink_to(path)
    assert refusal(path)[1].code == "cannot-read"


@needs_permissions
def test_a_file_one_may_not_read_is_a_diagnostic(tmp_path):
    path = written(tmp_path, b"title: T")
    path.chmod(0)
    assert "you are not allowed to" in refusal(path)[1].message


@pytest.fixture
def home(tmp_path, monkeypatch):
    """A working folder with a map in a folder of its own, and a secret beside the working folder."""
    here = tmp_path / "work"
    (here / "maps").mkdir(parents=True)
    written(here / "maps", b"title: T")
    written(here, b"essay", "essay.md")
    written(tmp_path, b"secret", "secret.txt")
    (here / "maps" / "way-out").symlink_to(tmp_path / "secret.txt")
    monkeypatch.chdir(here)
    return here


def test_paths_stay_in_the_working_folder_if_it_holds_the_map(home):
    root = disk.root_of(disk.Path("maps/map.yaml"))
    folder = home / "maps"
    assert root == home.resolve()
    assert disk.inside(root, folder, "../essay.md") == (home / "essay.md").resolve()


@pytest.mark.parametrize(
    "way", ["../../secret.txt", "way-out", "/etc/passwd", "a\0b", "x/../../../secret.txt"]
)
def test_no_path_leads_out_of_the_root(home, way):
    assert disk.inside(disk.root_of(disk.Path("maps/map.yaml")), home / "maps", way) is None


def test_elsewhere_paths_stay_beside_the_map(home, tmp_path, monkeypatch):
    (tmp_path / "other").mkdir()
    monkeypatch.chdir(tmp_path / "other")
    root = disk.root_of(home / "maps" / "map.yaml")
    assert root == (home / "maps").resolve()
    assert disk.inside(root, home / "maps", "../essay.md") is None
    assert disk.inside(root, home / "maps", "own.bib") == root / "own.bib"


def test_maps_of_a_folder_are_its_yaml_files_by_name(tmp_path):
    for name in ("b.yaml", "a.yml", "notes.md"):
        written(tmp_path, b"", name)
    (tmp_path / "folder.yaml").mkdir()
    assert [path.name for path in disk.maps_in(tmp_path)] == ["a.yml", "b.yaml"]


def left(folder):
    return sorted(path.name for path in folder.iterdir())


def test_a_file_is_written_in_a_folder_that_is_made_for_it(tmp_path):
    path = tmp_path / "new" / "exports" / "a.pdf"
    assert disk.replace(path, b"one") == disk.Written(path, changed=True)
    assert (path.read_bytes(), left(path.parent)) == (b"one", ["a.pdf"])


def test_the_same_bytes_leave_the_file_untouched(tmp_path):
    path = written(tmp_path, b"one")
    os.utime(path, (1, 1))
    before = path.stat()
    assert disk.replace(path, b"one") == disk.Written(path, changed=False)
    assert (path.stat().st_mtime_ns, path.stat().st_ino) == (before.st_mtime_ns, before.st_ino)


def test_new_files_follow_the_user_s_mask_and_replaced_ones_keep_their_permissions(tmp_path):
    private, fresh = written(tmp_path, b"one", "private"), tmp_path / "fresh"
    private.chmod(0o600)
    before = os.umask(0o027)
    try:
        disk.replace(private, b"two")
        disk.replace(fresh, b"two")
    finally:
        os.umask(before)
    assert [stat.S_IMODE(path.stat().st_mode) for path in (private, fresh)] == [0o600, 0o640]


@pytest.mark.parametrize("target", ["there", "nowhere"])
def test_nothing_is_written_through_a_link(tmp_path, target):
    there = written(tmp_path, b"mine", "there")
    path = tmp_path / "a.pdf"
    path.symlink_to(tmp_path / target)
    with pytest.raises(OSError, match="it is a link"):
        disk.replace(path, b"two")
    assert (there.read_bytes(), left(tmp_path)) == (b"mine", ["a.pdf", "there"])


def test_what_is_not_a_file_is_left_alone(tmp_path):
    (tmp_path / "a.pdf").mkdir()
    os.mkfifo(tmp_path / "pipe")
    for name in ("a.pdf", "pipe"):
        with pytest.raises(OSError, match="not a file"):
            disk.replace(tmp_path / name, b"two")


def test_a_file_in_the_place_of_the_folder_is_named(tmp_path):
    with pytest.raises(OSError, match="exports is not a folder"):
        disk.replace(written(tmp_path, b"", "exports") / "a.pdf", b"two")


@needs_permissions
def test_a_folder_one_may_not_write_to_is_an_error_and_nothing_is_left(tmp_path):
    tmp_path.chmod(0o500)
    with pytest.raises(PermissionError):
        disk.replace(tmp_path / "a.pdf", b"two")
    assert left(tmp_path) == []


def in_a_process(script, folder):
    """Run a script in a folder with the package on its path."""
    return subprocess.run(
        [sys.executable, "-c", script], cwd=folder, capture_output=True, text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)}, check=False,
    )  # fmt: skip


ENDLESS = """
import resource
from pathlib import Path
from argmap.host import disk
resource.setrlimit(resource.RLIMIT_AS, (1 << 30, 1 << 30))
print(disk.read_text(Path("/dev/zero")).diagnostics[0].message)
"""


def test_a_device_without_end_is_refused_and_not_read_to_its_end(tmp_path):
    said = in_a_process(ENDLESS, tmp_path).stdout
    assert said == "cannot read /dev/zero: it is no file but a device or a pipe\n"


def test_a_file_that_is_too_large_is_refused(tmp_path, monkeypatch):
    path = written(tmp_path, b"title: T")
    monkeypatch.setattr(disk, "LARGEST", 7)
    assert refusal(path)[1].message == f"cannot read {path}: it is larger than 0 MB"


def test_who_has_the_old_file_open_still_reads_it_whole(tmp_path):
    with open(written(tmp_path, b"one", "a.pdf"), "rb") as before:
        disk.replace(tmp_path / "a.pdf", b"two")
        assert before.read() == b"one"


FULL = """
import resource, signal
from pathlib import Path
from argmap.host import disk
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
try:
    disk.replace(Path("a.pdf"), b"x" * 5000)
except OSError as error:
    print("refused", error.errno)
"""


def test_a_disk_that_takes_no_more_leaves_the_old_file_as_it_was(tmp_path):
    written(tmp_path, b"one", "a.pdf")
    assert in_a_process(FULL, tmp_path).stdout.startswith("refused")
    assert (left(tmp_path), (tmp_path / "a.pdf").read_bytes()) == (["a.pdf"], b"one")


INTERRUPTED = """
import os, signal
from pathlib import Path
from argmap.host import disk
swap = os.fsync
def interrupted(descriptor):
    os.kill(os.getpid(), signal.SIGINT)
    swap(descriptor)
os.fsync = interrupted
try:
    disk.replace(Path("a.pdf"), b"x" * 5000)
except KeyboardInterrupt:
    print("interrupted")
"""


def test_an_interrupt_leaves_the_old_file_and_nothing_else(tmp_path):
    written(tmp_path, b"one", "a.pdf")
    assert in_a_process(INTERRUPTED, tmp_path).stdout == "interrupted\n"
    assert (left(tmp_path), (tmp_path / "a.pdf").read_bytes()) == (["a.pdf"], b"one")


def test_a_new_file_never_takes_the_place_of_one_that_is_there(tmp_path):
    path = written(tmp_path, b"mine")
    with pytest.raises(FileExistsError):
        disk.create(path, "theirs")
    with pytest.raises(NotADirectoryError):
        disk.create(path / "below.yaml", "theirs")
    disk.create(tmp_path / "folder" / "new.yaml", "a\n")
    assert (path.read_bytes(), (tmp_path / "folder" / "new.yaml").read_bytes()) == (b"mine", b"a\n")


def test_the_time_is_a_fixed_one_unless_the_environment_tells_another(monkeypatch):
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    assert epoch.epoch() == disk.Checked(epoch.FIXED_EPOCH)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    assert epoch.epoch() == disk.Checked(86_400)


@pytest.mark.parametrize("told", ["soon", "-1", "1.5", "٣", "9" * 12, "1" * 5000, " 1"])
def test_a_time_that_is_none_is_a_warning_and_the_fixed_one_stands(monkeypatch, told):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", told)
    read = epoch.epoch()
    assert (read.value, [found.code for found in read.diagnostics]) == (epoch.FIXED_EPOCH, ["bad-epoch"])


@pytest.mark.parametrize("before", [None, "soon"])
def test_libraries_are_told_the_same_time_and_only_for_a_while(monkeypatch, before):
    if before is None:
        monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    else:
        monkeypatch.setenv("SOURCE_DATE_EPOCH", before)
    with epoch.telling(5):
        assert os.environ["SOURCE_DATE_EPOCH"] == "5"
    assert os.environ.get("SOURCE_DATE_EPOCH") == before


def test_a_machine_without_a_program_to_open_documents_says_so(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(OSError, match="this machine has no program"):
        disk.show(written(tmp_path, b"%PDF", "a.pdf"))
