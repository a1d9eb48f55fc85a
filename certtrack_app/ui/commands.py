"""Every command in one table; the method of the same name does it.

A command is looked for on the pane in sight, then on the window and whatever the entry adds. A
method `why_not_<name>` beside it may answer with the sentence that says why it cannot run now.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from certtrack_app.ui import icons
from certtrack_app.ui.language import tr
from certtrack_app.ui.parts import plain_tip


@dataclass(frozen=True)
class Command:
    """One command: its name is the method that does it; an ellipsis means that a dialog follows.

    `needs` is said where nothing in sight can do it. Without a menu it is found by Ctrl+K only.
    """

    name: str
    menu: str
    text: str
    shortcut: str = ""
    icon: str = ""
    needs: str = ""


GO_MENU = "&Go"
MENUS: tuple[str, ...] = (
    "&File",
    "&Edit",
    GO_MENU,
    "&Participant",
    "Evi&dence",
    "&Credential",
    "&Messages",
    "Pro&gram",
    "&View",
    "&Help",
)

_WHO = "Choose somebody under Participants first."
_FLAG = "Choose a flag under Today or Participants first."
_EVIDENCE = "Choose a piece of evidence under Review first."
_HELD = "Choose a credential under Credentials first."
_MAIL = "Choose a message under Outbox first."
_PROGRAM = "Choose a program under Programs first."

COMMANDS: tuple[Command, ...] = (
    Command("import_tracker", "&File", "&Import tracker…", "Ctrl+I", "upload"),
    Command("run_check", "&File", "Run the &check now", "Ctrl+Shift+K", "refresh-cw"),
    Command("open_office", "&File", "&Open office…", "Ctrl+O", "folder-open"),
    Command("quit_program", "&File", "&Quit", "Ctrl+Q", "log-out"),
    Command("undo_errand", "&Edit", "&Undo", "Ctrl+Z", "undo-2"),
    Command("copy_rows", "&Edit", "&Copy rows", "", "copy", "Choose rows in a table first."),
    Command("find_in_place", "&Edit", "&Search here", "Ctrl+F", "search"),
    Command("find_anything", "&Edit", "Find &anything…", "Ctrl+K", "command"),
    Command("new_participant", "&Participant", "&New participant…", "Ctrl+N", "user-plus"),
    Command("edit_participant", "&Participant", "&Edit participant…", "F2", "pencil", _WHO),
    Command("enroll_participant", "&Participant", "En&roll in a program…", "", "plus", _WHO),
    Command("log_evidence", "&Participant", "&Log evidence…", "Ctrl+E", "paperclip", _WHO),
    Command("withdraw_evidence", "&Participant", "Withdraw e&vidence…", "", "undo-2", _WHO),
    Command(
        "confirm_imported", "&Participant", "Confirm what was &imported…", "", "file-input", _WHO
    ),
    Command(
        "extend_deadline", "&Participant", "E&xtend deadline…", "Ctrl+D", "calendar-clock", _WHO
    ),
    Command("record_leave", "&Participant", "Rec&ord leave…", "", "pause", _WHO),
    Command("waive_requirement", "&Participant", "&Waive…", "", "circle-slash", _WHO),
    Command("change_cohort", "&Participant", "Change &cohort…", "", "users", _WHO),
    Command("save_calendar", "&Participant", "Save c&alendar…", "", "calendar", _WHO),
    Command("withdraw_participant", "&Participant", "Wit&hdraw…", "", "log-out", _WHO),
    Command("issue_credential", "&Participant", "I&ssue credential…", "", "award", _WHO),
    Command("snooze_flag", "&Participant", "Snoo&ze flag…", "Ctrl+Shift+S", "clock", _FLAG),
    Command("dismiss_flag", "&Participant", "&Dismiss flag…", "Ctrl+Shift+D", "x", _FLAG),
    Command("confirm_evidence", "Evi&dence", "&Confirm", "Ctrl+Return", "check", _EVIDENCE),
    Command("reject_evidence", "Evi&dence", "&Reject…", "Ctrl+R", "x", _EVIDENCE),
    Command("save_evidence", "Evi&dence", "&Save a copy…", "", "download", _EVIDENCE),
    Command("print_certificate", "&Credential", "&Print certificate…", "Ctrl+P", "printer", _HELD),
    Command("save_certificate", "&Credential", "&Save certificate as PDF…", "", "save", _HELD),
    Command("issue_ready", "&Credential", "&Issue all that are ready…", "", "award"),
    Command("renew_credential", "&Credential", "Re&new…", "", "rotate-cw", _HELD),
    Command("suspend_credential", "&Credential", "S&uspend…", "", "pause", _HELD),
    Command("revoke_credential", "&Credential", "Re&voke…", "", "ban", _HELD),
    Command("reinstate_credential", "&Credential", "R&einstate…", "", "play", _HELD),
    Command("replace_certificate", "&Credential", "Replace &certificate…", "", "redo-2", _HELD),
    Command("release_messages", "&Messages", "&Release", "", "send", _MAIL),
    Command("look_at_import", "&Messages", "I have &looked at the import", "", "eye", _MAIL),
    Command("withdraw_messages", "&Messages", "&Withdraw…", "", "undo-2", _MAIL),
    Command("send_messages", "&Messages", "S&end queued now", "", "send"),
    Command("save_messages", "&Messages", "&Save queued for the mail program…", "", "save", _MAIL),
    Command(
        "add_from_template", "Pro&gram", "&Add a program…", "", "plus", "Go to Programs first."
    ),
    Command("edit_rules", "Pro&gram", "&Edit rules", "", "pencil", _PROGRAM),
    Command("retire_program", "Pro&gram", "Re&tire or bring back", "", "log-out", _PROGRAM),
    Command("export_program", "Pro&gram", "E&xport the program…", "", "file-output", _PROGRAM),
    Command(
        "undo_chosen",
        "&Edit",
        "Undo the chosen &errand",
        "",
        "rotate-ccw",
        "Choose it under History.",
    ),
    Command("run_self_check", "&File", "Chec&k the records' safety", "", "badge-check"),
    Command("refresh_place", "&View", "&Read again", "F5", "rotate-cw"),
    Command("use_system_colors", "&View", "As the &system", "", "monitor"),
    Command("use_light_colors", "&View", "&Light", "", "sun"),
    Command("use_dark_colors", "&View", "&Dark", "", "moon"),
    Command("show_menu_bar", "&View", "Show or hide the &menu bar", "Ctrl+M", "menu"),
    Command("open_menu", "", "Open the menu", "F10", "menu"),
    Command("about_program", "&Help", "&About CertTrack", "", "info"),
)


class Commands(QObject):
    """The table brought to life: an action for each, whoever does it at the moment."""

    cannot = Signal(str)

    def __init__(self, window: QWidget, table: Sequence[Command] = COMMANDS) -> None:
        super().__init__(window)
        self.table = tuple(table)
        self._window = window
        self._doers: Callable[[], Iterable[object]] = lambda: (window,)
        self.actions = {command.name: self._action(command) for command in self.table}

    def look_to(self, doers: Callable[[], Iterable[object]]) -> None:
        """Say who does commands, the first who can going first; asked anew each time."""
        self._doers = doers

    def run(self, name: str) -> None:
        """Do a command, or say why it cannot be done."""
        reason = self.why_not(name)
        if reason:
            self.cannot.emit(reason)
        else:
            self._method(name)()

    def why_not(self, name: str) -> str:
        """Say why a command cannot run now; empty where it can."""
        for doer in self._doers():
            if hasattr(doer, name):
                ask = getattr(doer, f"why_not_{name}", None)
                return str(ask()) if ask is not None else ""
        needs = next(command.needs for command in self.table if command.name == name)
        return tr(needs or "This cannot be done here.")

    def text(self, name: str) -> str:
        """Give a command's words without its mnemonic."""
        return plain_words(self.actions[name].text())

    def menu(self, parent: QWidget) -> QMenu:
        """Make the one menu that holds all the others."""
        whole = QMenu(tr("Menu"), parent)
        for menu in self.menus(whole):
            whole.addMenu(menu)
        return whole

    def menus(self, parent: QWidget) -> list[QMenu]:
        """Make the menus, each with its commands."""
        made = []
        for title in MENUS:
            names = [command.name for command in self.table if command.menu == title]
            if names:
                made.append(self._one_menu(tr(title), names, parent))
        return made

    def _one_menu(self, title: str, names: list[str], parent: QWidget) -> QMenu:
        menu = QMenu(title, parent)
        menu.setToolTipsVisible(True)
        for name in names:
            menu.addAction(self.actions[name])
        menu.aboutToShow.connect(partial(self._dim, names))
        menu.aboutToHide.connect(partial(self._undim, names))
        return menu

    def _action(self, command: Command) -> QAction:
        action = QAction(tr(command.text), self)
        action.setObjectName(command.name)
        if command.icon:
            action.setIcon(icons.icon(command.icon, icons.MUTED))
        if command.shortcut:
            action.setShortcut(QKeySequence(command.shortcut))
        action.triggered.connect(partial(self.run, command.name))
        self._window.addAction(action)
        return action

    def _dim(self, names: list[str]) -> None:
        """In an open menu a command that cannot run is dimmed, its tip saying why."""
        for name in names:
            reason = self.why_not(name)
            self.actions[name].setEnabled(not reason)
            self.actions[name].setToolTip(plain_tip(reason or self.text(name)))

    def _undim(self, names: list[str]) -> None:
        """Shortcuts stay alive, so that a press of one is answered with the reason."""
        for name in names:
            self.actions[name].setEnabled(True)

    def _method(self, name: str) -> Callable[[], object]:
        doer = next(doer for doer in self._doers() if hasattr(doer, name))
        method: Callable[[], object] = getattr(doer, name)
        return method


def plain_words(text: str) -> str:
    """Take the mnemonic and the ellipsis off a command's words."""
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&").removesuffix("…")
