"""Safety: proof that the journal, the evidence and the database are what they should be."""

from dataclasses import dataclass

from sqlalchemy import select

from certtrack_app.adapters.evidence_store import Soundness
from certtrack_app.models.credential import Certificate
from certtrack_app.models.evidence import EvidenceFile
from certtrack_app.rules.actions import ActionKind
from certtrack_app.workflows.check import settle_lost_files
from certtrack_app.workflows.history import verify_journal
from certtrack_app.workflows.stores import certificate_store, evidence_store
from certtrack_app.workflows.unit import Reader, Unit


@dataclass(frozen=True)
class SelfCheck:
    """What a self-check found; files by the names they came with."""

    actions: int
    head: str
    replay_equals_tables: bool
    files: int
    missing: tuple[str, ...]
    damaged: tuple[str, ...]
    database: str
    because: tuple[str, ...]

    @property
    def ok(self) -> bool:
        """Whether nothing is wrong."""
        return not self.because


def self_check(unit: Unit) -> SelfCheck:
    """Verify everything, and raise or clear the flags of evidence that is missing or damaged."""
    journal = verify_journal(unit)
    names, troubles = _files(unit)
    missing = tuple(names[sha] for sha, how in troubles.items() if how is Soundness.MISSING)
    damaged = tuple(names[sha] for sha, how in troubles.items() if how is not Soundness.MISSING)
    database = _database(unit)
    settle_lost_files(unit, frozenset(troubles))
    if unit.has_changes():
        unit.act(ActionKind.CHECKED, "the safety of the office")
    because = (
        *journal.findings,
        *(f"“{name}” is missing from the office's folder." for name in missing),
        *(f"“{name}” is damaged in the office's folder." for name in damaged),
        *((f"The database says: {database}.",) if database != "ok" else ()),
    )
    return SelfCheck(
        actions=journal.actions,
        head=journal.head,
        replay_equals_tables=not journal.replay,
        files=len(names),
        missing=missing,
        damaged=damaged,
        database=database,
        because=because,
    )


def _files(reader: Reader) -> tuple[dict[str, str], dict[str, Soundness]]:
    """Every file the records name, and those that are not sound."""
    evidence = dict(reader.session.execute(select(EvidenceFile.sha256, EvidenceFile.name)).all())
    certificates = dict(
        reader.session.execute(select(Certificate.sha256, Certificate.file_name)).all()
    )
    troubles = evidence_store(reader).missing_or_damaged(evidence)
    troubles |= certificate_store(reader).missing_or_damaged(certificates)
    return {**evidence, **certificates}, troubles


def _database(reader: Reader) -> str:
    """What the database says of itself: ok, or what is wrong."""
    connection = reader.session.connection()
    found = connection.exec_driver_sql("PRAGMA integrity_check").scalars().all()
    loose = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
    words = [str(line) for line in found if line != "ok"]
    words += [f"a row of {row[0]} points to nothing" for row in loose]
    return "; ".join(words) or "ok"
