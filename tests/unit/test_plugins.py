"""Parts of other packages: the package of the guide as it stands there, and packages that are broken in every way."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from teiedition import plugins
from teiedition.annotation import Kind
from teiedition.annotators import ANNOTATORS, added
from teiedition.annotators.run import describe_annotators, in_order, load_annotators
from teiedition.diagnostics import ConfigurationError, Report
from teiedition.pipeline import EncodeOptions, ValidateOptions, encode, transform, validate
from teiedition.publication import RenderOptions
from teiedition.readers import read
from teiedition.transcription import Source
from tests.conftest import ROOT

GUIDE = (ROOT / "docs" / "guide" / "extending.md").read_text(encoding="utf-8")
TEXT = b"At Noon\n\nGreat Tom tolled, and Ada Quill heard it.\n\nNobody came.\n"

Install = Callable[..., None]


def _forget() -> None:
    for cached in (plugins._installed, plugins._import, added.load_added):
        cached.cache_clear()


@pytest.fixture
def install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Install]:
    """Install a package into a folder on the path: its module, its entry points."""
    monkeypatch.syspath_prepend(str(tmp_path))
    _forget()

    def put(module: str, code: str, points: dict[str, str], package: str = "tei-bells") -> None:
        (tmp_path / f"{module}.py").write_text(code, encoding="utf-8")
        info = tmp_path / f"{package.replace('-', '_')}-1.0.dist-info"
        info.mkdir()
        (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {package}\nVersion: 1.0\n", encoding="utf-8")
        lines = "".join(f"[teiedition.{group}]\nbells = {value}\n" for group, value in points.items())
        (info / "entry_points.txt").write_text(lines, encoding="utf-8")
        _forget()

    yield put
    for name in [name for name in sys.modules if name.startswith("tei_")]:
        del sys.modules[name]
    _forget()


@pytest.fixture
def bells(install: Install) -> None:
    """The package of the guide."""
    code = re.findall(r"```python\n(.*?)```", GUIDE, re.DOTALL)[0]
    points = dict(re.findall(r'entry-points\."teiedition\.(\w+)"\]\nbells = "([^"]+)"', GUIDE))
    assert set(points) == {group.removeprefix("teiedition.") for group in plugins.GROUPS.values()}
    install("tei_bells", code, points)


@pytest.mark.usefixtures("bells")
def test_the_annotator_of_the_guide() -> None:
    encoded = encode(Source(TEXT, "a.txt"), EncodeOptions(annotators=("all", "bells")))
    (bell,) = [one for one in encoded.annotations if one.resp == "bells"]
    assert bell.span.of(encoded.transcription.text) == "Great Tom"
    assert bell.evidence == ("tolled",)
    assert b"Great Tom</name>" in encoded.data
    assert any(one.kind is Kind.PERSON for one in encoded.annotations)
    assert dict(describe_annotators())["bells"] == "of the package tei-bells 1.0"


@pytest.mark.usefixtures("bells")
def test_the_reader_of_the_guide() -> None:
    source = Source("=At Noon\n-Great Tom tolled in Köln.\n".encode(), "tower.bells")
    encoded = encode(source)
    assert encoded.transcription.text == "At Noon\n\nGreat Tom tolled in Köln.\n"
    assert encoded.transcription.origin.media_type == "text/x-bells"
    again = transform(Source(encoded.data, "tower.xml"), RenderOptions("transcription"))
    assert again == encoded.transcription.text.encode()


@pytest.mark.usefixtures("bells")
def test_the_check_of_the_guide() -> None:
    tei = Source(encode(Source(TEXT, "a.txt")).data, "a.xml")
    found = [one for one in validate(tei, ValidateOptions(checks=("bells",))) if one.code == "TEI491"]
    assert [one.message for one in found] == ["no bell tolled"]
    assert found[0].place.line > 0
    assert not [one for one in validate(tei) if one.code == "TEI491"]


@pytest.mark.usefixtures("bells")
def test_nothing_runs_because_it_is_installed() -> None:
    assert "tei_bells" not in sys.modules
    assert all(one.resp != "bells" for one in encode(Source(TEXT, "a.txt")).annotations)
    assert "tei_bells" not in sys.modules


def test_packages_are_not_looked_through_for_our_own_names() -> None:
    code = (
        "import sys; from teiedition.pipeline import encode; from teiedition.transcription import Source;"
        f"encode(Source({TEXT!r}, 'a.txt')); sys.exit('importlib.metadata' in sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


GOOD = """
from teiedition.annotation import Annotation, Kind
from teiedition.annotators import Findings
class Bells:
    name, needs, gives = "bells", frozenset(), frozenset({Kind.SHIP})
    def find(self, context):
        return %s
annotator = Bells()
"""

BROKEN = {
    "ModuleNotFoundError": "import no_such_module",
    "AttributeError": "",
    "SyntaxError": "def",
    "SystemExit": "raise SystemExit(3)",
    "has no find": "annotator = 3",
    "not a class": GOOD % "Findings()" + "annotator = Bells",
    "ZeroDivisionError": GOOD % "1 / 0",
    "it gives list, not Findings": GOOD % "[]",
    "is no annotation": GOOD % "Findings((3,))",
    "outside the text": GOOD % "Findings((Annotation.of(Kind.SHIP, 5, 10**6),))",
}


@pytest.mark.parametrize(("reason", "code"), BROKEN.items(), ids=BROKEN)
def test_a_broken_annotator_is_a_finding_with_its_package(install: Install, reason: str, code: str) -> None:
    install("tei_broken", code, {"annotators": "tei_broken:annotator"}, "tei-broken")
    with pytest.raises(ConfigurationError) as caught:
        encode(Source(TEXT, "a.txt"), EncodeOptions(annotators=("bells",)))
    diagnostic = caught.value.diagnostic
    assert diagnostic.code == "TEI727"
    assert "tei-broken 1.0" in diagnostic.message
    assert reason in diagnostic.message


def test_two_packages_of_one_name_are_refused(install: Install) -> None:
    install("tei_one", GOOD % "Findings()", {"annotators": "tei_one:annotator"}, "tei-one")
    install("tei_two", GOOD % "Findings()", {"annotators": "tei_two:annotator"}, "tei-two")
    with pytest.raises(ConfigurationError, match=r"tei-one 1\.0 .* tei-two 1\.0 gives one of that name, too"):
        load_annotators(["bells"])


def test_a_broken_reader_and_check(install: Install) -> None:
    code = "def wrong(*_):\n    return [3]\n"
    install("tei_wrong", code, {"readers": "tei_wrong:wrong", "checks": "tei_wrong:wrong"}, "tei-wrong")
    with pytest.raises(ConfigurationError, match=r"TEI727 the reader bells .* it gives list, not a Transcription"):
        read(Source(b"x", "a.bells"), Report())
    tei = Source(encode(Source(TEXT, "a.txt")).data, "a.xml")
    with pytest.raises(ConfigurationError, match=r"TEI727 the check bells .* it gives int, not a Diagnostic"):
        validate(tei, ValidateOptions(checks=("bells",)))
    with pytest.raises(ConfigurationError, match="TEI729"):
        validate(tei, ValidateOptions(checks=("bels",)))


def test_names_nobody_gives_are_refused_with_those_there_are() -> None:
    with pytest.raises(ConfigurationError, match="TEI711 there is no annotator bels; the annotators are structure,"):
        load_annotators(["bels"])


def test_all_means_ours_and_each_runs_once() -> None:
    names = [annotator.name for annotator in load_annotators(["names", "all", "names"])]
    assert sorted(names) == sorted(ANNOTATORS)


def test_who_only_hints_runs_first_and_who_gives_runs_before_those_who_need_it(install: Install) -> None:
    install("tei_order", GOOD % "Findings()", {"annotators": "tei_order:annotator"}, "tei-order")
    order = [one.name for one in in_order(load_annotators(["bells", "all"]))]
    assert order.index("bells") < order.index("corrections")
    assert order.index("bells") > order.index("names")
    _forget()
    del sys.modules["tei_order"]
    hinting = (GOOD % "Findings()").replace("frozenset({Kind.SHIP})", "frozenset()")
    (Path(sys.path[0]) / "tei_order.py").write_text(hinting, encoding="utf-8")
    assert next(one.name for one in in_order(load_annotators(["all", "bells"]))) == "bells"
