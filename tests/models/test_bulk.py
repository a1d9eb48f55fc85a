"""Rows written in bulk are what records written one by one would be."""

from datetime import date
from decimal import Decimal

from sqlalchemy import select

from certtrack_app.models.evidence import Evidence
from certtrack_app.models.participant import Line, Participant
from certtrack_app.rules.actions import ActionKind
from certtrack_app.rules.vocabulary import DatePrecision, EvidenceClaim, EvidenceState, Topic
from certtrack_app.workflows.bulk import put_down
from certtrack_app.workflows.unit import Office
from tests.builders import a_participant, a_program, an_enrollment
from tests.office_fixtures import TODAY

PIECE = {
    "claim": EvidenceClaim.PROGRESS,
    "state": EvidenceState.IMPORTED_NOT_VERIFIED,
    "title": "Mentor “log”",
    "claimed": Decimal("2.5"),
    "unit": "h",
    "score": None,
    "category": "",
    "attributes": {"paid": True},
    "happened_on": date(2026, 1, 30),
    "happened_precision": DatePrecision.MONTH,
    "received_on": TODAY,
    "note": "",
    "logged_by": "Dana",
    "named_verifier": "",
    "named_number": "",
    "reason": "",
    "remark": "",
}


def test_rows_have_the_keys_told_and_the_values_given(office: Office) -> None:
    with office.unit("Dana", TODAY) as unit:
        enrollment = an_enrollment(unit, a_participant(unit), a_program(unit))
        line = unit.session.scalars(select(Line).where(Line.enrollment == enrollment)).first()
        assert line is not None
        rows = [{"line_id": line.id, **PIECE}, {"line_id": line.id, **PIECE, "score": Decimal(70)}]
        keys = put_down(unit, Evidence, rows)
        unit.act(ActionKind.IMPORTED, "a tracker")
        assert Topic.EVIDENCE in unit.touched
    with office.reading(TODAY) as reader:
        found = reader.session.scalars(select(Evidence).order_by(Evidence.id)).all()
        assert [one.id for one in found] == list(keys)
        assert [one.score for one in found] == [None, Decimal(70)]
        for name, value in PIECE.items():
            if name != "score":
                assert getattr(found[1], name) == value


def test_a_key_is_never_used_twice_even_where_its_row_has_gone(office: Office) -> None:
    with office.unit("Dana", TODAY) as unit:
        gone = a_participant(unit)
        key = gone.id
        unit.session.delete(gone)
        unit.session.flush()
        row = {"name": "Bo", "certificate_name": "", "email": "", "cohort": "", "language": "en"}
        keys = put_down(unit, Participant, [{**row, "supervisor_email": "", "note": ""}])
        assert list(keys) == [key + 1]
        assert list(put_down(unit, Participant, [])) == []
        unit.act(ActionKind.IMPORTED, "a tracker")
