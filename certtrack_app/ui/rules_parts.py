"""The parts of a program's rules, as the list beside the editor shows them."""

from datetime import date

from certtrack_app.rules.definition import VersionDefinition
from certtrack_app.rules.draft import Key, key_of
from certtrack_app.rules.requirement import RequirementRule
from certtrack_app.rules.requirement_settings import requirement_faults
from certtrack_app.rules.settings import renewal_faults, term_faults
from certtrack_app.rules.vocabulary import Phase
from certtrack_app.ui.language import number_text, tr, tr_count
from certtrack_app.ui.requirement_form import phase_words
from certtrack_app.ui.steps import Step
from certtrack_app.ui.tokens import Tone
from certtrack_app.workflows.rules_in_use import RulesInUse

PROGRAM, TERMS = 1, 2


def part_steps(
    version: VersionDefinition, in_use: RulesInUse, today: date
) -> list[tuple[Step, int | Key]]:
    """List the parts of a version in their order, each with what it is in the draft."""
    is_sound = not any((*term_faults(version.term), *renewal_faults(version.renewal)))
    tone = Tone.GOOD if is_sound else Tone.BAD
    parts: list[tuple[Step, int | Key]] = [
        (Step("graduation-cap", tr("Name and title"), "", Tone.GOOD, PROGRAM), PROGRAM),
        (Step("calendar-clock", tr("Term, renewal and issuing"), "", tone, TERMS), TERMS),
    ]
    for number, one in enumerate(version.requirements, TERMS + 1):
        key = key_of(one.rule)
        parts.append((_requirement(one.rule, number, in_use.lines.get(key, 0), today), key))
    return parts


def _requirement(rule: RequirementRule, number: int, lines: int, today: date) -> Step:
    is_sound = not any(requirement_faults(rule))
    icon = "rotate-cw" if rule.phase is Phase.RENEWAL else "list-checks"
    target = number_text(rule.target) if rule.target is not None else ""
    return Step(
        icon if is_sound else "circle-alert",
        rule.title or tr("No name yet"),
        _note(rule, lines, today),
        Tone.GOOD if is_sound else Tone.BAD,
        number,
        f"{target} {rule.unit}".strip() if rule.kind.adds_up else "",
    )


def _note(rule: RequirementRule, lines: int, today: date) -> str:
    """Say on which checklists it stands."""
    if rule.effective_until is not None and rule.effective_until < today:
        return tr("Retired; on {n} still", n=number_text(lines)) if lines else tr("Retired")
    if not lines:
        return phase_words(rule.phase)
    if rule.phase is Phase.RENEWAL:
        return tr_count("On {n} renewal", "On {n} renewals", lines)
    return tr_count("On {n} checklist", "On {n} checklists", lines)
