"""Letters: what a message says, each of its subjects filled in from the records."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from sqlalchemy import select

from certtrack_app.adapters import templates
from certtrack_app.models.credential import Credential
from certtrack_app.models.evidence import Evidence, Verification
from certtrack_app.models.office import MessageTemplate
from certtrack_app.models.participant import Participant
from certtrack_app.rules import wording_fields
from certtrack_app.rules.checklist import ChecklistVerdict, LineVerdict, checklist
from certtrack_app.rules.checklist_flags import wants_the_participant
from certtrack_app.rules.reasons import reason_in_words
from certtrack_app.rules.renewal import last_day_of_grace, last_day_to_renew
from certtrack_app.rules.requirement import ONE
from certtrack_app.rules.subjects import Subject
from certtrack_app.rules.vocabulary import Decision, MessageKind
from certtrack_app.rules.wording import Telling, Template, Wording, Wordings, merged
from certtrack_app.rules.words import (
    amount_in_words,
    count_in_words,
    day_in_full,
    joined,
    number_in_words,
)
from certtrack_app.workflows.enrollment import renewal_enrollment
from certtrack_app.workflows.facts import checklists
from certtrack_app.workflows.frame import office_frame
from certtrack_app.workflows.office import office_record
from certtrack_app.workflows.program_facts import renewal_policy
from certtrack_app.workflows.unit import Reader

Fields = dict[str, str]


class Scribe:
    """Writes the letters of one run, and looks each thing up once.

    `drafts` stand in the place of the office's wordings, to try them before they are saved.
    """

    def __init__(
        self,
        reader: Reader,
        verdicts: Iterable[ChecklistVerdict] = (),
        drafts: Mapping[MessageKind, Template] | None = None,
    ) -> None:
        self._reader = reader
        self._office = office_record(reader)
        self._wordings: dict[str, Wordings] = {}
        self._verdicts = {one.facts.id: one for one in verdicts}
        self._drafts = drafts or {}

    def letter(self, participant: Participant, subjects: Sequence[Subject]) -> Wording:
        """Write one message to one person, all subjects in it, in their language."""
        tellings = [self._telling(participant, subject) for subject in subjects]
        recipient = {**self._common(participant, ""), "reply_to": self._office.reply_to}
        return merged(self._in_language(participant.language), recipient, tellings)

    def _in_language(self, language: str) -> Wordings:
        if language not in self._wordings:
            own = office_wordings(self._reader, language)
            self._wordings[language] = own.with_own(self._drafts)
        return self._wordings[language]

    def _common(self, participant: Participant, program: str) -> Fields:
        """What every template may use."""
        return {
            "name": participant.name,
            "program": program,
            "office": self._office.name,
            "coordinator": self._office.coordinator,
        }

    def _telling(self, participant: Participant, subject: Subject) -> Telling:
        """Fill in one subject from what it is about."""
        fields, program, part = self._about(subject)
        return Telling(subject.kind, {**self._common(participant, program), **fields}, part)

    def _about(self, subject: Subject) -> tuple[Fields, str, str]:
        """What can be said of a subject: its fields, its program, the part that says it."""
        if subject.enrollment_id is not None and subject.line_id is not None:
            whole = self._verdict(subject.enrollment_id)
            (line,) = [one for one in whole.lines if one.line.id == subject.line_id]
            fields, part = {**_progress(line), **_clocks(self._reader, line)}, ""
            if subject.evidence_id is not None:
                decided, part = _of_evidence(self._reader, subject.evidence_id)
                fields |= decided
            return fields, whole.facts.program, part
        credential = self._reader.find(Credential, subject.credential_id or 0)
        fields, part = self._of_credential(credential, subject.kind)
        return fields, credential.version.program.name, part

    def _verdict(self, enrollment_id: int) -> ChecklistVerdict:
        """The checklist of an enrollment as it stands today."""
        if enrollment_id not in self._verdicts:
            (facts,) = checklists(self._reader.session, [enrollment_id])
            self._verdicts[enrollment_id] = checklist(facts, self._reader.today)
        return self._verdicts[enrollment_id]

    def _of_credential(self, credential: Credential, kind: MessageKind) -> tuple[Fields, str]:
        """What can be said of a credential, and which part of the template says it."""
        enrollment = renewal_enrollment(self._reader, credential)
        lines = self._verdict(enrollment.id).lines if enrollment else ()
        wanted = [line for line in lines if wants_the_participant(line)]
        fields = {
            "credential": credential.title,
            "number": credential.number,
            "issued_on": day_in_full(credential.issued_on),
            "open": joined([_open_line(line) for line in wanted]),
            **_term(self._reader, credential),
        }
        part = _part_of(self._reader, credential, kind)
        nothing_to_do = bool(lines) and not wanted and part in ("", wording_fields.GRACE)
        says_so = nothing_to_do and kind in (MessageKind.RENEWAL, MessageKind.LAPSE)
        return fields, wording_fields.COMPLETE if says_so else part


def office_wordings(reader: Reader, language: str) -> Wordings:
    """The templates of a language, with the office's own in the place of those it changed."""
    query = select(MessageTemplate).where(MessageTemplate.language == language)
    own = {one.kind: Template(one.subject, one.body) for one in reader.session.scalars(query)}
    return replace(templates.wordings(language).with_own(own), frame=office_frame(reader, language))


def _progress(verdict: LineVerdict) -> Fields:
    """How far a line has come, in words."""
    rule, progress = verdict.line.rule, verdict.progress
    return {
        "requirement": rule.title,
        "progress": _so_far(progress.counted, progress.target, rule.unit),
        "missing": " ".join(progress.missing),
        "asks_for": rule.asks_for or rule.title,
    }


def _so_far(counted: Decimal, target: Decimal | None, unit: str) -> str:
    """Say an amount against its target: 12 / 60 h; of one thing, whether it came."""
    if target == ONE and not unit:
        return "" if counted else "nothing yet"
    if target is None:
        return amount_in_words(counted, unit) if counted else ""
    return f"{number_in_words(counted)} / {amount_in_words(target, unit)}"


def _clocks(reader: Reader, verdict: LineVerdict) -> Fields:
    """When a line last moved, and when it is due."""
    last, due = verdict.last_activity_on, verdict.due
    left = (due.on - reader.today).days if due else 0
    return {
        "last_activity": day_in_full(last) if last else "",
        "due": day_in_full(due.on) if due else "",
        "days_left": count_in_words(left, "day") if due else "",
    }


def _of_evidence(reader: Reader, evidence_id: int) -> tuple[Fields, str]:
    """What can be said of a decision on evidence, and which part of the template says it."""
    evidence = reader.find(Evidence, evidence_id)
    decided = reader.session.scalars(
        select(Verification)
        .where(Verification.evidence_id == evidence_id)
        .order_by(Verification.id.desc())
        .limit(1)
    ).one()
    rejected = decided.decision is Decision.REJECTED
    fields = {
        "evidence": evidence.title,
        "decision": "returned to you" if rejected else "confirmed",
        "amount": _accepted(decided.accepted, evidence.claimed, evidence.unit),
        "claimed": _amount(evidence.claimed, evidence.unit),
        "reason": reason_in_words(decided.reason) if rejected else "",
        "remark": decided.remark,
        "evaluator": decided.evaluator.name,
        "decided_on": day_in_full(decided.decided_on),
    }
    return fields, wording_fields.REJECTED if rejected else wording_fields.CONFIRMED


def _accepted(accepted: Decimal | None, claimed: Decimal | None, unit: str) -> str:
    """Say how much was accepted, and of how much where that was more."""
    if accepted is None or claimed is None or accepted == claimed:
        return _amount(accepted, unit)
    return f"{number_in_words(accepted)} of {amount_in_words(claimed, unit)}"


def _amount(amount: Decimal | None, unit: str) -> str:
    """Say an amount, where there is one."""
    return "" if amount is None else amount_in_words(amount, unit)


def _term(reader: Reader, credential: Credential) -> Fields:
    """When a credential ends, and until when it can be renewed, in words."""
    expiry, policy = credential.valid_through, renewal_policy(credential.version)
    if expiry is None:
        return dict.fromkeys(("valid_through", "days_left", "grace_until", "renew_until"), "")
    grace_end, renew_until = last_day_of_grace(policy, expiry), last_day_to_renew(policy, expiry)
    return {
        "valid_through": day_in_full(expiry),
        "days_left": count_in_words((expiry - reader.today).days, "day"),
        "grace_until": day_in_full(grace_end) if grace_end > expiry else "",
        "renew_until": day_in_full(renew_until) if renew_until > grace_end else "",
    }


def _part_of(reader: Reader, credential: Credential, kind: MessageKind) -> str:
    """Which part of a template speaks of a credential's end: in grace, lapsed, or past renewing."""
    expiry = credential.valid_through
    if kind is not MessageKind.LAPSE or expiry is None:
        return ""
    policy = renewal_policy(credential.version)
    if reader.today <= last_day_of_grace(policy, expiry):
        return wording_fields.GRACE
    may_renew = reader.today <= last_day_to_renew(policy, expiry)
    return wording_fields.LAPSED if may_renew else wording_fields.TOO_LATE


def _open_line(verdict: LineVerdict) -> str:
    """Name one line with how far it has come; what is wanted besides the amount, where it is."""
    rule, progress = verdict.line.rule, verdict.progress
    if not rule.unit:
        return rule.title
    named = f"{rule.title} {_so_far(progress.counted, progress.target, rule.unit)}".strip()
    if progress.target is None or progress.counted < progress.target or not progress.missing:
        return named
    return f"{named} ({' '.join(progress.missing).removesuffix('.')})"
