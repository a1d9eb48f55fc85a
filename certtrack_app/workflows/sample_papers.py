"""The papers of the sample office: real PDFs and pictures, some of them shared to keep it quick."""

from pathlib import Path

from certtrack_app.adapters.sample_documents import (
    attendance_certificate,
    coaching_log,
    signed_letter,
)
from certtrack_app.adapters.sample_paper import SamplePaper, log_entries
from certtrack_app.adapters.sample_pictures import stamped_paper
from certtrack_app.rules.words import amount_in_words
from certtrack_app.workflows.sample_lives import Happening

_PICTURE_EVERY = 40
"""Pictures take half a second each to draw."""
_PAPER_EVERY = 2


class Papers:
    """Draws what is handed in."""

    def __init__(self, desk: Path, seed: int) -> None:
        self._desk = desk
        self._seed = seed
        self._count = 0

    def of(self, one: Happening, title: str, unit: str) -> list[Path]:
        """Draw the paper of one piece of evidence; not every piece has one."""
        self._count += 1
        if self._count % _PAPER_EVERY:
            return []
        amount = amount_in_words(one.amount, unit) if one.amount else "one session"
        paper = SamplePaper(one.person.name, title, amount, one.on, seed=self._seed + self._count)
        name, content = self._drawn(one, paper)
        file = self._desk / f"{title} {one.person.name} {self._count}{name}".replace("/", "-")
        file.write_bytes(content)
        return [file]

    def _drawn(self, one: Happening, paper: SamplePaper) -> tuple[str, bytes]:
        """The ending and the content of a paper."""
        if self._count % _PICTURE_EVERY == 0:
            return ".jpg", stamped_paper(paper)
        if one.requirement in ("client_coaching", "mentor_coaching") and one.amount:
            return ".pdf", coaching_log(paper, log_entries(one.amount, one.on))
        if one.amount:
            return ".pdf", attendance_certificate(paper)
        return ".pdf", signed_letter(paper)
