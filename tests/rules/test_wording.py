from dataclasses import replace

import pytest

from certtrack_app.errors import Refusal
from certtrack_app.rules.vocabulary import MessageKind
from certtrack_app.rules.wording import (
    Frame,
    Telling,
    Template,
    Wordings,
    check_frame,
    check_template,
    framed,
    merged,
    telling_in_words,
)
from certtrack_app.rules.wording_fields import CONFIRMED, REJECTED, example

FRAME = Frame(
    greeting="Dear {name},",
    greeting_unnamed="Hello,",
    closing="Just reply.",
    signature="{coordinator}\n{office}",
    subject_of_several="{subject} (and {more} more)",
)
NUDGE = Template(
    "{requirement}: shall we?",
    "Quiet: {requirement}.\nOn record: {progress}\n\n"
    "[several]\nQuiet in {program}:\n- {requirement} since {last_activity}",
)
OUTCOME = Template(
    "{requirement}: {decision}",
    "[confirmed]\n{evidence} is fine.\n\n[Rejected]\n{evidence} is not: {reason}.\n{remark}",
)
DIGEST = Template("See to {participant}", "{participant}: {because}")
WORDINGS = Wordings(
    "en",
    FRAME,
    {
        MessageKind.NUDGE: NUDGE,
        MessageKind.OUTCOME: OUTCOME,
        MessageKind.COORDINATOR_DIGEST: DIGEST,
    },
)
RECIPIENT = {
    "name": "Amara Okafor",
    "program": "Coach",
    "office": "Northbridge",
    "coordinator": "Dana Whitfield",
    "reply_to": "",
}


def nudge(requirement: str, **fields: str) -> Telling:
    return Telling(
        MessageKind.NUDGE,
        {**example(MessageKind.NUDGE), **RECIPIENT, "requirement": requirement, **fields},
    )


def outcome(part: str, **fields: str) -> Telling:
    return Telling(MessageKind.OUTCOME, {**example(MessageKind.OUTCOME), **fields}, part)


def test_one_thing_gives_a_message_with_greeting_paragraph_closing_and_signature() -> None:
    message = merged(WORDINGS, RECIPIENT, [nudge("Mentor coaching")])
    assert message.subject == "Mentor coaching: shall we?"
    assert message.body == (
        "Dear Amara Okafor,\n\n"
        "Quiet: Mentor coaching.\nOn record: 6 / 10 h\n\n"
        "Just reply.\n\n"
        "Dana Whitfield\nNorthbridge\n"
    )


def test_several_of_a_kind_become_one_list() -> None:
    message = merged(
        WORDINGS, RECIPIENT, [nudge("Mentor coaching"), nudge("Exam", last_activity="2 May 2026")]
    )
    assert (
        "Quiet in Coach:\n- Mentor coaching since 12 January 2026\n- Exam since 2 May 2026\n\n"
        in message.body
    )
    assert message.body.count("Dear") == 1


def test_the_most_pressing_thing_gives_the_subject_and_stands_first() -> None:
    told = [outcome(REJECTED, decision="returned to you"), nudge("Exam")]
    message = merged(WORDINGS, RECIPIENT, told)
    assert message.subject == "Mentor coaching: returned to you (and 1 more)"
    assert message.body.index("is not:") < message.body.index("Quiet: Exam")


def test_decisions_of_either_kind_have_their_own_part() -> None:
    told = [outcome(CONFIRMED), outcome(REJECTED, remark="")]
    body = merged(WORDINGS, RECIPIENT, told).body
    assert "Mentor log, January to March is fine.\n\n" in body
    assert "Mentor log, January to March is not: It is not signed.\n\nJust reply" in body


def test_each_thing_can_be_said_by_itself() -> None:
    assert telling_in_words(WORDINGS, outcome(CONFIRMED)) == (
        "Mentor log, January to March is fine."
    )


def test_a_kind_without_a_list_tells_several_things_one_after_the_other() -> None:
    digest = [
        Telling(MessageKind.COORDINATOR_DIGEST, {"participant": who, "because": "Lapsed."})
        for who in ("Amara", "Ben")
    ]
    message = merged(WORDINGS, RECIPIENT, digest)
    assert message.subject == "See to Amara (and 1 more)"
    assert "Amara: Lapsed.\n\nBen: Lapsed." in message.body


def test_the_office_does_not_ask_its_own_coordinator_to_reply() -> None:
    digest = Telling(MessageKind.COORDINATOR_DIGEST, {"participant": "Amara", "because": "Lapsed."})
    assert merged(WORDINGS, RECIPIENT, [digest]).body == (
        "Dear Amara Okafor,\n\nAmara: Lapsed.\n\nNorthbridge\n"
    )


def test_somebody_without_a_name_is_greeted_without_one() -> None:
    message = framed(WORDINGS, {**RECIPIENT, "name": " "}, "S", ["P"])
    assert message.body.startswith("Hello,\n\nP\n\n")


def test_paragraphs_written_before_are_framed_as_they_are() -> None:
    message = framed(WORDINGS, RECIPIENT, "One\nline", ["{not a field}", "Second"])
    assert message.subject == "One line"
    assert "{not a field}\n\nSecond\n\n" in message.body


def test_a_line_whose_fields_are_all_empty_is_left_out() -> None:
    message = merged(WORDINGS, RECIPIENT, [nudge("Exam", progress="")])
    assert "On record" not in message.body


def test_a_field_there_is_nothing_to_say_of_is_empty() -> None:
    told = Telling(MessageKind.NUDGE, {"requirement": "Exam"})
    assert telling_in_words(WORDINGS, told) == "Quiet: Exam."


def test_a_value_with_braces_or_a_part_name_stays_what_it_is() -> None:
    told = merged(WORDINGS, RECIPIENT, [nudge("{office} [several]")])
    assert "Quiet: {office} [several]." in told.body


def test_the_offices_own_wording_takes_the_place_of_ours() -> None:
    own = Template("Hi", "Quiet.")
    wordings = WORDINGS.with_own({MessageKind.NUDGE: own})
    assert merged(wordings, RECIPIENT, [nudge("Exam")]).subject == "Hi"
    assert wordings.templates[MessageKind.OUTCOME] is OUTCOME


# -- what is refused when a template is written


@pytest.mark.parametrize(
    ("body", "sentence"),
    [
        pytest.param(
            "Quiet.\nSince {last_activty}.",
            "Line 2 of the wording for “nudge” names {last_activty}, which is no field of it. "
            "Did you mean {last_activity}?",
            id="a field misspelled",
        ),
        pytest.param("{zzz}", "It knows {name}, {program}", id="a field like no other"),
        pytest.param(
            "Quiet.\n\n[several]\nAll:\n\n- {requirment}",
            "Line 6 of the wording for “nudge” names {requirment}",
            id="a field misspelled in a list",
        ),
        pytest.param(
            "Quiet.\n[several]\nSince {due}:\n- {requirement}",
            "Line 3 of the wording for “nudge” names {due}",
            id="a field of one thing above a list of many",
        ),
        pytest.param("Quiet {", "Line 1 of the wording for “nudge” has a brace", id="a brace"),
        pytest.param("Quiet {}", "has a brace without a field", id="an empty field"),
        pytest.param(
            "Quiet.\n[rejected]\nNo.",
            "has a part [rejected]. It knows [several].",
            id="a part of another kind",
        ),
        pytest.param(
            "Quiet.\n[several]\n- {due}\n[several]\n- {due}",
            "Line 4 of the wording for “nudge” begins the part [several] a second time.",
            id="a part twice",
        ),
        pytest.param("[several]\n- {due}", "says nothing before its parts", id="nothing for one"),
        pytest.param("", "says nothing before its parts", id="nothing at all"),
        pytest.param(
            "Quiet.\n[several]\nAll of them.",
            "must end in the one line that begins with a dash",
            id="a list without its line",
        ),
        pytest.param(
            "Quiet.\n[several]\n- {due}\n- {requirement}",
            "must end in the one line that begins with a dash",
            id="a list with two lines",
        ),
    ],
)
def test_a_template_that_would_fail_later_is_refused_at_once(body: str, sentence: str) -> None:
    with pytest.raises(Refusal) as refused:
        check_template(MessageKind.NUDGE, replace(NUDGE, body=body))
    assert sentence in refused.value.sentence


def test_a_kind_that_is_all_parts_wants_each_and_nothing_before_them() -> None:
    with pytest.raises(Refusal, match=r"says nothing under a line \[rejected\]"):
        check_template(MessageKind.OUTCOME, Template("S", "[confirmed]\nFine."))
    with pytest.raises(Refusal, match=r"Move it below \[confirmed\] and \[rejected\]"):
        check_template(MessageKind.OUTCOME, Template("S", f"Hello.\n{OUTCOME.body}"))
    with pytest.raises(Refusal, match="It knows no parts"):
        check_template(MessageKind.CERTIFICATE, Template("S", "Hello.\n[several]\n- {number}"))


def test_a_template_needs_no_list() -> None:
    check_template(MessageKind.NUDGE, Template("S", "Quiet: {requirement}."))


def test_a_subject_line_is_checked_too() -> None:
    with pytest.raises(Refusal, match="The subject line of the wording for “nudge” is empty"):
        check_template(MessageKind.NUDGE, replace(NUDGE, subject=" "))
    with pytest.raises(Refusal, match=r"the subject line of the wording .* names \{dew\}"):
        check_template(MessageKind.NUDGE, replace(NUDGE, subject="{dew}"))


def test_a_frame_is_checked_too() -> None:
    check_frame(FRAME)
    with pytest.raises(Refusal, match=r"Line 1 of the greeting unnamed names \{nam\}"):
        check_frame(replace(FRAME, greeting_unnamed="Hi {nam}"))
    with pytest.raises(Refusal, match="the subject of several"):
        check_frame(replace(FRAME, subject_of_several="{subject} {count}"))
