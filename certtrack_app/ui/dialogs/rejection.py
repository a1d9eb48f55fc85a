"""Returning evidence to its owner: the reason, and what they should do."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from certtrack_app.rules.vocabulary import Decision, RejectionReason
from certtrack_app.ui.desk import Desk
from certtrack_app.ui.dialogs.errand import ErrandDialog
from certtrack_app.ui.forms import choice_field, long_text_field, must
from certtrack_app.ui.language import tr
from certtrack_app.workflows.review_case import Decided, ReviewCase, decide_on
from certtrack_app.workflows.verification import Judgment

if TYPE_CHECKING:
    from certtrack_app.workflows.unit import Unit


class RejectionDialog(ErrandDialog):
    """Rejects one piece of evidence in an evaluator's name; `decided` hears that it is done."""

    def __init__(
        self,
        desk: Desk,
        case: ReviewCase,
        by: int,
        judgment: Judgment,
        parent: QWidget | None,
    ) -> None:
        evidence = case.evidence
        super().__init__(
            desk,
            tr("Reject “{title}”", title=evidence.title),
            tr("{who} is told the reason and your remark.", who=evidence.participant),
            parent,
        )
        self.decided: Callable[[Decided], None] = lambda _decided: None
        self._case, self._by, self._judgment = case, by, judgment
        reasons = {code: words[:1].upper() + words[1:] for code, words in case.reasons}
        choices = {None: tr("Choose a reason")} | reasons
        self.form.add(
            "reason",
            choice_field(tr("&Reason"), choices, rule=must(tr("Say why it is rejected."))),
        )
        self.form.add(
            "remark",
            long_text_field(
                tr("Re&mark"),
                hint=tr("What they should do, in your words."),
                rule=self._remark_problem,
            ),
        )
        self.offer(tr("Re&ject"), "x")

    def _remark_problem(self, text: str) -> str:
        if self.form.fields["reason"].value == RejectionReason.OTHER and not text:
            return tr("Say in the remark what is wrong.")
        return ""

    def errand(self) -> "Callable[[Unit], Any]":
        key, by, given = self._case.evidence.id, self._by, self.form.values
        judgment = replace(
            self._judgment,
            decision=Decision.REJECTED,
            accepted=None,
            reason=given["reason"],
            remark=given["remark"],
        )
        return lambda unit: decide_on(unit, key, by, judgment)

    def notice(self) -> Callable[[Decided], str]:
        return lambda decided: decided.in_words

    def _done(self, answer: Decided) -> None:
        super()._done(answer)
        self.decided(answer)
