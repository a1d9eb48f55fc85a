"""What is asked before a credential is suspended, revoked or reinstated."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from certtrack_app.ui.desk import Desk
from certtrack_app.ui.dialogs.errand import ErrandDialog
from certtrack_app.ui.forms import must, text_field
from certtrack_app.ui.language import tr
from certtrack_app.workflows.credential_sheet import CredentialSheet
from certtrack_app.workflows.keys import credential_of_key
from certtrack_app.workflows.renewal import reinstate, revoke, suspend

if TYPE_CHECKING:
    from certtrack_app.workflows.unit import Unit


@dataclass(frozen=True)
class ReasonedAct:
    """Something done to a credential for a reason; texts take {number} and {holder}."""

    heading: str
    sentence: str
    button: str
    icon: str
    done: str
    errand: "Callable[[Unit, int, str], None]"


SUSPENSION = ReasonedAct(
    "Suspend {number}",
    "{holder}'s credential does not count until it is reinstated. The register says so.",
    "&Suspend",
    "pause",
    "Suspended {number} of {holder}.",
    lambda unit, key, why: suspend(unit, credential_of_key(unit, key), why),
)
REVOCATION = ReasonedAct(
    "Revoke {number}",
    "{holder}'s credential is withdrawn. Its number stays on the register as revoked.",
    "Re&voke",
    "ban",
    "Revoked {number} of {holder}.",
    lambda unit, key, why: revoke(unit, credential_of_key(unit, key), why),
)
REINSTATEMENT = ReasonedAct(
    "Reinstate {number}",
    "From today {holder}'s credential stands again as its dates say.",
    "R&einstate",
    "play",
    "Reinstated {number} of {holder}.",
    lambda unit, key, why: reinstate(unit, credential_of_key(unit, key), why),
)


class ReasonDialog(ErrandDialog):
    """Asks why, and does it to one credential."""

    def __init__(
        self, desk: Desk, act: ReasonedAct, sheet: CredentialSheet, parent: QWidget | None
    ) -> None:
        self._act = act
        self._key = sheet.row.id
        self._names = {"number": sheet.row.number, "holder": sheet.row.participant}
        super().__init__(
            desk, tr(act.heading, **self._names), tr(act.sentence, **self._names), parent
        )
        self.form.add(
            "reason",
            text_field(
                tr("&Reason"),
                hint=tr("It stays on record and on the register."),
                rule=must(tr("Say why.")),
            ),
        )
        self.offer(tr(act.button), act.icon)

    def errand(self) -> "Callable[[Unit], Any]":
        work, key, reason = self._act.errand, self._key, self.form.values["reason"]
        return lambda unit: work(unit, key, reason)

    def notice(self) -> str:
        return tr(self._act.done, **self._names)
