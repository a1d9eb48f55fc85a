"""A sample: the files of one intake, how they are made, and what a careful reader finds in them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.samples.corpus.tabs import Tab
from tests.samples.corpus.truth import Truth
from tests.samples.corpus.writers import write

Maker = Callable[[Path], Path]


@dataclass(frozen=True)
class Made:
    """A file of sheets: what it is called and how it is written."""

    tabs: tuple[Tab, ...]
    name: str = "tracker.xlsx"
    encoding: str = "utf-8"
    separator: str = ","
    is_strict: bool = False
    is_1904: bool = False

    def save(self, folder: Path) -> Path:
        """Write it."""
        path = folder / self.name
        write(
            path,
            self.tabs,
            encoding=self.encoding,
            separator=self.separator,
            is_strict=self.is_strict,
            is_1904=self.is_1904,
        )
        return path

    def nonempty(self) -> int:
        """How many cells hold something."""
        return sum(len(tab.cells) for tab in self.tabs)


@dataclass(frozen=True)
class Sample:
    """One intake of the corpus.

    `truth` is None where there is no tracker in it. `asks` is how many questions a careful
    clerk would have to put.
    """

    name: str
    theme: str
    files: tuple[Made | Maker, ...]
    truth: Truth | None
    asks: int = 0

    def save(self, folder: Path) -> list[Path]:
        """Write its files into a folder of its own."""
        place = folder / self.name
        place.mkdir(parents=True, exist_ok=True)
        return [made.save(place) if isinstance(made, Made) else made(place) for made in self.files]

    def nonempty(self) -> int | None:
        """How many cells hold something, where that is known."""
        known = [made.nonempty() for made in self.files if isinstance(made, Made)]
        return sum(known) if len(known) == len(self.files) else None

    @property
    def tabs(self) -> list[Tab]:
        """All sheets that are written as a person sees them."""
        return [tab for made in self.files if isinstance(made, Made) for tab in made.tabs]


@dataclass(frozen=True)
class Theme:
    """Samples that belong together; each call gives one more."""

    name: str

    def sheet(self, name: str, sheet: Tab, facts: str, people: str = "", asks: int = 0) -> Sample:
        """Make a sample of one workbook of one sheet."""
        return self.book(name, [sheet], facts, people, asks)

    def book(
        self, name: str, tabs: Sequence[Tab], facts: str, people: str = "", asks: int = 0
    ) -> Sample:
        """Make a sample of one workbook."""
        return self.files(name, [Made(tuple(tabs))], Truth.of(facts, people), asks)

    def files(
        self, name: str, files: Sequence[Made | Maker], truth: Truth | None, asks: int = 0
    ) -> Sample:
        """Make a sample of any files."""
        return Sample(name, self.name, tuple(files), truth, asks)

    def nothing(self, name: str, *tabs: Tab) -> Sample:
        """Make a sample of one workbook that is no tracker."""
        return self.files(name, [Made(tabs)], None)
