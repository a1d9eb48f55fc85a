"""The decision on a piece of evidence: who decides, how much is accepted, on what basis."""

from collections.abc import Callable
from decimal import Decimal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from certtrack_app.rules.vocabulary import Decision
from certtrack_app.ui.columns import Bar
from certtrack_app.ui.decision_words import earlier_text, facts_of, source_texts
from certtrack_app.ui.facts import FactList, scrolled
from certtrack_app.ui.forms import Field, Form, amount_field, choice_field, must, text_field
from certtrack_app.ui.language import tr
from certtrack_app.ui.parts import Card, ChipLabel, button, label, row
from certtrack_app.ui.progress_line import ProgressLine
from certtrack_app.ui.wording import evidence_sign
from certtrack_app.workflows.review_case import Judge, ReviewCase
from certtrack_app.workflows.verification import Judgment


class DecisionCard(Card):
    """Shows a case and takes the decision down; `confirmed` and `rejecting` ask for the errand."""

    confirmed = Signal()
    rejecting = Signal()

    def __init__(self) -> None:
        super().__init__(padded=False)
        self.case: ReviewCase | None = None
        self.form = Form()
        self.last_judge: int | None = None
        self.last_basis = ""
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(0)
        self._make_parts()
        self._lay_out()
        self.show_case(None)

    def _make_parts(self) -> None:
        self.person = label("", "heading", wrap=True)
        self.requirement = label("", "muted", wrap=True)
        self.state = ChipLabel()
        self.progress = ProgressLine()
        self.facts = FactList(92)
        self.note = label("", "", wrap=True)
        self.earlier = label("", "small", wrap=True)
        self.sources = label("", "small", wrap=True)
        self.problem = label("", "error", wrap=True)
        self.problem.setAccessibleName(tr("Why not"))
        self.reject_button = button(tr("&Reject…"), "x", "danger", tip="Ctrl+R")
        self.confirm_button = button(tr("&Confirm"), "check", "primary", tip="Ctrl+Enter")
        self.reject_button.clicked.connect(lambda _checked: self.rejecting.emit())
        self.confirm_button.clicked.connect(lambda _checked: self.confirmed.emit())

    def _lay_out(self) -> None:
        self._scroll, self._laid = scrolled()
        self._laid.setContentsMargins(15, 14, 15, 14)
        self._laid.setSpacing(12)
        head = QVBoxLayout()
        head.setSpacing(3)
        head.addWidget(self.person)
        head.addWidget(self.requirement)
        self._laid.addLayout(head)
        self._laid.addLayout(row(self.state, 1))
        for part in (self.progress, self.facts, self.note, self.earlier, self.sources):
            self._laid.addWidget(part)
        self._laid.addSpacing(2)
        self._laid.addWidget(self.form)
        self._laid.addWidget(self.problem)
        self._laid.addStretch(1)
        self.body.addWidget(self._scroll, 1)
        foot = row(self.reject_button, self.confirm_button, spacing=10)
        foot.setContentsMargins(15, 10, 15, 15)
        foot.setStretch(0, 1)
        foot.setStretch(1, 1)
        self.body.addLayout(foot)

    def show_case(self, case: ReviewCase | None) -> None:
        """Show a case to be decided; None takes everything away.

        One that is shown already and has not changed keeps what was entered for it.
        """
        before, self.case = self.case, case
        if case is not None and before is not None and _asks_the_same(before, case):
            self._show_head(case)
            return
        self.say_problem("")
        self._scroll.setVisible(case is not None)
        for part in (self.reject_button, self.confirm_button):
            part.setVisible(case is not None)
        if case is None:
            return
        self._show_head(case)
        self._ask(case)
        self._scroll.verticalScrollBar().setValue(0)

    def _show_head(self, case: ReviewCase) -> None:
        evidence, progress = case.evidence, case.line.progress
        self.person.setText(evidence.participant)
        self.requirement.setText(evidence.requirement)
        _icon, words, tone = evidence_sign(evidence.state)
        self.state.say(words, tone)
        target = progress.target
        bar = Bar(progress.counted, target) if target and evidence.claimed is not None else None
        self.progress.show_bar(bar, case.line.line.rule.unit)
        self.facts.show_facts(facts_of(case))
        _say(self.note, evidence.note)
        _say(self.earlier, earlier_text(case))
        _say(self.sources, source_texts(case))

    def _ask(self, case: ReviewCase) -> None:
        """Put the questions anew; who decided last, and on what basis, is proposed again."""
        old, self.form = self.form, Form()
        self._laid.replaceWidget(old, self.form)
        old.deleteLater()
        self.form.setVisible(case.is_open)
        judge = self._proposed_judge(case)
        names = {None: tr("Choose who decides")} | {one.id: one.name for one in case.judges}
        by = choice_field(tr("&Evaluator"), names, judge, rule=self._judge_problem)
        self.form.add("by", by)
        if case.evidence.claimed is not None:
            self.form.add("accepted", _accepted_field(case))
        hint = tr("“Her e-mail of March 3”, for instance: what you type this in from.")
        basis = text_field(tr("On what &basis"), self.last_basis, hint, self._basis_rule)
        self.form.add("basis", basis)
        by.changed.connect(self._judge_changed)
        self._show_basis()
        if by.value is not None:
            by.check()
        for field in self.form.fields.values():
            if hasattr(field.input, "returnPressed"):
                field.input.returnPressed.connect(self.confirmed)

    def _proposed_judge(self, case: ReviewCase) -> int | None:
        """Whoever sits here decides for themselves; otherwise whoever decided last."""
        here = next((one.id for one in case.judges if one.is_here), None)
        known = {one.id for one in case.judges}
        return here or (self.last_judge if self.last_judge in known else None)

    def _judge(self) -> Judge | None:
        if self.case is None or "by" not in self.form.fields:
            return None
        chosen = self.form.fields["by"].value
        return next((one for one in self.case.judges if one.id == chosen), None)

    def _judge_problem(self, key: object) -> str:
        """Say why the one chosen may not decide."""
        judge = (
            next((one for one in self.case.judges if one.id == key), None) if self.case else None
        )
        if judge is None:
            return tr("Choose who decides on it.")
        return judge.barred

    def _judge_changed(self) -> None:
        self.say_problem("")
        self.form.fields["by"].check()
        self._show_basis()

    def _show_basis(self) -> None:
        """Somebody who decides for themselves needs no basis but the evidence."""
        judge = self._judge()
        self.form.fields["basis"].setVisible(judge is None or not judge.is_here)

    def _basis_rule(self, text: str) -> str:
        judge = self._judge()
        if judge is not None and judge.is_here:
            return ""
        return must(tr("You type in somebody else's decision: say what from."))(text)

    def check(self) -> bool:
        """Show what is still missing for a decision, and put the keyboard there."""
        return self.form.check()

    def judge_id(self) -> int:
        """Who decides; asked only after `check`."""
        self.last_judge = int(self.form.values["by"])
        self.last_basis = self.form.values["basis"]
        return self.last_judge

    def confirmation(self) -> Judgment:
        """What the evaluator says, as entered."""
        accepted: Decimal | None = self.form.values.get("accepted")
        claimed = self.case.evidence.claimed if self.case is not None else None
        basis = self.form.values["basis"] if self.form.fields["basis"].isVisibleTo(self) else ""
        return Judgment(Decision.CONFIRMED, None if accepted == claimed else accepted, basis=basis)

    def say_problem(self, sentence: str) -> None:
        """Say why the decision was refused; empty takes it away."""
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))


def _asks_the_same(one: ReviewCase, other: ReviewCase) -> bool:
    """Whether two readings of a case ask the same questions."""
    return (one.evidence, one.judges) == (other.evidence, other.judges)


def _accepted_field(case: ReviewCase) -> Field:
    unit = case.evidence.unit or tr("amount")
    return amount_field(
        tr("&Accepted ({unit})", unit=unit),
        case.evidence.claimed,
        tr("Less than was claimed, where not all of it counts."),
        _must_be_an_amount(),
    )


def _must_be_an_amount() -> Callable[[Decimal | None], str]:
    return must(tr("Say how much is accepted, or reject it."))


def _say(part: QWidget, text: str) -> None:
    part.setText(text)  # type: ignore[attr-defined]  # a label
    part.setVisible(bool(text))
