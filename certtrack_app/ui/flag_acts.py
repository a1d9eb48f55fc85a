"""The commands about the chosen flag, of every place that shows the flags."""

from certtrack_app.ui.flag_card import FlagCard


class FlagActs:
    """What can be done with the chosen flag; mixed into the panes that show them."""

    flags: FlagCard

    def snooze_flag(self) -> None:
        """Put the chosen flag off."""
        self.flags.snooze_flag()

    def why_not_snooze_flag(self) -> str:
        """A flag must be chosen."""
        return self.flags.why_not_snooze_flag()

    def dismiss_flag(self) -> None:
        """Dismiss the chosen flag."""
        self.flags.dismiss_flag()

    def why_not_dismiss_flag(self) -> str:
        """A flag must be chosen."""
        return self.flags.why_not_snooze_flag()
