from __future__ import annotations

from pathlib import Path

from teiedition.batch.stamp import is_intact
from tests.cli.conftest import LETTER, Run


def names(folder: str | Path) -> list[str]:
    """What a folder holds."""
    return sorted(path.name for path in Path(folder).iterdir())


def test_to_a_file_and_back(run: Run, letter: Path) -> None:
    assert run("encode", "letter.txt", "-o", "letter.xml").exit_code == 0
    assert is_intact(Path("letter.xml").read_bytes())
    result = run("transform", "letter.xml", "--to", "transcription")
    assert result.stdout_bytes == letter.read_bytes()


def test_standard_input_and_output_give_the_same_text(run: Run, letter: Path) -> None:
    piped = run("encode", "-", input=letter.read_bytes())
    assert piped.exit_code == 0
    run("encode", "letter.txt", "-o", "a.xml")
    assert piped.stdout_bytes == run("encode", "-", "-o", "-", input=letter.read_bytes()).stdout_bytes
    back = run("transform", "-", "--to", "transcription", input=piped.stdout_bytes)
    assert back.stdout_bytes == letter.read_bytes()


def test_the_path_leaves_no_trace_in_the_bytes(run: Run, letter: Path) -> None:
    first = run("encode", "letter.txt").stdout_bytes
    assert run("encode", letter.resolve()).stdout_bytes == first
    assert run("encode", f"../{letter.parent.name}/letter.txt").stdout_bytes == first


def test_several_inputs_need_a_folder(run: Run, letter: Path) -> None:
    Path("other.txt").write_text(LETTER)
    result = run("encode", "letter.txt", "other.txt")
    assert result.exit_code == 2
    assert "-o FOLDER/" in result.stderr


def test_results_keep_the_stem(run: Run, letter: Path) -> None:
    Path("other.txt").write_text(LETTER)
    assert run("encode", "other.txt", "letter.txt", "-o", "out/").exit_code == 0
    assert sorted(names("out")) == ["letter.xml", "other.xml"]


def test_one_input_and_a_folder(run: Run, letter: Path) -> None:
    assert run("encode", "letter.txt", "-o", "new/").exit_code == 0
    assert Path("new/letter.xml").is_file()
    Path("there").mkdir()
    assert run("encode", "letter.txt", "-o", "there").exit_code == 0
    assert Path("there/letter.xml").is_file()


def test_a_folder_is_searched_and_keeps_its_shape(run: Run, letter: Path) -> None:
    Path("in/1921").mkdir(parents=True)
    for name in ("in/b.txt", "in/a.txt", "in/1921/a.txt", "in/.hidden.txt", "in/notes.md"):
        Path(name).write_text(LETTER)
    result = run("encode", "in", "-o", "out")
    assert result.exit_code == 0
    assert [line for line in result.stderr.splitlines() if line.startswith("wrote")] == [
        "wrote out/1921/a.xml",
        "wrote out/a.xml",
        "wrote out/b.xml",
    ]


def test_a_pattern_is_expanded_sorted(run: Run, letter: Path) -> None:
    for name in ("b.txt", "a.txt", "c.md"):
        Path(name).write_text(LETTER)
    result = run("encode", "[ab].txt", "-o", "out/")
    assert [line for line in result.stderr.splitlines() if line.startswith("wrote")] == [
        "wrote out/a.xml",
        "wrote out/b.xml",
    ]


def test_two_inputs_for_one_result_are_both_refused(run: Run, letter: Path) -> None:
    Path("sub").mkdir()
    Path("sub/letter.txt").write_text(LETTER)
    Path("other.txt").write_text(LETTER)
    result = run("encode", "letter.txt", "sub/letter.txt", "other.txt", "-o", "out/")
    assert result.exit_code == 2
    assert "TEI705" in result.stderr
    assert names("out") == ["other.xml"]


def test_what_a_person_changed_is_kept(run: Run, letter: Path) -> None:
    run("encode", "letter.txt", "-o", "letter.xml")
    path = Path("letter.xml")
    edited = path.read_bytes().replace(b"rained", b"snowed")
    path.write_bytes(edited)
    result = run("encode", "letter.txt", "-o", "letter.xml")
    assert result.exit_code == 2
    assert "TEI709" in result.stderr
    assert path.read_bytes() == edited
    assert run("encode", "letter.txt", "-o", "letter.xml", "--force").exit_code == 0
    assert b"rained" in path.read_bytes()


def test_a_change_of_line_ends_is_no_change(run: Run, letter: Path) -> None:
    run("encode", "letter.txt", "-o", "letter.xml")
    path = Path("letter.xml")
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert run("encode", "letter.txt", "-o", "letter.xml").exit_code == 0


def test_a_file_of_others_is_kept(run: Run, letter: Path) -> None:
    Path("letter.xml").write_text("<TEI/>")
    result = run("encode", "letter.txt", "-o", "letter.xml")
    assert result.exit_code == 2
    assert "TEI710" in result.stderr
    assert Path("letter.xml").read_text() == "<TEI/>"


def test_a_source_is_never_overwritten_even_by_force(run: Run, letter: Path) -> None:
    result = run("encode", "letter.txt", "-o", "letter.txt", "--force")
    assert result.exit_code == 2
    assert "TEI721" in result.stderr
    assert letter.read_text() == LETTER


def test_the_same_bytes_are_not_written_again(run: Run, letter: Path) -> None:
    run("encode", "letter.txt", "-o", "letter.xml")
    before = Path("letter.xml").stat().st_mtime_ns
    result = run("encode", "letter.txt", "-o", "letter.xml")
    assert "unchanged letter.xml" in result.stderr
    assert Path("letter.xml").stat().st_mtime_ns == before


def test_jobs_and_order_change_no_byte(run: Run, folder: Path) -> None:
    Path("in").mkdir()
    for number in range(9):
        Path(f"in/{number}.txt").write_text(LETTER.replace("3 May", f"{number + 1} May"))
    files = sorted(Path("in").iterdir())
    assert run("encode", *files, "-o", "one/", "--jobs", "1").exit_code == 0
    assert run("encode", *reversed(files), "-o", "two/", "--jobs", "2").exit_code == 0
    for file in sorted(Path("one").iterdir()):
        assert file.read_bytes() == (Path("two") / file.name).read_bytes()


def test_a_bad_file_does_not_stop_the_rest(run: Run, letter: Path) -> None:
    Path("a.txt").write_bytes(b"")
    Path("z.txt").write_bytes(b"\x00\x01\x02" * 100)
    result = run("encode", "a.txt", "missing.txt", "letter.txt", "z.txt", "-o", "out/")
    assert result.exit_code == 2
    assert "TEI701" in result.stderr
    assert names("out") == ["letter.xml"]


def test_explain_says_why(run: Run, letter: Path) -> None:
    result = run("encode", "letter.txt", "--explain", "-o", "letter.xml")
    assert "date [3 May 1921]" in result.stderr
    assert "dates" in result.stderr


def test_chosen_annotators_alone_are_at_work(run: Run, letter: Path) -> None:
    assert b"<date" in run("encode", "letter.txt", "--annotators", "dates").stdout_bytes
    assert b"<date when" not in run("encode", "letter.txt", "--annotators", "notes").stdout_bytes.partition(b"<text")[2]


def test_an_unknown_annotator_is_named(run: Run, letter: Path) -> None:
    result = run("encode", "letter.txt", "--annotators", "names,daets")
    assert result.exit_code == 2
    assert "TEI711" in result.stderr
    assert "daets" in result.stderr


def test_settings_are_found_here_above_and_by_name(run: Run, letter: Path) -> None:
    Path("deep/er").mkdir(parents=True)
    Path("deep/edition.toml").write_text('[edition]\npublisher = "Press Above"\n')
    Path("deep/er/letter.txt").write_text(LETTER)
    Path("own.toml").write_text('[edition]\npublisher = "Press By Name"\n')
    assert b"Press Above" in run("encode", "deep/er/letter.txt").stdout_bytes
    assert b"Press By Name" in run("encode", "deep/er/letter.txt", "--config", "own.toml").stdout_bytes
    Path("edition.toml").write_text('[edition]\npublisher = "Press Here"\n')
    assert b"Press Here" in run("encode", "deep/er/letter.txt").stdout_bytes


def test_wrong_settings_stop_the_work(run: Run, letter: Path) -> None:
    Path("edition.toml").write_text("[edition]\npublischer = 'A'\n[run]\njobs = 'many'\n")
    result = run("encode", "letter.txt")
    assert result.exit_code == 2
    assert "edition.toml:2:1" in result.stderr
    assert "did you mean publisher?" in result.stderr
    assert "TEI714" in result.stderr
    assert not result.stdout_bytes


def test_quiet_names_no_results(run: Run, letter: Path) -> None:
    assert "wrote" not in run("encode", "letter.txt", "-o", "letter.xml", "-q").stderr


def test_why_a_place_a_line_words_or_a_kind_are_marked(run: Run, letter: Path) -> None:
    whole = run("encode", "letter.txt", "--explain", "-o", "letter.xml").stderr
    place = next(line for line in whole.splitlines() if "[Thomas Reed]" in line).split(":")[1:3]
    for asked in (":".join(place), place[0], "thomas  REED", "persName", "names"):
        result = run("encode", "letter.txt", "--why", asked)
        assert result.exit_code == 0
        assert (
            f"letter.txt:{':'.join(place)}: persName [Thomas Reed]\n    rule       names: given name\n" in result.stdout
        )
    assert "certainty  0.95" in result.stdout
    assert "<TEI" not in result.stdout
    assert "nothing is marked at 2:1" in run("encode", "letter.txt", "--why", "2:1").stdout


def test_why_of_what_can_not_be_read(run: Run, letter: Path) -> None:
    result = run("encode", "nobody.txt", "--why", "1")
    assert result.exit_code == 2
    assert "TEI701" in result.stderr
