"""What an edit of rules says before it is saved."""

from dataclasses import replace

from certtrack_app.rules.definition import RequirementDefinition
from certtrack_app.rules.draft import (
    moved,
    with_definition,
    with_new_requirement,
    with_rule,
    without,
)
from certtrack_app.rules.renewal import RenewalPolicy
from certtrack_app.rules.rule_changes import (
    change_sentences,
    moved_in_words,
    spared_in_words,
    touched_in_words,
)
from certtrack_app.rules.term import TermRule
from certtrack_app.rules.vocabulary import Phase, TermConvention
from tests.rules.facts import hours_rule
from tests.rules.test_draft import FEE, HOURS, VERSION


def test_every_change_is_a_sentence() -> None:
    after = without(with_rule(VERSION, HOURS, hours_rule(80)), FEE)
    after = replace(
        with_new_requirement(after, Phase.INITIAL, "Exam")[0],
        term=TermRule(TermConvention.NEVER),
        renewal=RenewalPolicy(()),
        signoff_required=True,
        note="As of May",
    )
    assert change_sentences(VERSION, after) == (
        "Valid until no end.",
        "Nobody is told before a credential lapses.",
        "The last verification raises a flag: ready to issue. You sign off and issue.",
        "The note about these rules.",
        "Training hours: 80 h, added up over confirmed evidence.",
        "New: Exam.",
        "Removed: Fee.",
    )
    assert change_sentences(VERSION, VERSION) == ()


def test_what_no_sentence_names_is_said_all_the_same() -> None:
    assert change_sentences(VERSION, moved(VERSION, HOURS, 1)) == (
        "The order of the requirements.",
    )
    sourced = with_definition(VERSION, HOURS, RequirementDefinition(hours_rule(60), "the handbook"))
    assert change_sentences(VERSION, sourced) == ("Where figures were read.",)
    opening = replace(VERSION, renewal=RenewalPolicy(opens_days=180))
    assert change_sentences(VERSION, opening) == (
        "From when, and from which day, a renewal counts.",
    )


def test_how_many_people_are_touched_is_said() -> None:
    assert touched_in_words(0, 0, 0) == "Nobody is under these rules yet."
    assert touched_in_words(1, 0, 2).startswith(
        "It touches 1 person under way and 2 credential holders at once"
    )
    assert "2 people under way, 1 person renewing" in touched_in_words(2, 1, 1)


def test_who_goes_over_to_new_rules_is_said() -> None:
    assert moved_in_words(1, 0).startswith("1 person goes over to them today.")
    assert moved_in_words(3, 1).startswith("4 people go over to them today.")


def test_who_keeps_the_rules_they_began_under_is_said() -> None:
    assert spared_in_words(0, 0).startswith("It holds for whoever joins")
    assert spared_in_words(3, 1).startswith("4 people keep the rules they began under.")
    assert spared_in_words(1, 0).startswith("1 person keeps the rules")
