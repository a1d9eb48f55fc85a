"""The sentences a person reads when something cannot be done."""


class Refusal(Exception):
    """What is wrong and what to do, in one sentence for the person at the keyboard.

    `exit_code` is what the command answers with: 1 for a refusal of the office's rules.
    """

    exit_code = 1

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class NoTracker(Refusal):
    """The file can be read but holds no tracker."""

    exit_code = 3


class FileRefused(Refusal):
    """The file is damaged, encrypted, hostile, locked, or not what it claims to be."""

    exit_code = 4
