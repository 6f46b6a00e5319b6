from __future__ import annotations

import errno
import os
import stat
import threading
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teiedition.batch import Policy, save, write_atomically
from teiedition.batch.stamp import is_intact, is_stamped, stamped
from teiedition.batch.writing import TEMPORARY, digest
from teiedition.diagnostics import InputError


def names(folder: str | Path) -> list[str]:
    """What a folder holds."""
    return sorted(path.name for path in Path(folder).iterdir())


FREE = Policy()


def code_of(call: object, *args: object, **extra: object) -> str:
    with pytest.raises(InputError) as caught:
        call(*args, **extra)  # type: ignore[operator]
    return caught.value.diagnostic.code


def leftovers(folder: Path) -> list[str]:
    return [name for name in names(folder) if name.endswith(TEMPORARY)]


def test_a_file_is_written_whole_and_leaves_nothing_else(tmp_path: Path) -> None:
    write_atomically(tmp_path / "a.xml", b"one")
    write_atomically(tmp_path / "a.xml", b"two")
    assert (tmp_path / "a.xml").read_bytes() == b"two"
    assert names(tmp_path) == ["a.xml"]


@pytest.mark.parametrize("failing", ["fsync", "open"])
def test_a_full_disk_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failing: str) -> None:
    path = tmp_path / "a.xml"
    path.write_bytes(b"old")

    def full(*_: object, **__: object) -> int:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(f"teiedition.batch.writing.os.{failing}", full)
    assert code_of(write_atomically, path, b"new") == "TEI706"
    monkeypatch.undo()
    assert path.read_bytes() == b"old"
    assert not leftovers(tmp_path)


def test_a_rename_that_fails_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object) -> None:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

    monkeypatch.setattr(Path, "replace", refused)
    assert code_of(write_atomically, tmp_path / "a.xml", b"new") == "TEI706"
    assert names(tmp_path) == []


def test_ctrl_c_in_the_middle_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.xml"
    path.write_bytes(b"old")

    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("teiedition.batch.writing.os.fsync", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write_atomically(path, b"new")
    assert path.read_bytes() == b"old"
    assert not leftovers(tmp_path)


def test_a_replaced_file_hands_its_mode_on(tmp_path: Path) -> None:
    path = tmp_path / "a.xml"
    path.write_bytes(b"old")
    path.chmod(0o640)
    write_atomically(path, b"new")
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_a_reader_never_sees_half_a_file(tmp_path: Path) -> None:
    path = tmp_path / "a.xml"
    versions = [bytes([65 + n]) * 200_000 for n in range(2)]
    path.write_bytes(versions[0])
    seen: set[bytes] = set()
    stop = threading.Event()

    def read() -> None:
        while not stop.is_set():
            seen.add(path.read_bytes())

    reader = threading.Thread(target=read)
    reader.start()
    for number in range(50):
        write_atomically(path, versions[number % 2])
    stop.set()
    reader.join()
    assert seen <= set(versions)


def test_folders_are_made(tmp_path: Path) -> None:
    assert save(tmp_path / "out/1921/a.xml", b"<a/>", tmp_path / "out", FREE)
    assert (tmp_path / "out/1921/a.xml").is_file()


def test_a_file_where_a_folder_should_be_and_the_other_way_round(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("mine")
    assert code_of(save, tmp_path / "out/a.xml", b"<a/>", tmp_path / "out", FREE) == "TEI708"
    (tmp_path / "a.xml").mkdir()
    assert code_of(save, tmp_path / "a.xml", b"<a/>", tmp_path, FREE, ".xml") == "TEI708"


@pytest.mark.parametrize("force", [False, True])
def test_links_do_not_lead_out(tmp_path: Path, force: bool) -> None:
    out, away = tmp_path / "out", tmp_path / "away"
    out.mkdir()
    away.mkdir()
    (away / "a.xml").write_text("mine")
    (out / "a.xml").symlink_to(away / "a.xml")
    (out / "sub").symlink_to(away)
    policy = Policy(force=force)
    assert code_of(save, out / "a.xml", b"<a/>", out, policy) == "TEI707"
    assert code_of(save, out / "sub/b.xml", b"<a/>", out, policy) == "TEI707"
    assert code_of(save, out / "../b.xml", b"<a/>", out, policy) == "TEI707"
    assert names(away) == ["a.xml"]
    assert (away / "a.xml").read_text() == "mine"


def test_a_link_inside_is_followed(tmp_path: Path) -> None:
    save(tmp_path / "real.xml", b"<a/>", tmp_path, FREE, ".xml")
    (tmp_path / "link.xml").symlink_to("real.xml")
    assert save(tmp_path / "link.xml", b"<b/>", tmp_path, FREE, ".xml")
    assert (tmp_path / "link.xml").is_symlink()
    assert b"<b/>" in (tmp_path / "real.xml").read_bytes()


def test_a_link_to_itself_is_refused(tmp_path: Path) -> None:
    (tmp_path / "loop.xml").symlink_to("loop.xml")
    assert code_of(save, tmp_path / "loop.xml", b"<a/>", tmp_path, FREE, ".xml").startswith("TEI70")


def test_what_was_written_here_may_be_replaced_what_was_changed_not(tmp_path: Path) -> None:
    path = tmp_path / "a.xml"
    assert save(path, b"<a/>\n", tmp_path, FREE, ".xml")
    assert not save(path, b"<a/>\n", tmp_path, FREE, ".xml")
    assert save(path, b"<b/>\n", tmp_path, FREE, ".xml")
    path.write_bytes(path.read_bytes().replace(b"<b/>", b"<c/>"))
    assert code_of(save, path, b"<d/>\n", tmp_path, FREE, ".xml") == "TEI709"
    assert save(path, b"<d/>\n", tmp_path, Policy(force=True), ".xml")


def test_what_others_wrote_is_kept_unless_known_or_empty(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"mine")
    assert code_of(save, path, b"new", tmp_path, FREE) == "TEI710"
    assert not save(path, b"mine", tmp_path, FREE)
    assert save(path, b"new", tmp_path, Policy(known={digest(b"mine")}))
    path.write_bytes(b"")
    assert save(path, b"new", tmp_path, FREE)


def test_a_file_read_is_never_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"mine")
    (tmp_path / "link.txt").symlink_to("a.txt")
    policy = Policy(force=True, inputs={os.path.realpath(path)})
    assert code_of(save, path, b"new", tmp_path, policy) == "TEI721"
    assert code_of(save, tmp_path / "link.txt", b"new", tmp_path, policy) == "TEI721"


def test_devices_are_written_through(tmp_path: Path) -> None:
    assert save(Path(os.devnull), b"<a/>", Path(os.devnull).parent, FREE)
    if Path("/dev/full").exists():
        assert code_of(save, Path("/dev/full"), b"<a/>", Path("/dev"), FREE) == "TEI706"


@pytest.mark.parametrize("name", ["a" * 300 + ".xml", "a\0b.xml"])
def test_names_no_file_can_have(tmp_path: Path, name: str) -> None:
    assert code_of(save, tmp_path / name, b"<a/>", tmp_path, FREE, ".xml").startswith("TEI70")


def test_the_mark() -> None:
    data = stamped(b"<a/>", ".xml")
    assert data.startswith(b"<a/>\n<?teiedition-written sha256=")
    assert is_intact(data)
    assert is_intact(data.replace(b"\n", b"\r\n"))
    assert stamped(b"<a/>", ".xml") == data
    assert not is_intact(data.replace(b"<a/>", b"<b/>"))
    assert is_stamped(data.replace(b"<a/>", b"<b/>"))
    assert not is_stamped(b"<a/>")
    assert stamped(b"text", ".txt") == b"text"
    assert is_intact(stamped(b"<html></html>", ".html"))


@given(st.binary(), st.sampled_from([".xml", ".html"]))
def test_any_data_is_recognised_and_any_change_seen(data: bytes, form: str) -> None:
    marked = stamped(data, form)
    assert is_intact(marked)
    assert marked.startswith(data)
    assert not is_intact(b"x" + marked)
    assert not is_intact(marked + b"x")
