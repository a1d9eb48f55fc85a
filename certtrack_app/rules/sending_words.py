"""How an office sends, as sentences that stand beside the switch in the settings."""

from typing import assert_never

from certtrack_app.rules.vocabulary import SendingSwitch


def switch_in_words(switch: SendingSwitch) -> str:
    """Say what a setting of the switch does, with an example of what it means on a day."""
    match switch:
        case SendingSwitch.HOLD_ALL:
            return (
                "Nothing leaves by itself. A stall found on Monday waits in the outbox until "
                "somebody sends it or takes it away."
            )
        case SendingSwitch.HOLD_AFTER_IMPORT:
            return (
                "Messages leave by themselves, except after an import: what a tracker gives rise "
                "to waits until somebody has looked. Forty old stalls are forty lines in the "
                "outbox, not forty letters."
            )
        case SendingSwitch.SEND:
            return (
                "Whatever is due leaves with the next sending, also right after an import. A stall "
                "found at nine is in the person's mail minutes later."
            )
        case _:
            assert_never(switch)
