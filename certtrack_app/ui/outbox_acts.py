"""The commands about messages, each with the reason why it cannot run."""

from pathlib import Path

from certtrack_app.rules.vocabulary import MessageState
from certtrack_app.ui.choosing import ask_folder
from certtrack_app.ui.desk import Desk
from certtrack_app.ui.dialogs.withdrawal import WithdrawMessagesDialog
from certtrack_app.ui.jobs import Lane, Progress
from certtrack_app.ui.language import tr, tr_count
from certtrack_app.ui.message_view import MessageView
from certtrack_app.workflows.messages import save_messages
from certtrack_app.workflows.outbox_list import (
    Handled,
    OutboxState,
    Tray,
    TrayRow,
    look_at_import,
    release_each,
)

_RELEASED = (MessageState.HELD, MessageState.FAILED)
_LEFT = (MessageState.SENT, MessageState.HANDED_OVER, MessageState.WITHDRAWN)


class OutboxActs:
    """What can be done with the messages chosen; mixed into the pane that lists them."""

    desk: Desk
    reader: MessageView
    state: OutboxState

    def chosen_messages(self) -> list[TrayRow]:
        """The messages chosen in the list."""
        raise NotImplementedError

    def _why_not_in(self, states: tuple[MessageState, ...], sentence: str) -> str:
        chosen = self.chosen_messages()
        if not chosen:
            return tr("Choose a message first.")
        return "" if all(one.state in states for one in chosen) else sentence

    def why_not_release_messages(self) -> str:
        """Only what is held, or could not be sent, is released."""
        return self._why_not_in(_RELEASED, tr("Only a message that is held can be released."))

    def release_messages(self) -> None:
        """Release the messages chosen, whatever held them."""
        ids = [one.id for one in self.chosen_messages()]
        self.desk.do(self.reader, lambda unit: release_each(unit, ids), notice=_released)

    def why_not_look_at_import(self) -> str:
        """An import must wait to be looked at."""
        if self.state.waits_for_import:
            return ""
        return tr("No messages wait for an import to be looked at.")

    def look_at_import(self) -> None:
        """Say that the coordinator has looked at the import: its messages may leave."""
        self.desk.do(
            self.reader,
            look_at_import,
            notice=lambda n: tr_count("Released {n} message.", "Released {n} messages.", n),
        )

    def why_not_withdraw_messages(self) -> str:
        """What has left cannot be withdrawn."""
        unsent = tuple(state for state in MessageState if state not in _LEFT)
        return self._why_not_in(unsent, tr("It has left, or was withdrawn."))

    def withdraw_messages(self) -> None:
        """Ask why, and withdraw the messages chosen."""
        ids = [one.id for one in self.chosen_messages()]
        WithdrawMessagesDialog(self.desk, ids, self.reader.window()).ask()

    def why_not_save_messages(self) -> str:
        """There must be something queued."""
        if self.state.counts.get(Tray.QUEUED):
            return ""
        return tr("Nothing is queued. Release what is held first.")

    def save_messages(self) -> None:
        """Let the person choose the folder the queued messages are saved in."""
        title = tr("Save the queued messages in a folder")
        ask_folder(self.reader.window(), title, self.save_messages_in)

    def save_messages_in(self, folder: Path) -> None:
        """Save each queued message as a draft; from then on it counts as handed over."""
        seat = self.desk.seat
        if seat is None:
            return

        def work(progress: Progress) -> int:
            with seat.writing() as unit:
                return len(save_messages(unit, folder, progress))

        self.desk.run(
            Lane.DO,
            self.reader,
            work,
            self._saved,
            title=tr("Saving messages for the mail program"),
        )

    def _saved(self, count: int) -> None:
        self.desk.say(
            tr_count(
                "Saved {n} draft. Open it in the mail program and send it.",
                "Saved {n} drafts. Open them in the mail program and send them.",
                count,
            )
        )


def _released(done: Handled) -> str:
    said = tr_count("Released {n} message.", "Released {n} messages.", done.done)
    return " ".join((said, *done.refused[:1]))
