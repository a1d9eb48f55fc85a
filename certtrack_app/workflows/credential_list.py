"""The list of credentials, read page by page; by standing where one is asked for."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, func, or_, select

from certtrack_app.models.credential import Credential
from certtrack_app.models.participant import Participant
from certtrack_app.models.program import Program, ProgramVersion
from certtrack_app.models.watch import Overview
from certtrack_app.rules.renewal import standing
from certtrack_app.rules.vocabulary import Standing
from certtrack_app.workflows.facts import credentials, in_batches
from certtrack_app.workflows.lookup import folded
from certtrack_app.workflows.register import CredentialRow, credential_rows_by_id
from certtrack_app.workflows.unit import Reader

_ORDERS: Mapping[str, Any] = {
    "number": Credential.number,
    "holder": Credential.holder,
    "program": Program.name,
    "issued": Credential.issued_on,
    "valid": Credential.valid_through,
}


@dataclass(frozen=True)
class CredentialQuestion:
    """Which credentials are listed: in a standing or in any, and in which order."""

    text: str = ""
    standing: Standing | None = None
    order: str = ""
    descending: bool = False


def standing_counts(reader: Reader) -> Mapping[Standing, int]:
    """Count the credentials in each standing today."""
    keys = reader.session.scalars(select(Credential.id)).all()
    return Counter(stands for _key, stands in _standings(reader, keys))


def count_credentials(reader: Reader, asked: CredentialQuestion) -> int:
    """Count the credentials asked for."""
    if asked.standing is not None:
        return len(_keys_in_standing(reader, asked))
    query = _wanted(asked, select(func.count(Credential.id)))
    return reader.session.scalar(query) or 0


def listed_credentials(
    reader: Reader, asked: CredentialQuestion, offset: int, limit: int
) -> Sequence[CredentialRow]:
    """List a page of the credentials asked for; without an order, the newest first."""
    if asked.standing is not None:
        keys: Sequence[int] = _keys_in_standing(reader, asked)[offset : offset + limit]
    else:
        query = _ordered(asked, _wanted(asked, select(Credential.id)))
        keys = reader.session.scalars(query.offset(offset).limit(limit)).all()
    return credential_rows_by_id(reader, keys)


def _keys_in_standing(reader: Reader, asked: CredentialQuestion) -> list[int]:
    """The rule decides each: a standing is computed, never stored."""
    query = _ordered(asked, _wanted(asked, select(Credential.id)))
    keys = reader.session.scalars(query).all()
    fitting = {key for key, stands in _standings(reader, keys) if stands is asked.standing}
    return [key for key in keys if key in fitting]


def _standings(reader: Reader, keys: Sequence[int]) -> Iterator[tuple[int, Standing]]:
    for batch in in_batches(keys):
        for facts in credentials(reader.session, batch):
            yield facts.id, standing(facts, reader.today).standing


def _wanted(asked: CredentialQuestion, query: Select[*tuple[Any, ...]]) -> Select[*tuple[Any, ...]]:
    joined = (
        query.select_from(Credential)
        .join(Participant, Participant.id == Credential.participant_id)
        .join(ProgramVersion, ProgramVersion.id == Credential.version_id)
        .join(Program, Program.id == ProgramVersion.program_id)
    )
    for word in folded(asked.text).split():
        people = select(Overview.participant_id).where(
            Overview.search.contains(word, autoescape=True)
        )
        names = (Credential.number, Credential.holder, Credential.title, Program.name)
        spelled = (name.icontains(word, autoescape=True) for name in names)
        joined = joined.where(or_(*spelled, Participant.id.in_(people)))
    return joined


def _ordered(
    asked: CredentialQuestion, query: Select[*tuple[Any, ...]]
) -> Select[*tuple[Any, ...]]:
    by = _ORDERS.get(asked.order)
    if by is None:
        return query.order_by(Credential.issued_on.desc(), Credential.id.desc())
    return query.order_by(by.desc() if asked.descending else by.asc(), Credential.id)
