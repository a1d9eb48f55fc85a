"""Rules while somebody edits them: requirements added, changed, moved and removed in a draft."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace

from certtrack_app.rules.definition import RequirementDefinition, VersionDefinition
from certtrack_app.rules.requirement import RequirementRule
from certtrack_app.rules.requirement_settings import requirement_in_words
from certtrack_app.rules.vocabulary import Phase, RequirementKind
from certtrack_app.rules.words import joined

Key = tuple[Phase, str]
"""What tells a requirement from the others of its version: its checklist and its code."""

SUBSTANCE = (
    "kind", "target", "unit", "pass_mark", "maximum", "quotas", "categories", "choice",
    "choice_needs",
)  # fmt: skip
"""What decides whether a line is settled; the rest is how it is named and watched."""
_MEASURE = ("kind", "unit")
_NAMES = {
    "title": "name",
    "kind": "kind",
    "target": "target",
    "unit": "unit",
    "pass_mark": "pass mark",
    "maximum": "highest score",
    "asks_for": "what is handed in",
    "deadline_days": "deadline",
    "deadline_on": "deadline",
    "near_days": "reminder",
    "stall_after_days": "nudge",
    "flag_after_days": "flag",
    "waiting_limit_days": "limit for verification",
    "returned_limit_days": "limit for handing in again",
    "prerequisites": "what comes before it",
    "quotas": "conditions",
    "categories": "categories",
    "choice": "choice",
    "choice_needs": "how many of the choice",
    "effective_from": "from when it is asked for",
    "effective_until": "until when it is asked for",
}
_LONGEST_CODE = 40


def key_of(rule: RequirementRule) -> Key:
    """What tells a requirement from the others of its version."""
    return rule.phase, rule.code


def rules_by_key(version: VersionDefinition) -> dict[Key, RequirementRule]:
    """A version's requirements by what tells them apart."""
    return {key_of(one.rule): one.rule for one in version.requirements}


def with_new_requirement(
    version: VersionDefinition, phase: Phase, title: str
) -> tuple[VersionDefinition, RequirementRule]:
    """Add a requirement at the end of a checklist, with the usual clocks."""
    code = code_for(title, {code for kept, code in rules_by_key(version) if kept is phase})
    rule = RequirementRule(code, title, RequirementKind.DOCUMENT, phase)
    added = (*version.requirements, RequirementDefinition(rule))
    return replace(version, requirements=added), rule


def with_rule(version: VersionDefinition, key: Key, rule: RequirementRule) -> VersionDefinition:
    """Put a changed rule in its place; its source stays."""
    kept = next(one for one in version.requirements if key_of(one.rule) == key)
    return with_definition(version, key, replace(kept, rule=rule))


def with_definition(
    version: VersionDefinition, key: Key, definition: RequirementDefinition
) -> VersionDefinition:
    """Put a changed requirement in its place; who waits for it follows its code."""
    phase, code = key
    return replace(
        version,
        requirements=tuple(
            definition
            if key_of(one.rule) == key
            else _waiting_for(one, phase, code, (definition.rule.code,))
            for one in version.requirements
        ),
    )


def with_codes(began: VersionDefinition, version: VersionDefinition) -> VersionDefinition:
    """Give each requirement that is new the code its title asks for."""
    known = set(rules_by_key(began))
    for key, rule in rules_by_key(version).items():
        if key not in known:
            taken = {code for phase, code in rules_by_key(version) if phase is rule.phase}
            code = code_for(rule.title, taken - {rule.code})
            version = with_rule(version, key, replace(rule, code=code))
    return version


def without(version: VersionDefinition, key: Key) -> VersionDefinition:
    """Take a requirement out; what waited for it waits no longer."""
    phase, code = key
    return replace(
        version,
        requirements=tuple(
            _waiting_for(one, phase, code, ())
            for one in version.requirements
            if key_of(one.rule) != key
        ),
    )


def moved(version: VersionDefinition, key: Key, steps: int) -> VersionDefinition:
    """Move a requirement up (-1) or down (1) among those of its checklist."""
    placed = list(version.requirements)
    same = [at for at, one in enumerate(placed) if one.rule.phase is key[0]]
    here = next(number for number, at in enumerate(same) if key_of(placed[at].rule) == key)
    there = here + steps
    if 0 <= there < len(same):
        one, other = same[here], same[there]
        placed[one], placed[other] = placed[other], placed[one]
    return replace(version, requirements=tuple(placed))


def code_for(title: str, taken: set[str]) -> str:
    """Make a short code of a title that no other requirement has: mentor_coaching."""
    plain = unicodedata.normalize("NFKC", title).casefold()
    code = re.sub(r"\W+", "_", plain).strip("_")[:_LONGEST_CODE].rstrip("_") or "requirement"
    number, made = 2, code
    while made in taken:
        number, made = number + 1, f"{code}_{number}"
    return made


def substance_changed(before: VersionDefinition, after: VersionDefinition) -> tuple[Key, ...]:
    """The requirements of both whose change could unsettle what was settled under them."""
    return _changed(before, after, SUBSTANCE)


def measure_changed(before: VersionDefinition, after: VersionDefinition) -> tuple[Key, ...]:
    """The requirements of both that would count something else than their evidence does."""
    return _changed(before, after, _MEASURE)


def requirement_change(before: RequirementRule, after: RequirementRule) -> str:
    """Say what is new in a requirement, as its settings say it; empty where nothing is."""
    if before == after:
        return ""
    called = after.title if after.title == before.title else f"{before.title}, now {after.title}"
    known = set(requirement_in_words(before))
    if said := [sentence for sentence in requirement_in_words(after) if sentence not in known]:
        return f"{called}: {' '.join(said)}"
    differing = (name for name in _NAMES if getattr(before, name) != getattr(after, name))
    return f"{called}: another {joined(list(dict.fromkeys(_NAMES[name] for name in differing)))}."


def changed_names(before: VersionDefinition, after: VersionDefinition) -> tuple[str, ...]:
    """Name what is not the same in two versions, for the journal."""
    names = [
        name
        for name, attribute in (
            ("term", "term"),
            ("renewal", "renewal"),
            ("issuing", "signoff_required"),
            ("note", "note"),
        )
        if getattr(before, attribute) != getattr(after, attribute)
    ]
    return (*names, *_changed_requirements(before, after))


def _changed_requirements(before: VersionDefinition, after: VersionDefinition) -> Iterator[str]:
    olds, news = rules_by_key(before), rules_by_key(after)
    yield from (rule.title for key, rule in news.items() if olds.get(key) != rule)
    yield from (f"without {rule.title}" for key, rule in olds.items() if key not in news)
    if [key for key in olds if key in news] != [key for key in news if key in olds]:
        yield "order"


def _changed(
    before: VersionDefinition, after: VersionDefinition, names: tuple[str, ...]
) -> tuple[Key, ...]:
    olds, news = rules_by_key(before), rules_by_key(after)
    return tuple(
        key
        for key, old in olds.items()
        if key in news and any(getattr(old, name) != getattr(news[key], name) for name in names)
    )


def _waiting_for(
    one: RequirementDefinition, phase: Phase, code: str, instead: tuple[str, ...]
) -> RequirementDefinition:
    if one.rule.phase is not phase or code not in one.rule.prerequisites:
        return one
    codes = tuple(
        kept
        for before in one.rule.prerequisites
        for kept in ((before,) if before != code else instead)
    )
    return replace(one, rule=replace(one.rule, prerequisites=codes))
