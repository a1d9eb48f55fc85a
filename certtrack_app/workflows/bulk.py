"""Very many new records written in one go."""

from certtrack_app.models.base import Base, topic_of
from certtrack_app.models.bulk import Rows, write_rows
from certtrack_app.workflows.unit import Unit


def put_down(unit: Unit, model: type[Base], rows: Rows) -> range:
    """Write records down and give their keys, in the same order; each has the same columns."""
    unit.session.flush()
    keys = write_rows(unit.session.connection(), model, rows)
    topic = topic_of(Base.metadata.tables[model.__tablename__])
    if rows and topic is not None:
        unit.touch(topic)
    return keys
