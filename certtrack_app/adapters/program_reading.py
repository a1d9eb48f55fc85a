"""A program's definition, read from the tables of its file."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from certtrack_app.adapters.toml_table import TomlTable
from certtrack_app.rules.definition import (
    ProgramDefinition,
    RequirementDefinition,
    SignatoryDefinition,
    VersionDefinition,
)
from certtrack_app.rules.renewal import RenewalPolicy
from certtrack_app.rules.requirement import ZERO, Category, Quota, QuotaKind, RequirementRule
from certtrack_app.rules.term import TermRule
from certtrack_app.rules.vocabulary import Phase, RequirementKind, TermConvention

FORMAT = 1
CONTINUES = "continues"
ENDS = "ends"
REQUIREMENTS = "requirement"


def definition(fields: Mapping[str, Any]) -> ProgramDefinition:
    """Read a program whole; raises FileRefused with the place, the field and the mend."""
    table = TomlTable(fields, "")
    if table.count("format", FORMAT) != FORMAT:
        raise table.refusal("format", f"must be {FORMAT}: a newer CertTrack wrote this file")
    read = ProgramDefinition(
        name=table.text("name", None),
        title=table.text("title", None),
        source=table.text("source"),
        as_of=table.day("as_of"),
        wording=table.text("wording"),
        accent=table.text("accent"),
        signatories=tuple(map(_signatory, table.tables("signatories", "signatory"))),
        versions=_versions(table),
    )
    table.refuse_strange()
    return read


def continued(earlier: Mapping[str, Any], changes: Mapping[str, Any]) -> dict[str, Any]:
    """Write a version out in full: the earlier one, with what a later one says anew.

    A requirement named again, by its phase and code, is replaced whole; others are added last.
    """
    ended = {_phase_and_code(words) for words in changes.get(ENDS, ())}
    kept = {_key(one): one for one in earlier.get(REQUIREMENTS, ()) if _key(one) not in ended}
    kept |= {_key(one): one for one in changes.get(REQUIREMENTS, ())}
    whole = {**earlier, **changes, REQUIREMENTS: list(kept.values())}
    return {name: value for name, value in whole.items() if name not in (CONTINUES, ENDS)}


def _versions(table: TomlTable) -> tuple[VersionDefinition, ...]:
    """Read the versions in order, each one that continues another written out first."""
    written: dict[date, Mapping[str, Any]] = {}
    read = []
    for place in table.tables("version"):
        effective_on = place.day("effective_on")
        if effective_on is None:
            raise place.refusal("effective_on", "is missing. Write the day its rules take effect")
        where = f"version {effective_on}"
        written[effective_on] = _written_out(TomlTable(place.fields, where), written)
        read.append(_version(TomlTable(written[effective_on], where), effective_on))
    return tuple(read)


def _written_out(table: TomlTable, written: Mapping[date, Mapping[str, Any]]) -> Mapping[str, Any]:
    """Write a version out in full, where it only says what changes."""
    before, ended = table.day(CONTINUES), table.values(ENDS, str)
    if before is None:
        if ended:
            raise table.refusal(ENDS, f"needs “{CONTINUES}”: name the version it changes")
        return table.fields
    if before not in written:
        raise table.refusal(CONTINUES, f"names {before}, which is no version above it")
    known = {_key(one) for one in written[before].get(REQUIREMENTS, ())}
    for words in ended:
        if _phase_and_code(words) not in known:
            raise table.refusal(
                ENDS, f"names “{words}”, which was not asked before. Write it as initial/exam"
            )
    for requirement in table.tables(REQUIREMENTS):
        requirement.text("code", None)
    return continued(written[before], table.fields)


def _key(requirement: Mapping[str, Any]) -> tuple[str, str]:
    return str(requirement.get("phase", Phase.INITIAL.value)), str(requirement.get("code", ""))


def _phase_and_code(words: str) -> tuple[str, str]:
    phase, _, code = words.partition("/")
    return phase, code


def _signatory(table: TomlTable) -> SignatoryDefinition:
    read = SignatoryDefinition(table.text("name", None), table.text("role"))
    table.refuse_strange()
    return read


def _version(table: TomlTable, effective_on: date) -> VersionDefinition:
    table.day("effective_on")
    read = VersionDefinition(
        effective_on=effective_on,
        note=table.text("note"),
        term=_term(table),
        renewal=_renewal(table),
        signoff_required=table.yes("signoff_required", default=False),
        requirements=tuple(map(_requirement, table.tables(REQUIREMENTS))),
    )
    table.refuse_strange()
    return read


def _term(table: TomlTable) -> TermRule:
    return TermRule(
        convention=table.word("term_convention", TermConvention),
        months=table.count("term_months", 0),
        days=table.count("term_days", 0),
        fixed_month=table.count("term_fixed_month", 12),
        fixed_day=table.count("term_fixed_day", 31),
        minimum_days=table.count("term_minimum_days", 0),
    )


def _renewal(table: TomlTable) -> RenewalPolicy:
    usual = RenewalPolicy()
    return RenewalPolicy(
        reminder_days=table.values("reminder_days", int, usual.reminder_days),
        grace_days=table.count("grace_days", 0),
        grace_months=table.count("grace_months", 0),
        late_months=table.count("late_months", 0),
        opens_days=table.whole("opens_days"),
        early_renewal_keeps_expiry=table.yes(
            "early_renewal_keeps_expiry", default=usual.early_renewal_keeps_expiry
        ),
        late_renewal_keeps_expiry=table.yes(
            "late_renewal_keeps_expiry", default=usual.late_renewal_keeps_expiry
        ),
        grace_credits_count=table.yes("grace_credits_count", default=usual.grace_credits_count),
        tells_supervisor=table.yes("tells_supervisor", default=usual.tells_supervisor),
    )


def _requirement(table: TomlTable) -> RequirementDefinition:
    code = table.text("code", None)
    table = table.called(f"requirement “{code}”")
    read = RequirementDefinition(
        RequirementRule(
            code=table.text("code"),
            title=table.text("title", None),
            kind=table.word("kind", RequirementKind),
            phase=table.word("phase", Phase, Phase.INITIAL),
            target=table.amount("target"),
            unit=table.text("unit"),
            pass_mark=table.amount("pass_mark"),
            maximum=table.amount("maximum"),
            asks_for=table.text("asks_for"),
            prerequisites=table.values("prerequisites", str),
            quotas=tuple(map(_quota, table.tables("quotas", "quota"))),
            categories=tuple(map(_category, table.tables("categories", "category"))),
            choice=table.text("choice"),
            choice_needs=table.count("choice_needs", 0),
            effective_from=table.day("effective_from"),
            effective_until=table.day("effective_until"),
            **_clocks(table),
        ),
        source=table.text("source"),
    )
    table.refuse_strange()
    return read


def _clocks(table: TomlTable) -> dict[str, Any]:
    """Read the days a requirement's clocks run; the usual ones where nothing is said."""
    usual = RequirementRule("", "", RequirementKind.DOCUMENT)
    return {
        "deadline_days": table.whole("deadline_days"),
        "deadline_on": table.day("deadline_on"),
        "near_days": table.days("near_days", usual.near_days),
        "stall_after_days": table.days("stall_after_days", usual.stall_after_days),
        "flag_after_days": table.count("flag_after_days", usual.flag_after_days),
        "waiting_limit_days": table.days("waiting_limit_days", usual.waiting_limit_days),
        "returned_limit_days": table.days("returned_limit_days", usual.returned_limit_days),
    }


def _quota(table: TomlTable) -> Quota:
    read = Quota(
        kind=table.word("kind", QuotaKind),
        attribute=table.text("attribute"),
        amount=table.amount("amount") or ZERO,
        months=table.count("months", 0),
        since=table.day("since"),
        title=table.text("title"),
    )
    table.refuse_strange()
    return read


def _category(table: TomlTable) -> Category:
    read = Category(
        code=table.text("code", None),
        title=table.text("title"),
        minimum=table.amount("minimum") or ZERO,
        cap=table.amount("cap"),
        within=table.text("within"),
    )
    table.refuse_strange()
    return read
