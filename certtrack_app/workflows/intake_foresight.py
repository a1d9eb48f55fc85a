"""What taking a previewed tracker in would change, where earlier copies of it were taken in."""

from contextlib import closing

from sqlalchemy import select

from certtrack_app.adapters.tracker_scratch import Scratch
from certtrack_app.models.intake import Intake
from certtrack_app.workflows.intake_differences import Differences, differences
from certtrack_app.workflows.intake_preview import TrackerView
from certtrack_app.workflows.uncollected import uncollected
from certtrack_app.workflows.unit import Reader


def foreseen(reader: Reader, view: TrackerView) -> Differences:
    """Compare what is previewed with earlier copies; nothing where none was taken in."""
    if reader.session.scalar(select(Intake.id).limit(1)) is None or not view.scratch.exists():
        return Differences()
    with uncollected():
        with closing(Scratch(view.scratch)) as scratch:
            reading = scratch.whole(view.viewed.sketch)
        return differences(reader, reading, None)
