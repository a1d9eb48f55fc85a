"""Alembic without an ini file: the steps lie beside this one, the connection is handed over."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection


def upgrade(connection: Connection, steps: Path, revision: str) -> None:
    """Run every step up to a revision within the transaction that is already open."""
    config = Config()
    config.set_main_option("script_location", str(steps).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, revision)
