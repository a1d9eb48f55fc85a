from difflib import SequenceMatcher

import pytest

from certtrack_app.rules.named_files import FileMatch, match_files, names_a_file, plain_name


def likeness(one: str, other: str) -> float:
    return SequenceMatcher(None, one, other).ratio()


@pytest.mark.parametrize(
    ("kind", "target", "expected"),
    [
        pytest.param("file_name", "log", True, id="a name typed into a cell"),
        pytest.param("hyperlink", "file:///C:/x/log.pdf", True, id="a file's address"),
        pytest.param("hyperlink", "..\\evidence\\log.pdf", True, id="beside the workbook"),
        pytest.param("formula_link", "evidence/log.pdf", True, id="made by a formula"),
        pytest.param("hyperlink", "https://example.org/log.pdf", False, id="on the web"),
        pytest.param("hyperlink", "www.example.org/log.pdf", False, id="on the web, briefly"),
        pytest.param("hyperlink", "mailto:ana@example.org", False, id="mail"),
        pytest.param("hyperlink", "#Sheet2!A1", False, id="within the workbook"),
        pytest.param("hyperlink", "evidence/", False, id="a folder"),
        pytest.param("hyperlink", " ", False, id="nothing"),
        pytest.param("note", "log.pdf", False, id="a note"),
    ],
)
def test_what_names_a_file(kind: str, target: str, expected: bool) -> None:  # noqa: FBT001
    assert names_a_file(kind, target) is expected


@pytest.mark.parametrize(
    ("target", "plain"),
    [
        pytest.param("LOG.pdf", "log.pdf", id="case"),
        pytest.param("file:///C:/My%20papers/Ana%20L.pdf#page=2", "ana l.pdf", id="escaped"),
        pytest.param("..\\evidence\\Jose\u0301.PDF", "josé.pdf", id="accents apart"),
        pytest.param("plan #2.pdf", "plan #2.pdf", id="a sign in a name"),
        pytest.param("/", "", id="no name"),
    ],
)
def test_a_name_is_taken_bare(target: str, plain: str) -> None:
    assert plain_name(target) == plain


FOLDER = ("Ana Lima ethics.pdf", "José.pdf", "log.pdf", "log.docx", "a/scan.png", "b/Scan.png")


@pytest.mark.parametrize(
    ("target", "match"),
    [
        pytest.param("ana lima ETHICS.pdf", FileMatch("Ana Lima ethics.pdf"), id="exact"),
        pytest.param("Ana%20Lima%20ethics", FileMatch("Ana Lima ethics.pdf"), id="no ending"),
        pytest.param("JOSE\u0301.pdf", FileMatch("José.pdf"), id="accents apart"),
        pytest.param("log", FileMatch(None, ("log.pdf", "log.docx")), id="two begin so"),
        pytest.param("scan.png", FileMatch(None, ("a/scan.png", "b/Scan.png")), id="two folders"),
        pytest.param(
            "Ana Lima ethic.pdf", FileMatch(None, ("Ana Lima ethics.pdf",)), id="only alike"
        ),
        pytest.param("passport.jpg", FileMatch(), id="none"),
        pytest.param("/", FileMatch(), id="no name at all"),
    ],
)
def test_which_file_is_meant(target: str, match: FileMatch) -> None:
    assert match_files([target], FOLDER, likeness)[target] == match


def test_without_a_measure_of_likeness_nothing_is_alike() -> None:
    assert match_files(["Ana Lima ethic.pdf"], FOLDER) == {"Ana Lima ethic.pdf": FileMatch()}
