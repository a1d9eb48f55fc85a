"""Writes the first migration from the mapped classes: `python -m tests.models.first_tables`.

Only until the first release. Afterwards 0001 is history, and a change of the records is a new step.
"""

from pathlib import Path

from sqlalchemy import create_engine

from certtrack_app.models.schema import MIGRATIONS, SHAPE

TARGET = MIGRATIONS / "versions" / "0001_first_tables.sql"


def statements() -> list[str]:
    """Every statement that makes the tables and indexes of the mapped classes."""
    engine = create_engine("sqlite://")
    SHAPE.metadata.create_all(engine)
    with engine.connect() as connection:
        rows = connection.exec_driver_sql(
            "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' "
            "ORDER BY rowid"
        )
        return [str(sql) for (sql,) in rows]


def write(target: Path = TARGET) -> None:
    """Write them down, one after the other."""
    lines = (line.rstrip() for each in statements() for line in f"{each};\n".splitlines())
    target.write_text("\n".join(lines).strip() + "\n", encoding="utf-8")


if __name__ == "__main__":
    write()
