"""Renewal: its own checklist, its own evidence; and what else becomes of a credential."""

from certtrack_app.errors import Refusal
from certtrack_app.models.credential import Credential, CredentialEvent
from certtrack_app.models.participant import Enrollment
from certtrack_app.rules.actions import ActionKind
from certtrack_app.rules.renewal import CredentialFacts, may_renew, renewed_term, standing
from certtrack_app.rules.term import TermFacts
from certtrack_app.rules.vocabulary import CredentialEventKind, Phase, Standing
from certtrack_app.workflows.enrollment import open_enrollment, renewal_enrollment, version_on
from certtrack_app.workflows.facts import credentials
from certtrack_app.workflows.issuing import hand_out, verdict_on
from certtrack_app.workflows.program_facts import renewal_policy, term_rule
from certtrack_app.workflows.unit import Reader, Unit


def renew(unit: Unit, credential: Credential) -> Credential:
    """Renew a credential whose renewal checklist is complete, or that has none.

    Raises Refusal with every reason why not; what is missing is on the renewal checklist.
    """
    _refuse_renewal(unit, credential)
    enrollment = renewal_enrollment(unit, credential) or _open(unit, credential)
    verdict = verdict_on(unit, enrollment)
    if enrollment.lines and not verdict.ready:
        raise Refusal(f"{credential.number} cannot be renewed yet. {' '.join(verdict.because)}")
    return renew_by(unit, enrollment)


def renew_by(unit: Unit, enrollment: Enrollment) -> Credential:
    """Issue what a completed renewal checklist leads to; the old credential is superseded."""
    old = unit.find(Credential, enrollment.renews_id or 0)
    _refuse_renewal(unit, old)
    facts = TermFacts(
        unit.today, previous_expiry=old.valid_through, birth_date=enrollment.participant.birth_date
    )
    reckoned = renewed_term(
        term_rule(enrollment.version),
        renewal_policy(enrollment.version),
        facts,
        renewal_done_on=unit.today,
    )
    renewed = hand_out(unit, enrollment, reckoned, previous=old)
    _record(unit, old, CredentialEventKind.SUPERSEDED, f"renewed as {renewed.number}")
    return renewed


def suspend(unit: Unit, credential: Credential, reason: str) -> None:
    """Suspend a credential until it is reinstated."""
    stands = _standing(unit, credential)
    if stands in (Standing.SUSPENDED, Standing.REVOKED, Standing.SUPERSEDED):
        raise Refusal(f"{credential.number} is {stands.value} already.")
    _record(unit, credential, CredentialEventKind.SUSPENDED, _said(reason, "it is suspended"))
    unit.act(ActionKind.SUSPENDED, credential, reason)


def revoke(unit: Unit, credential: Credential, reason: str) -> None:
    """Revoke a credential; its number stays on the register as revoked."""
    stands = _standing(unit, credential)
    if stands in (Standing.REVOKED, Standing.SUPERSEDED):
        raise Refusal(f"{credential.number} is {stands.value} already.")
    _record(unit, credential, CredentialEventKind.REVOKED, _said(reason, "it is revoked"))
    unit.act(ActionKind.REVOKED, credential, reason)


def reinstate(unit: Unit, credential: Credential, reason: str) -> None:
    """Lift a suspension or revocation; from then on its dates say how it stands."""
    stands = _standing(unit, credential)
    if stands not in (Standing.SUSPENDED, Standing.REVOKED):
        raise Refusal(
            f"{credential.number} is {stands.value}; only a suspended or revoked one is reinstated."
        )
    _record(unit, credential, CredentialEventKind.REINSTATED, _said(reason, "it is reinstated"))
    unit.act(ActionKind.REINSTATED, credential, reason)


def credential_facts(reader: Reader, credential: Credential) -> CredentialFacts:
    """A credential as the rules see it."""
    (facts,) = credentials(reader.session, [credential.id])
    return facts


def _open(unit: Unit, credential: Credential) -> Enrollment:
    """Open the renewal checklist of a credential that has none yet."""
    version = version_on(credential.version.program, unit.today)
    return open_enrollment(
        unit, credential.participant, version, unit.today, Phase.RENEWAL, credential.id
    )


def _refuse_renewal(reader: Reader, credential: Credential) -> None:
    """Refuse a renewal on a day or in a standing that allows none."""
    verdict = may_renew(credential_facts(reader, credential), reader.today)
    if not verdict.allowed:
        raise Refusal(f"{credential.number} cannot be renewed. {verdict.because}")


def _standing(reader: Reader, credential: Credential) -> Standing:
    """How a credential stands today."""
    return standing(credential_facts(reader, credential), reader.today).standing


def _record(unit: Unit, credential: Credential, kind: CredentialEventKind, reason: str) -> None:
    """Put what became of a credential on record."""
    credential.events.append(CredentialEvent(kind=kind, happened_on=unit.today, reason=reason))
    unit.session.flush()


def _said(reason: str, what: str) -> str:
    """Take a reason, or ask for one."""
    if not reason.strip():
        raise Refusal(f"Say why {what}.")
    return reason.strip()
