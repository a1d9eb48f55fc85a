"""Printing PDF documents through the system's own print service, where there is one."""

import os
import shutil
import subprocess

from certtrack_app.errors import Refusal
from certtrack_app.rules.documents import PageSize, Printer

_SECONDS = 30
_MEDIA = {PageSize.A4: "A4", PageSize.LETTER: "Letter"}


def can_print_pdf() -> bool:
    """Tell whether this system takes a PDF as it is; elsewhere the window prints pictures."""
    return shutil.which("lp") is not None


def printers() -> tuple[Printer, ...]:
    """List the printers this machine knows, the default first."""
    if not shutil.which("lpstat"):
        return ()
    names = _answer(["lpstat", "-e"]).split()
    default = _answer(["lpstat", "-d"]).rpartition(":")[2].strip()
    known = [Printer(name, is_default=name == default) for name in names]
    return tuple(sorted(known, key=lambda printer: (not printer.is_default, printer.name.lower())))


def print_pdf(
    pdf: bytes, title: str, page: PageSize, printer: str | None = None, copies: int = 1
) -> str:
    """Hand a PDF to a printer, or to the default one, and say what the print service answered.

    The document goes through a pipe, so that no copy of it is left on the disk. Raises Refusal
    where there is no print service or it refuses.
    """
    if not can_print_pdf():
        raise Refusal("This system has no print service. Save the PDF and print it from there.")
    words = [
        "lp",
        "-t",
        title,
        "-n",
        str(copies),
        "-o",
        f"media={_MEDIA[page]}",
        "-o",
        "fit-to-page",
    ]
    if printer is not None:
        words += ["-d", printer]
    done = _run([*words, "-"], pdf)
    if done.returncode:
        reason = done.stderr.decode(errors="replace").strip().removeprefix("lp: ")
        raise Refusal(f"The printer did not take “{title}”: {reason or 'it gave no reason'}")
    return done.stdout.decode(errors="replace").strip()


def _answer(words: list[str]) -> str:
    """Ask the print service; a service that is not running knows no printers."""
    done = _run(words, b"")
    return "" if done.returncode else done.stdout.decode(errors="replace")


def _run(words: list[str], given: bytes) -> "subprocess.CompletedProcess[bytes]":
    """Run a command of the print service in English, whose answers are read here."""
    try:
        return subprocess.run(
            words, input=given, capture_output=True, timeout=_SECONDS, check=False, env=_english()
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise Refusal("The print service does not answer. See that the printer is on.") from error


def _english() -> dict[str, str]:
    return {**os.environ, "LC_ALL": "C"}
