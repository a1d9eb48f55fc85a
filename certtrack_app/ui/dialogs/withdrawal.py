"""Withdrawing messages that have not left."""

from collections.abc import Callable, Collection
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from certtrack_app.ui.desk import Desk
from certtrack_app.ui.dialogs.errand import ErrandDialog
from certtrack_app.ui.forms import text_field
from certtrack_app.ui.language import tr, tr_count
from certtrack_app.workflows.outbox_list import withdraw_each

if TYPE_CHECKING:
    from certtrack_app.workflows.unit import Unit


class WithdrawMessagesDialog(ErrandDialog):
    """Asks why, and withdraws the messages chosen."""

    def __init__(self, desk: Desk, ids: Collection[int], parent: QWidget | None) -> None:
        super().__init__(
            desk,
            tr_count("Withdraw {n} message?", "Withdraw {n} messages?", len(ids)),
            tr("It is not sent, and what it says is not raised again."),
            parent,
        )
        self._ids = tuple(ids)
        self.form.add(
            "reason", text_field(tr("&Reason"), hint=tr("It stays on record. May be left empty."))
        )
        self.offer(tr("&Withdraw"), "undo-2")

    def errand(self) -> "Callable[[Unit], Any]":
        ids, reason = self._ids, self.form.values["reason"]
        return lambda unit: withdraw_each(unit, ids, reason)

    def notice(self) -> str:
        return tr_count("Withdrew {n} message.", "Withdrew {n} messages.", len(self._ids))
