"""Very many new records written in one go, with their keys known beforehand."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import func, insert, select, text

from certtrack_app.models.base import Base
from certtrack_app.workflows.unit import Unit

_LAST_KEY = text("SELECT seq FROM sqlite_sequence WHERE name = :name")


def put_down(unit: Unit, model: type[Base], rows: Sequence[Mapping[str, Any]]) -> range:
    """Write rows down and give their keys, in the same order.

    The file is ours until the errand ends, so the keys that come next are known: asking for each
    after the fact costs more than the rows.
    """
    unit.session.flush()
    first = _last_key(unit, model) + 1
    keys = range(first, first + len(rows))
    if rows:
        keyed = [{"id": key, **row} for key, row in zip(keys, rows, strict=True)]
        unit.session.execute(insert(model), keyed)
    return keys


def _last_key(unit: Unit, model: type[Base]) -> int:
    given = unit.session.scalar(_LAST_KEY, {"name": model.__tablename__}) or 0
    return max(given, unit.session.scalar(select(func.max(model.id))) or 0)
