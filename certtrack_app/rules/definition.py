"""Programs as a file defines them: every version of the rules, each figure with its source."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from certtrack_app.errors import Refusal
from certtrack_app.rules.program import ProgramRules
from certtrack_app.rules.renewal import RenewalPolicy
from certtrack_app.rules.requirement import RequirementRule
from certtrack_app.rules.settings import refuse_nonsense
from certtrack_app.rules.term import TermRule
from certtrack_app.rules.words import day_in_words

_COLOR = re.compile(r"#[0-9a-fA-F]{6}")
_CODE = re.compile(r"\w[\w.-]{0,59}")
_LONGEST = 200


@dataclass(frozen=True)
class SignatoryDefinition:
    """Who signs a program's certificates, and as what."""

    name: str
    role: str = ""


@dataclass(frozen=True)
class RequirementDefinition:
    """A requirement's rule, and the pages its figures were read on."""

    rule: RequirementRule
    source: str = ""


@dataclass(frozen=True)
class VersionDefinition:
    """A program's rules from one day on."""

    effective_on: date
    term: TermRule
    requirements: tuple[RequirementDefinition, ...]
    renewal: RenewalPolicy = field(default_factory=RenewalPolicy)
    signoff_required: bool = False
    note: str = ""
    """What is new in it, and where that was read."""

    def rules(self, name: str) -> ProgramRules:
        """The version as the rules see it."""
        return ProgramRules(
            name=name,
            term=self.term,
            requirements=tuple(one.rule for one in self.requirements),
            renewal=self.renewal,
            signoff_required=self.signoff_required,
            effective_on=self.effective_on,
        )


@dataclass(frozen=True)
class ProgramDefinition:
    """A program whole: what it awards, how its certificate reads, its versions in order.

    `source` says where its rules come from and `as_of` when they were read; `wording` is what a
    certificate says below the name, paragraphs parted by an empty line.
    """

    name: str
    title: str
    versions: tuple[VersionDefinition, ...]
    source: str = ""
    as_of: date | None = None
    wording: str = ""
    accent: str = ""
    signatories: tuple[SignatoryDefinition, ...] = ()

    def in_force(self, day: date) -> VersionDefinition:
        """The version somebody falls under who enrolls on a day; before the first, the first."""
        begun = [version for version in self.versions if version.effective_on <= day]
        return begun[-1] if begun else self.versions[0]


def refuse_definition(definition: ProgramDefinition) -> None:
    """Raise Refusal for a definition that makes no sense, saying where and how to mend it."""
    if faults := [*_program_faults(definition), *_version_faults(definition)]:
        raise Refusal(" ".join(faults))
    for version in definition.versions:
        try:
            refuse_nonsense(version.rules(definition.name))
        except Refusal as refusal:
            raise Refusal(f"{_titled(version)}: {refusal.sentence}") from refusal


def _program_faults(definition: ProgramDefinition) -> Iterator[str]:
    for what, text in (("name", definition.name), ("title", definition.title)):
        if not text.strip() or len(text) > _LONGEST or not _is_one_line(text):
            yield f"The {what} must be one line of at most {_LONGEST} characters."
    if definition.accent and not _COLOR.fullmatch(definition.accent):
        yield f"The accent “{definition.accent}” is no color. Write it as #0f6e73."
    for signatory in definition.signatories:
        if not signatory.name.strip() or not _is_one_line(signatory.name + signatory.role):
            yield "A signatory needs a name, on one line. Write it, or leave the signatory out."
    if not definition.versions:
        yield "It has no version. Add one with the day its rules take effect."


def _version_faults(definition: ProgramDefinition) -> Iterator[str]:
    days = [version.effective_on for version in definition.versions]
    if days != sorted(set(days)):
        yield "Versions must stand in the order they take effect, each on a day of its own."
    for version in definition.versions:
        for requirement in version.requirements:
            rule = requirement.rule
            if not _CODE.fullmatch(rule.code):
                yield (
                    f"{_titled(version)}: the code “{rule.code}” must be one word of letters, "
                    "digits, dots, dashes and underscores, such as mentor_coaching."
                )
            if not _is_one_line(rule.title) or len(rule.title) > _LONGEST:
                yield (
                    f"{_titled(version)}: the title of “{rule.code}” must be one line of at most "
                    f"{_LONGEST} characters."
                )


def _titled(version: VersionDefinition) -> str:
    return f"Rules from {day_in_words(version.effective_on)}"


def _is_one_line(text: str) -> bool:
    return all(unicodedata.category(letter) not in ("Cc", "Zl", "Zp") for letter in text)
