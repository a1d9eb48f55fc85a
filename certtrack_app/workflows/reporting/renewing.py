"""Credentials whose term nears its end or is over, with how far each renewal has come."""

from collections.abc import Iterable, Sequence
from datetime import date

from certtrack_app.rules.reports import RENEWAL_COLUMNS, RenewalRow, Section
from certtrack_app.rules.vocabulary import Standing
from certtrack_app.workflows.register import CredentialRow
from certtrack_app.workflows.reporting.enrollments import JudgedEnrollment
from certtrack_app.workflows.reporting.words import Names, standing_mark

_RENEWING = (Standing.RENEWAL_DUE, Standing.IN_GRACE, Standing.LAPSED)


def renewing(held: Iterable[CredentialRow]) -> list[CredentialRow]:
    """Those whose renewal is due, or was, by the day their term ends."""
    found = [one for one in held if one.standing in _RENEWING and one.valid_through is not None]
    return sorted(found, key=lambda one: (one.valid_through or date.max, one.id))


def renewal_section(
    held: Iterable[CredentialRow],
    enrollments: Iterable[JudgedEnrollment],
    names: Names,
    today: date,
) -> Section:
    """Lay out the renewals ahead; days left are negative where the term is over."""
    progress = {one.renews_id: one.progress for one in enrollments if one.is_renewal}
    rows: Sequence[RenewalRow] = [
        RenewalRow(
            participant=names.participant(one.participant_id, one.participant),
            credential=one.credential,
            number=names.credential(one.id, one.number),
            valid_through=one.valid_through,
            days_left=(one.valid_through - today).days,
            standing=standing_mark(one.standing),
            progress=progress.get(one.id),
        )
        for one in renewing(held)
        if one.valid_through is not None
    ]
    return Section("Renewals", RENEWAL_COLUMNS, rows, empty="No credential nears its end.")
