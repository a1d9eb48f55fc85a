"""A requirement a tracker brings: how it is defined, what is unclear, what of the program it is."""

from dataclasses import dataclass

from certtrack_app.rules.tracker.reading import Fault, Requirement
from certtrack_app.rules.tracker.set_right import Defined
from certtrack_app.ui.entries import Entry
from certtrack_app.ui.intake_set_right import definition_in_words
from certtrack_app.ui.language import tr, tr_count
from certtrack_app.ui.tokens import Tone
from certtrack_app.workflows.intake_program import Match

_FAULTS = {
    Fault.NO_TARGET: "no target",
    Fault.MIXED_UNITS: "mixes units",
    Fault.NO_DEADLINE: "no deadline",
    Fault.NO_KIND: "kind not said",
}


@dataclass(frozen=True)
class Definition:
    """A requirement of the tracker: how it is defined, what is unclear, what of the program it is.

    `like` names others that are alike; `facts` counts what the tracker says of it.
    """

    number: int
    requirement: Requirement
    defined: Defined
    match: Match
    facts: int
    faults: tuple[Fault, ...] = ()
    like: tuple[str, ...] = ()

    @property
    def entry(self) -> Entry:
        """How it stands in the list."""
        facts = tr_count("{n} fact", "{n} facts", self.facts)
        title = self.requirement.title
        if self.match.is_certain:
            note = tr("Is “{title}” of the program", title=self.match.title)
            return Entry(title, note, facts, "check", Tone.GOOD)
        faults = [tr(_FAULTS[one]) for one in self.faults]
        faults += [tr("like “{title}”", title=one) for one in self.like]
        if self.match.code:
            faults.insert(0, tr("like “{title}” of the program", title=self.match.title))
        note = " · ".join((definition_in_words(self.defined), *faults))
        unclear = bool(faults)
        icon, tone = ("triangle-alert", Tone.WARN) if unclear else ("check", Tone.GOOD)
        return Entry(title, note, facts, icon, tone)
