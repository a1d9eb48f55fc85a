"""Cells of a reading, named as records keep them: the file's fingerprint, the sheet, the cell."""

from collections.abc import Iterable, Sequence
from itertools import groupby

from certtrack_app.rules.tracker.account import joined_ranges
from certtrack_app.rules.tracker.as_json import range_reference
from certtrack_app.rules.tracker.reading import Place, Reading


class CellNames:
    """Names the cells of one reading."""

    def __init__(self, reading: Reading) -> None:
        files = {file.key: file.sha256 for file in reading.files}
        self._sheets = [(files[sheet.file], sheet.name) for sheet in reading.sheets]

    def of(self, place: Place) -> dict[str, str]:
        """Name one cell."""
        return self.named(place.sheet, place.ref)

    def named(self, number: int, ref: str) -> dict[str, str]:
        """Name a cell or a range of the sheet with that number."""
        sha256, sheet = self._sheets[number]
        return {"sha256": sha256, "sheet": sheet, "ref": ref}

    def ranges(self, places: Iterable[Place]) -> list[dict[str, str]]:
        """Name cells in as few ranges as hold no other cell."""
        ordered = sorted(set(places))
        return [
            self.named(number, range_reference(bounds))
            for number, of_sheet in groupby(ordered, key=lambda place: place.sheet)
            for bounds in joined_ranges([(one.row, one.column) for one in of_sheet])
        ]


def cells_of(reading: Reading, places: Sequence[Place]) -> list[dict[str, str]]:
    """Name several cells, each by itself."""
    names = CellNames(reading)
    return [names.of(place) for place in places]
