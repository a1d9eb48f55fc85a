"""That a requirement applies to somebody contradicts no progress with it."""

from tests.rules.tracker.tracker_books import Value, read, sheet, told


def test_a_sheet_of_what_applies_does_not_contradict_one_of_progress() -> None:
    applies: list[list[Value]] = [["Name", "Course", "Needed?"]]
    applies += [["Anna Berg", "Ethics", "Required"], ["John Smith", "Ethics", "Required"]]
    done: list[list[Value]] = [["Name", "Course", "Status"], ["Anna Berg", "Ethics", "Completed"]]
    for sheets in ((applies, done), (done, applies)):
        reading = read(*(sheet(rows, name=f"S{n}") for n, rows in enumerate(sheets)))
        assert told(reading) == {
            ("Anna Berg", "Ethics"): ("completed", None),
            ("John Smith", "Ethics"): ("required", None),
        }
        assert not reading.questions
