"""The first tables, as they stood when the first office was founded."""

from pathlib import Path

from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make every table and index of version 1."""
    script = Path(__file__).with_suffix(".sql").read_text(encoding="utf-8")
    for statement in filter(None, map(str.strip, script.split(";\n"))):
        op.execute(statement)
