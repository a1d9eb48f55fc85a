import sys
from pathlib import Path

import pytest

from certtrack_app.adapters.printing import can_print_pdf, print_pdf, printers
from certtrack_app.errors import Refusal
from certtrack_app.rules.documents import PageSize, Printer

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="lp is not on Windows")

LP = """#!/bin/sh
printf '%s\\n' "$@" > "$SPOOL/words"
cat > "$SPOOL/job.pdf"
echo "request id is Office-7 (1 file(s))"
"""
LPSTAT = """#!/bin/sh
case "$1" in
  -e) printf 'Archive\\nOffice\\nzebra\\n' ;;
  -d) echo "system default destination: Office" ;;
esac
"""
NO_LP = """#!/bin/sh
echo "lp: The printer or class does not exist." >&2
exit 1
"""


@pytest.fixture
def spool(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A print service that keeps what it is given."""
    monkeypatch.setenv("SPOOL", str(tmp_path))
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    _install(tmp_path / "lp", LP)
    _install(tmp_path / "lpstat", LPSTAT)
    return tmp_path


def _install(path: Path, script: str) -> None:
    path.write_text(script)
    path.chmod(0o755)


@pytest.mark.usefixtures("spool")
def test_the_printers_are_listed_with_the_default_first() -> None:
    assert printers() == (
        Printer("Office", is_default=True),
        Printer("Archive", is_default=False),
        Printer("zebra", is_default=False),
    )


def test_the_document_reaches_the_printer_whole(spool: Path) -> None:
    pdf = b"%PDF-1.4\x00\xff everything"
    answer = print_pdf(pdf, "Certificate", PageSize.LETTER, printer="Archive", copies=2)
    assert (spool / "job.pdf").read_bytes() == pdf
    assert answer.startswith("request id is Office-7")


def test_printer_paper_copies_and_title_are_said(spool: Path) -> None:
    print_pdf(b"%PDF", "Grace; rm -rf $HOME", PageSize.A4, printer="Archive", copies=2)
    words = (spool / "words").read_text().splitlines()
    assert words[words.index("-d") + 1] == "Archive"
    assert words[words.index("-n") + 1] == "2"
    assert words[words.index("-t") + 1] == "Grace; rm -rf $HOME"
    assert "media=A4" in words


def test_without_a_choice_the_default_printer_takes_it(spool: Path) -> None:
    print_pdf(b"%PDF", "Register", PageSize.A4)
    assert "-d" not in (spool / "words").read_text().splitlines()


def test_what_the_printer_refuses_is_told_in_its_words(spool: Path) -> None:
    _install(spool / "lp", NO_LP)
    with pytest.raises(Refusal, match="did not take “Register”: The printer or class does not"):
        print_pdf(b"%PDF", "Register", PageSize.A4)


def test_a_print_service_that_cannot_be_started_is_told(spool: Path) -> None:
    _install(spool / "lp", "#!/nowhere/at/all\n")
    with pytest.raises(Refusal, match="does not answer"):
        print_pdf(b"%PDF", "Register", PageSize.A4)


def test_a_print_service_that_is_not_running_knows_no_printers(spool: Path) -> None:
    _install(spool / "lpstat", "#!/bin/sh\nexit 1\n")
    assert printers() == ()


def test_without_a_print_service_the_person_is_told_to_save(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert not can_print_pdf()
    assert printers() == ()
    with pytest.raises(Refusal, match="Save the PDF and print it from there"):
        print_pdf(b"%PDF", "Register", PageSize.A4)
