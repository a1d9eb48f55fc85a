"""A program's definition as the text of a file: only what differs from the usual is written."""

from collections.abc import Iterable, Mapping
from dataclasses import fields
from decimal import Decimal
from itertools import pairwise
from typing import Any

import tomlkit
from tomlkit.items import Table

from certtrack_app.adapters.program_reading import CONTINUES, ENDS, FORMAT, REQUIREMENTS, continued
from certtrack_app.rules.definition import (
    ProgramDefinition,
    RequirementDefinition,
    VersionDefinition,
)
from certtrack_app.rules.renewal import RenewalPolicy
from certtrack_app.rules.requirement import Category, Quota, RequirementRule
from certtrack_app.rules.term import TermRule
from certtrack_app.rules.vocabulary import RequirementKind, TermConvention

Fields = dict[str, Any]
_CLOCKS_THAT_STOP = ("near_days", "stall_after_days", "waiting_limit_days", "returned_limit_days")
_ABOUT = (
    "A certification program, written by CertTrack. It can be edited and added to an office.",
    "Days and months are whole numbers; a clock that must not run is set to false.",
)


def program_text(definition: ProgramDefinition) -> str:
    """Write a program so that reading it gives the same definition."""
    document = tomlkit.document()
    for line in _ABOUT:
        document.add(tomlkit.comment(line))
    document.add(tomlkit.nl())
    for name, value in _head(definition).items():
        document.add(name, _written(value))
    versions = tomlkit.aot()
    for version in _versions(definition):
        versions.append(_version_table(version))
    document.add("version", versions)
    return tomlkit.dumps(document)


def _head(definition: ProgramDefinition) -> Fields:
    head: Fields = {"format": FORMAT, "name": definition.name, "title": definition.title}
    for name in ("source", "as_of", "wording", "accent"):
        if value := getattr(definition, name):
            head[name] = value
    if definition.signatories:
        head["signatories"] = [
            {"name": one.name, "role": one.role} for one in definition.signatories
        ]
    return head


def _versions(definition: ProgramDefinition) -> Iterable[Fields]:
    """Write the first version whole and of each later one what it changes, where that says all."""
    whole = [_version(version) for version in definition.versions]
    return [*whole[:1], *(_changes(earlier, later) for earlier, later in pairwise(whole))]


def _changes(earlier: Fields, later: Fields) -> Fields:
    before = {(one["phase"], one["code"]): one for one in earlier[REQUIREMENTS]}
    now = {(one["phase"], one["code"]): one for one in later[REQUIREMENTS]}
    changes: Fields = {"effective_on": later["effective_on"], CONTINUES: earlier["effective_on"]}
    if ended := [f"{phase}/{code}" for phase, code in before if (phase, code) not in now]:
        changes[ENDS] = ended
    changes |= {name: value for name, value in later.items() if value != earlier.get(name)}
    changes[REQUIREMENTS] = [one for key, one in now.items() if one != before.get(key)]
    return changes if continued(earlier, changes) == later else later


def _version(version: VersionDefinition) -> Fields:
    return {
        "effective_on": version.effective_on,
        **({"note": version.note} if version.note else {}),
        **{
            f"term_{name}": value
            for name, value in _unusual(version.term, TermRule(TermConvention.NEVER)).items()
        },
        "term_convention": version.term.convention.value,
        **_unusual(version.renewal, RenewalPolicy()),
        **({"signoff_required": True} if version.signoff_required else {}),
        REQUIREMENTS: [_requirement(one) for one in version.requirements],
    }


def _requirement(requirement: RequirementDefinition) -> Fields:
    rule = requirement.rule
    written: Fields = {
        "phase": rule.phase.value,
        "code": rule.code,
        "title": rule.title,
        "kind": rule.kind.value,
    }
    for name, value in _unusual(rule, RequirementRule("", "", RequirementKind.DOCUMENT)).items():
        stopped = value is None and name in _CLOCKS_THAT_STOP
        written.setdefault(name, False if stopped else value)
    if rule.quotas:
        written["quotas"] = [_quota(quota) for quota in rule.quotas]
    if rule.categories:
        written["categories"] = [_unusual(one, Category("")) for one in rule.categories]
    if requirement.source:
        written["source"] = requirement.source
    return written


def _quota(quota: Quota) -> Fields:
    return {"kind": quota.kind.value, **_unusual(quota, Quota(quota.kind))}


def _unusual(value: Any, usual: Any) -> Fields:
    """List the fields of a rule that are not as they usually are."""
    named = ((field.name, getattr(value, field.name)) for field in fields(usual))
    return {name: one for name, one in named if one != getattr(usual, name)}


def _version_table(version: Mapping[str, Any]) -> Table:
    table = tomlkit.table()
    for name, value in version.items():
        if name != REQUIREMENTS:
            table.add(name, _written(value))
    requirements = tomlkit.aot()
    for requirement in version[REQUIREMENTS]:
        one = tomlkit.table()
        for name, value in requirement.items():
            one.add(name, _written(value))
        requirements.append(one)
    if version[REQUIREMENTS]:
        table.add(REQUIREMENTS, requirements)
    return table


def _written(value: Any) -> Any:
    """Turn a value into TOML: amounts as they are counted, long texts and lists over lines."""
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, str):
        return tomlkit.string(f"{value}\n" if "\n" in value else value, multiline="\n" in value)
    if isinstance(value, dict):
        inline = tomlkit.inline_table()
        inline.update({name: _written(one) for name, one in value.items()})
        return inline
    if isinstance(value, list | tuple):
        listed = tomlkit.array()
        listed.extend(_written(one) for one in value)
        return listed.multiline(any(isinstance(one, dict) for one in value))
    return value
