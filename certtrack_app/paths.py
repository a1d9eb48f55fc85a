"""Where things stand on this machine: resources, offices, what is remembered between starts."""

import os
from pathlib import Path

import platformdirs

_PACKAGE = Path(__file__).resolve().parent


def resources() -> Path:
    """Say where icons, fonts and templates stand: in the package, or beside it in a checkout."""
    installed = _PACKAGE / "resources"
    return installed if installed.is_dir() else _PACKAGE.parent / "resources"


def offices_folder() -> Path:
    """Say where offices are made when nobody names a folder: among the person's documents."""
    return Path(platformdirs.user_documents_dir()) / "CertTrack"


def settings_folder() -> Path:
    """Say where this machine keeps what belongs to no office.

    CERTTRACK_HOME stands in for it, so that a rehearsal leaves a person's own settings alone.
    """
    chosen = os.environ.get("CERTTRACK_HOME")
    return Path(chosen or platformdirs.user_config_dir("CertTrack", appauthor=False))


def machine_file() -> Path:
    """Name the file that remembers the office opened last and the person set up here."""
    return settings_folder() / "machine.json"
