"""Records by their keys: what a row on screen names when something is to be done with it."""

from certtrack_app.models.credential import Credential
from certtrack_app.models.evidence import Evaluator
from certtrack_app.models.participant import Enrollment, Line, Participant
from certtrack_app.models.program import Program
from certtrack_app.workflows.unit import Reader


def participant_of_key(reader: Reader, key: int) -> Participant:
    """The participant with a key; Refusal where there is none any more."""
    return reader.find(Participant, key)


def enrollment_of_key(reader: Reader, key: int) -> Enrollment:
    """The enrollment with a key; Refusal where there is none any more."""
    return reader.find(Enrollment, key)


def line_of_key(reader: Reader, key: int) -> Line:
    """The checklist line with a key; Refusal where there is none any more."""
    return reader.find(Line, key)


def evaluator_of_key(reader: Reader, key: int) -> Evaluator:
    """The evaluator with a key; Refusal where there is none any more."""
    return reader.find(Evaluator, key)


def program_of_key(reader: Reader, key: int) -> Program:
    """The program with a key; Refusal where there is none any more."""
    return reader.find(Program, key)


def credential_of_key(reader: Reader, key: int) -> Credential:
    """The credential with a key; Refusal where there is none any more."""
    return reader.find(Credential, key)
