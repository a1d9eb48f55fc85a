"""Files that came along with a tracker and hold none of it."""

from certtrack_app.rules.tracker.reading import Reading
from certtrack_app.rules.words import joined


def stray_files(reading: Reading) -> str:
    """The sentence for files of which no sheet was used; empty where each gave something.

    Files read together are one reading: a list that only names the people of another has given
    something. One alone that holds no tracker says so itself.
    """
    used = {sheet.file for sheet in reading.sheets if sheet.used}
    stray = [file.name for file in reading.files if file.key not in used]
    if not stray or reading.no_tracker:
        return ""
    hold, them = ("holds", "it") if len(stray) == 1 else ("hold", "them")
    return (
        f"{joined(stray)} {hold} no table of people and what they completed. Leave {them} out, or "
        "choose the workbook that was meant."
    )
