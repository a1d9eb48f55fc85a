"""What an edit of a program's rules says before it is saved: what changes, and for whom."""

from collections.abc import Iterator

from certtrack_app.rules.definition import VersionDefinition
from certtrack_app.rules.draft import key_of, requirement_change, rules_by_key
from certtrack_app.rules.renewal import policy_in_words
from certtrack_app.rules.setting_examples import signoff_example
from certtrack_app.rules.term import in_words
from certtrack_app.rules.words import count_in_words, joined


def change_sentences(before: VersionDefinition, after: VersionDefinition) -> tuple[str, ...]:
    """Say what is new in a version, a sentence a setting."""
    return (*_terms(before, after), *_requirements(before, after))


def touched_in_words(under_way: int, renewing: int, holders: int) -> str:
    """Say how many people a change for everybody touches."""
    counts = [
        words
        for count, words in (
            (under_way, count_in_words(under_way, "person under way", "people under way")),
            (renewing, count_in_words(renewing, "person renewing", "people renewing")),
            (holders, count_in_words(holders, "credential holder")),
        )
        if count
    ]
    if not counts:
        return "Nobody is under these rules yet."
    return f"It touches {joined(counts)} at once; their dates and flags are reckoned anew."


def moved_in_words(under_way: int, renewing: int) -> str:
    """Say who goes over to rules that hold from today on."""
    going = count_in_words(under_way + renewing, "person goes", "people go")
    return (
        f"{going} over to them today. Who completed keeps the rules they completed under, and "
        "credential holders keep their warnings and grace."
    )


def spared_in_words(under_way: int, renewing: int) -> str:
    """Say who keeps the rules they began under, where a change holds from a day on."""
    if not under_way + renewing:
        return "It holds for whoever joins, or begins a renewal, from that day on."
    kept = count_in_words(under_way + renewing, "person keeps", "people keep")
    return (
        f"{kept} the rules they began under. It holds for whoever joins, or begins a renewal, "
        "from that day on."
    )


def _terms(before: VersionDefinition, after: VersionDefinition) -> Iterator[str]:
    if before.term != after.term:
        yield f"Valid until {in_words(after.term)}."
    if before.renewal != after.renewal:
        known = set(policy_in_words(before.renewal))
        said = [words for words in policy_in_words(after.renewal) if words not in known]
        yield " ".join(said) if said else "From when, and from which day, a renewal counts."
    if before.signoff_required != after.signoff_required:
        yield signoff_example(signoff_required=after.signoff_required)
    if before.note != after.note:
        yield "The note about these rules."


def _requirements(before: VersionDefinition, after: VersionDefinition) -> Iterator[str]:
    olds, news = rules_by_key(before), rules_by_key(after)
    for key, rule in news.items():
        if key not in olds:
            yield f"New: {rule.title}."
        elif said := requirement_change(olds[key], rule):
            yield said
    yield from (f"Removed: {rule.title}." for key, rule in olds.items() if key not in news)
    if [key for key in olds if key in news] != [key for key in news if key in olds]:
        yield "The order of the requirements."
    sources = {key_of(one.rule): one.source for one in before.requirements}
    if any(sources.get(key_of(one.rule), one.source) != one.source for one in after.requirements):
        yield "Where figures were read."
