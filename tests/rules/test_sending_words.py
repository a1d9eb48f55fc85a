from certtrack_app.rules.sending_words import switch_in_words
from certtrack_app.rules.vocabulary import SendingSwitch


def test_each_setting_of_the_switch_is_explained_by_a_sentence_of_its_own() -> None:
    said = {switch: switch_in_words(switch) for switch in SendingSwitch}
    assert "waits in the outbox" in said[SendingSwitch.HOLD_ALL]
    assert "after an import" in said[SendingSwitch.HOLD_AFTER_IMPORT]
    assert "also right after an import" in said[SendingSwitch.SEND]
