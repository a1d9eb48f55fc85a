"""The flags on a card, with what can be done of each: the same under the list and on Today."""

from collections.abc import Sequence
from datetime import date
from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint
from PySide6.QtWidgets import QMenu

from certtrack_app.ui.desk import Desk
from certtrack_app.ui.flag_list import FlagList
from certtrack_app.ui.flag_words import WEEK, FlagAct, act_of, act_text, flag_name, search_text
from certtrack_app.ui.language import day_text, tr, tr_count
from certtrack_app.ui.parts import Card, button
from certtrack_app.ui.states import Message
from certtrack_app.ui.whom import Whom
from certtrack_app.workflows.flags import FlagRow, snooze_flag

if TYPE_CHECKING:
    from certtrack_app.ui.person_acts import PersonActs


class FlagCard(Card):
    """The flags that stand, most urgent first; their acts, snoozing and dismissing."""

    def __init__(self, desk: Desk, heading: str, *, compact: bool = False) -> None:
        super().__init__(heading, padded=False)
        self._desk = desk
        self._all: tuple[FlagRow, ...] = ()
        self._text = ""
        self._chooses_first = not compact
        self.list = FlagList(heading, compact=compact)
        self.list.acted.connect(self.act)
        self.list.menu_wanted.connect(self._show_menu)
        self.list.selectionModel().currentChanged.connect(self._dress)
        self.calm = Message()
        self.calm.hide()
        self._snooze = button(tr("&Snooze…"), "clock")
        self._dismiss = button(tr("&Dismiss…"), "x")
        self._snooze.clicked.connect(self.snooze_flag)
        self._dismiss.clicked.connect(self.dismiss_flag)
        self.beside_heading(self._snooze)
        self.beside_heading(self._dismiss)
        self.body.addWidget(self.calm, 1)
        self.body.addWidget(self.list, 1)
        self._dress()

    @cached_property
    def acts(self) -> "PersonActs":
        """The errands about one person; their dialogs are imported when somebody first asks."""
        from certtrack_app.ui.person_acts import PersonActs

        return PersonActs(self._desk, self)

    def show_flags(self, flags: Sequence[FlagRow], today: date) -> None:
        """Show the flags that stand on a day."""
        self._all = tuple(flags)
        words = self._text.casefold().split()
        shown = [flag for flag in flags if all(word in search_text(flag) for word in words)]
        self.list.show_flags(shown, today)
        self.list.setVisible(bool(shown))
        self.calm.setVisible(not shown)
        if self._all:
            self.calm.say("search", tr("No flag holds these words"), "", None)
        else:
            watching = tr("CertTrack keeps watching the deadlines and the renewals.")
            self.calm.say("leaf", tr("Nothing needs you"), watching, None)
        if self._chooses_first and shown and self.list.chosen_flag() is None:
            self.list.choose(shown[0].id)
        self._dress()

    def search(self, text: str) -> None:
        """Keep the flags that hold every word."""
        self._text = text
        self.show_flags(self._all, self.list.today)

    def act(self, flag: FlagRow) -> None:
        """Do the one obvious thing about a flag."""
        act = act_of(flag.kind, of_import=flag.intake_id is not None)
        match act:
            case FlagAct.OPEN_REVIEW:
                self._desk.go("review", flag.evidence_id)
            case FlagAct.OPEN_OUTBOX:
                self._desk.go("outbox", flag.message_id)
            case FlagAct.OPEN_IMPORT:
                self._desk.go("imports", flag.intake_id)
            case FlagAct.CHECK_AGAIN:
                self.acts.check_again()
            case _:
                self._act_on_person(flag, act)

    def _act_on_person(self, flag: FlagRow, act: FlagAct) -> None:
        """Do what is about a person; a flag without one has nobody to do it to."""
        if flag.participant_id is None:
            return
        who = flag.participant or ""
        match act:
            case FlagAct.CONFIRM_IMPORTED:
                self.acts.confirm_imported(flag.participant_id)
            case FlagAct.ISSUE if flag.enrollment_id is not None:
                self.acts.issue(flag.enrollment_id, who)
            case FlagAct.ENTER_ADDRESS:
                self.acts.edit(flag.participant_id)
            case _:
                self._go_to_person(flag.participant_id, flag)

    def snooze_flag(self) -> None:
        """Ask until when the chosen flag is put off."""
        from certtrack_app.ui.dialogs.flags import SnoozeDialog

        flag = self.list.chosen_flag()
        if flag is not None:
            SnoozeDialog(self._desk, flag, self.list.today, self.window()).ask()

    def dismiss_flag(self) -> None:
        """Ask why the chosen flag is dismissed."""
        from certtrack_app.ui.dialogs.flags import DismissDialog

        flag = self.list.chosen_flag()
        if flag is not None:
            DismissDialog(self._desk, flag, self.window()).ask()

    def why_not_snooze_flag(self) -> str:
        """A flag must be chosen."""
        return "" if self.list.chosen_flag() is not None else tr("Choose a flag first.")

    def snooze_for(self, flag: FlagRow, until: date) -> None:
        """Put a flag off to a day at once."""
        from certtrack_app.workflows.lookup import find_flag

        key = flag.id
        self._desk.do(
            self,
            lambda unit: snooze_flag(unit, find_flag(unit, key), until),
            notice=tr("“{flag}” comes back on {day}.", flag=flag_name(flag), day=day_text(until)),
        )

    def _go_to_person(self, participant_id: int, flag: FlagRow) -> None:
        """Open the line, the enrollment or the renewal a flag is about."""
        whom = Whom(participant_id, flag.enrollment_id, flag.line_id, flag.credential_id)
        self._desk.go("participants", whom)

    def _show_menu(self, flag: FlagRow, where: QPoint) -> None:
        menu = QMenu(self)
        menu.addAction(
            act_text(flag.kind, of_import=flag.intake_id is not None), partial(self.act, flag)
        )
        menu.addSeparator()
        week = self.list.today + WEEK
        menu.addAction(
            tr("Snooze until {day}", day=day_text(week)), partial(self.snooze_for, flag, week)
        )
        menu.addAction(tr("Snooze…"), self.snooze_flag)
        menu.addAction(tr("Dismiss…"), self.dismiss_flag)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(where)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.calm.redress()

    def _dress(self) -> None:
        """The buttons act on the chosen flag, and wait for one."""
        chosen = self.list.chosen_flag() is not None
        self._snooze.setEnabled(chosen)
        self._dismiss.setEnabled(chosen)


def flags_in_words(count: int) -> str:
    """Say how many flags need somebody."""
    return tr_count("{n} flag needs you", "{n} flags need you", count)
