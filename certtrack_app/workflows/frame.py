"""What stands around every message, and the reasons evidence is returned for: the office's own."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from certtrack_app.adapters import templates
from certtrack_app.errors import Refusal
from certtrack_app.rules.actions import ActionKind
from certtrack_app.rules.reasons import reason_in_words
from certtrack_app.rules.vocabulary import RejectionReason
from certtrack_app.rules.wording import Frame, Wording, check_frame, framed
from certtrack_app.rules.wording_fields import FRAME_FIELDS
from certtrack_app.workflows.office import office_record
from certtrack_app.workflows.unit import Reader, Unit

_ENGLISH = "en"
_FRAMES = "frame"
_LONGEST_REASON = 80
_BETWEEN = "Here stands what the message is about."
_EDITED = ("greeting", "greeting_unnamed", "closing", "signature", "subject_of_several")


@dataclass(frozen=True)
class FrameRow:
    """What stands around every message, and whether the office changed it."""

    frame: Frame
    is_own: bool
    fields: tuple[str, ...] = tuple(FRAME_FIELDS)
    """What it may name, in braces."""


def frame_row(reader: Reader, language: str = _ENGLISH) -> FrameRow:
    """Read the frame of a language's messages."""
    return FrameRow(office_frame(reader, language), language in _own_frames(reader))


def office_frame(reader: Reader, language: str) -> Frame:
    """The frame of a language's messages: the office's own, else the one CertTrack came with."""
    own = _own_frames(reader).get(language)
    return Frame(**own) if own else templates.wordings(language).frame


def edit_frame(unit: Unit, frame: Frame, language: str = _ENGLISH) -> None:
    """Put the office's greeting, closing and signature around its messages.

    Raises Refusal that names the field and the line that will not do.
    """
    _refuse_frame(frame)
    if frame == office_frame(unit, language):
        raise Refusal("Greeting and signature are these already.")
    _keep(unit, {**_own_frames(unit), language: {name: getattr(frame, name) for name in _EDITED}})
    unit.act(ActionKind.EDITED_TEMPLATE, "greeting and signature")


def restore_frame(unit: Unit, language: str = _ENGLISH) -> None:
    """Go back to the greeting and signature CertTrack came with."""
    own = _own_frames(unit)
    if language not in own:
        raise Refusal("Greeting and signature are those CertTrack came with already.")
    _keep(unit, {kept: frame for kept, frame in own.items() if kept != language})
    unit.act(ActionKind.EDITED_TEMPLATE, "greeting and signature", "back to the original")


def frame_example(reader: Reader, frame: Frame, language: str = _ENGLISH) -> Wording:
    """Show a frame around a sentence, from this office; raises Refusal as saving does."""
    _refuse_frame(frame)
    office = office_record(reader)
    known = {
        **FRAME_FIELDS,
        "office": office.name,
        "coordinator": office.coordinator or FRAME_FIELDS["coordinator"],
        "reply_to": office.reply_to or office.coordinator_email or FRAME_FIELDS["reply_to"],
    }
    wordings = templates.wordings(language)
    return framed(replace(wordings, frame=frame), known, "", [_BETWEEN])


def own_reasons(reader: Reader) -> tuple[str, ...]:
    """The reasons for returning evidence that the office added, as it wrote them."""
    return tuple(reason_in_words(code) for code in office_record(reader).rejection_reasons)


def edit_reasons(unit: Unit, wanted: Sequence[str]) -> None:
    """Say which reasons the office has besides those it started with.

    One that is taken away stays on what was returned for it. Raises Refusal for one that is there
    twice, or too long.
    """
    reasons = [" ".join(words.split()) for words in wanted if words.strip()]
    codes = [_code_of(words) for words in reasons]
    known = [*(reason_in_words(one) for one in RejectionReason), *(str(r) for r in RejectionReason)]
    for code, words in zip(codes, reasons, strict=True):
        if codes.count(code) > 1 or words.casefold() in known or code in known:
            raise Refusal(f"“{words}” is among the reasons already. Leave it out once.")
        if len(words) > _LONGEST_REASON:
            raise Refusal(f"“{words[:30]}…” is too long: at most {_LONGEST_REASON} characters.")
    office = office_record(unit)
    if codes == office.rejection_reasons:
        raise Refusal("The reasons are these already.")
    office.rejection_reasons = codes
    unit.act(ActionKind.EDITED_SETTINGS, office, "reasons for returning evidence")


def _code_of(words: str) -> str:
    """A reason as it is stored: read back it says the same words."""
    return words.replace(" ", "_")


def _refuse_frame(frame: Frame) -> None:
    check_frame(frame)
    if not frame.greeting.strip() or not frame.greeting_unnamed.strip():
        raise Refusal("A message needs a greeting. Write one, such as: Dear {name},")


def _own_frames(reader: Reader) -> Mapping[str, Any]:
    own: Mapping[str, Any] = office_record(reader).settings.get(_FRAMES, {})
    return own


def _keep(unit: Unit, frames: Mapping[str, Any]) -> None:
    office = office_record(unit)
    office.settings = {**office.settings, _FRAMES: dict(frames)}
