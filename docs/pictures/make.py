"""Take the pictures of the README from the real window, drawn in memory over the sample office.

`python -m docs.pictures.make [FOLDER] [--office DIR]` puts them into FOLDER, by default beside this
script; an office made before by `certtrack sample DIR` saves the minute it takes to make one.
"""

import argparse
import os
import shutil
import tempfile
from contextlib import closing
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PIL import Image
from PySide6.QtCore import QSize
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from certtrack_app.app import House, Start
from certtrack_app.ui.heartbeat import wall_clock
from certtrack_app.ui.theme import Appearance
from certtrack_app.workflows.credential_sheet import save_certificate
from certtrack_app.workflows.founding import open_office
from certtrack_app.workflows.printing import PaperDocument
from certtrack_app.workflows.sample import COORDINATOR, make_sample
from certtrack_app.workflows.unit import Office
from tests.journeys.office_papers import make_tracker

SIZE = QSize(1360, 860)
PLACES = ("today", "participants", "review", "credentials", "reports")
MOST_BYTES = 250_000
_REFINING = 3
_CALM_MS, _GLANCE_MS, _MOST_MS = 600, 50, 60_000


class Photographer:
    """Brings one thing after another into sight and takes its picture."""

    def __init__(self, house: House, tracker: Path, folder: Path) -> None:
        self._house = house
        self._tracker = tracker
        self._window = house.window
        self._folder = folder

    def take_all(self) -> None:
        """Every place and the preview of a tracker in light and in dark."""
        for appearance in (Appearance.LIGHT, Appearance.DARK):
            self._house.theme.choose(appearance)
            for place in PLACES:
                self._show(place)
                self._take(self._window, f"{place}-{appearance}")
            self._take_preview(f"preview-{appearance}")

    def wait(self) -> None:
        """Wait until nothing has been under way for a while."""
        calm = waited = 0
        while calm < _CALM_MS:
            QTest.qWait(_GLANCE_MS)
            waited += _GLANCE_MS
            calm = 0 if self._window.desk.jobs.under_way else calm + _GLANCE_MS
            if waited > _MOST_MS:
                raise TimeoutError("The window does not come to rest.")

    def _show(self, place: str) -> None:
        self._window.show_place(place)
        self.wait()

    def _take(self, widget: QWidget, name: str) -> None:
        target = self._folder / f"{name}.png"
        widget.grab().save(str(target))
        slim(target)

    def _take_preview(self, name: str) -> None:
        """Bring a tracker, and leave its preview again: nothing is imported."""
        self._window.bring_files((self._tracker,))
        self.wait()
        dialog = self._window.findChild(QDialog, "tracker_preview")
        if not isinstance(dialog, QDialog):
            raise TypeError("The preview did not open.")
        self._take(dialog, name)
        dialog.reject()
        self.wait()


def take_certificate(office: Office, folder: Path) -> None:
    """Draw the first certificate the office issued, as it is printed."""
    with office.reading(wall_clock().date()) as reader:
        target = folder / "certificate.png"
        paper = save_certificate(reader, 1, target.with_suffix(".pdf"))
    document = PaperDocument(paper.read_bytes(), paper.name)
    paper.unlink()
    drawn = document.draw(0, SIZE.width() / document.page_size(0)[0])
    Image.frombytes("RGBA", (drawn.width, drawn.height), drawn.rgba).save(target)
    slim(target)


def slim(picture: Path) -> None:
    """Write a picture with a palette of its own: a third of the size, and no color seen to move."""
    with Image.open(picture) as full:
        plain = full.convert("RGB")
    few = plain.quantize(
        method=Image.Quantize.MAXCOVERAGE, kmeans=_REFINING, dither=Image.Dither.NONE
    )
    few.save(picture, optimize=True)
    if picture.stat().st_size > MOST_BYTES:
        raise ValueError(f"{picture.name} is heavier than {MOST_BYTES} bytes.")


def take_pictures(office: Path, folder: Path) -> None:
    """Open the window on an office and take every picture."""
    application = QApplication([])
    house = House(application, Start(office, COORDINATOR, None, ()))
    house.window.resize(SIZE)
    tracker = make_tracker(office.parent / "Riverside tracker.xlsx")
    photographer = Photographer(house, tracker, folder)
    house.open()
    photographer.wait()
    photographer.take_all()
    house.window.close()
    with closing(open_office(office, COORDINATOR)) as opened:
        take_certificate(opened, folder)


def main() -> None:
    """Make the sample office where none is given, and take the pictures."""
    words = argparse.ArgumentParser("docs.pictures.make", description=__doc__)
    words.add_argument("folder", nargs="?", type=Path, default=Path(__file__).parent)
    words.add_argument("--office", type=Path)
    given = words.parse_args()
    with tempfile.TemporaryDirectory() as desk:
        os.environ["CERTTRACK_HOME"] = str(Path(desk) / "settings")
        office = Path(desk) / "Sample office"
        if given.office is None:
            make_sample(office, wall_clock().date())
        else:
            shutil.copytree(given.office, office)
        given.folder.mkdir(parents=True, exist_ok=True)
        take_pictures(office, given.folder)


if __name__ == "__main__":
    main()
