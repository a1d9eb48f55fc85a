"""What the report of an import says of its evidence, its differences and its findings."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from sqlalchemy import select

from certtrack_app.models.intake import Harvest, Intake
from certtrack_app.rules.reports import Cell, Column, Mark, Section, Tone
from certtrack_app.workflows.unit import Reader


def where(cells: Sequence[Mapping[str, str]]) -> str:
    """Name cells kept on record by sheet and place."""
    by_sheet: dict[str, list[str]] = defaultdict(list)
    for cell in cells:
        by_sheet[cell["sheet"]].append(cell["ref"])
    return "; ".join(f"{sheet} {', '.join(refs)}" for sheet, refs in by_sheet.items())


def harvest_section(reader: Reader, intake: Intake) -> Section:
    """What hung on the cells: links, notes, files, and files that are missing."""
    columns = (
        Column("Kind"),
        Column("What", weight=2.5),
        Column("Where", weight=1.5),
        Column("Kept with"),
        Column("Fingerprint", weight=2),
    )
    query = select(Harvest).where(Harvest.intake_id == intake.id).order_by(Harvest.id)
    rows = [
        (
            one.kind.replace("_", " "),
            f"{one.author}: {one.target}" if one.author else one.target or one.name,
            where(one.cells),
            one.record or "the import",
            _file_state(one),
        )
        for one in reader.session.scalars(query)
    ]
    return Section("Evidence found", columns, rows, empty="No links, notes or files were found.")


def _file_state(harvest: Harvest) -> Cell:
    if harvest.is_missing:
        return Mark("missing", Tone.WARNING)
    return harvest.given_up or harvest.sha256 or ""


def differences_section(intake: Intake) -> Section:
    """How this copy differed from earlier ones."""
    columns = (Column("Difference"), Column("What", weight=4))
    rows = [
        (kind.replace("_", " "), sentence)
        for kind, sentences in intake.differences.items()
        for sentence in sentences
    ]
    return Section(
        "Differences from earlier copies", columns, rows, empty="No earlier copy was taken in."
    )


def findings_section(intake: Intake) -> Section:
    """What else stood out."""
    columns = (Column("About"), Column("What was found", weight=4))
    rows = [(one["about"], one["says"]) for one in intake.findings]
    return Section("Findings", columns, rows, empty="Nothing else stood out.")
