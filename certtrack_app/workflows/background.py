"""What the system may do for an office while its window is closed, each shown word for word."""

from dataclasses import dataclass
from datetime import time
from enum import StrEnum, unique
from pathlib import Path
from typing import assert_never

from certtrack_app.adapters import background

CHECK_AT = time(7, 30)
"""When the daily check runs; a machine that is off then catches up when it is on again."""


@unique
class Service(StrEnum):
    """What can be arranged with the system."""

    AT_LOGIN = "at_login"
    DAILY_CHECK = "daily_check"


@dataclass(frozen=True)
class ServiceRow:
    """A service: whether it is arranged, and what is written and run for it."""

    service: Service
    is_set_up: bool
    shown: str


def services(folder: Path) -> tuple[ServiceRow, ...]:
    """List what can be arranged for the office in a folder."""
    found = ((service, _arrangement(service, folder)) for service in Service)
    return tuple(ServiceRow(name, background.is_set_up(one), one.shown) for name, one in found)


def set_up_service(service: Service, folder: Path) -> None:
    """Arrange it with the system; raises Refusal with what the system said."""
    background.set_up(_arrangement(service, folder))


def take_back_service(service: Service, folder: Path) -> None:
    """Take everything back that was written for it."""
    background.take_back(_arrangement(service, folder))


def _arrangement(service: Service, folder: Path) -> background.Arrangement:
    place, office = background.Place(), ("--office", str(folder.resolve()))
    words = (*background.program(), *office)
    match service:
        case Service.AT_LOGIN:
            return background.at_login(place, words)
        case Service.DAILY_CHECK:
            watch = ("--as", "The scheduled check", "check", "--scheduled")
            return background.daily_check(place, (*words, *watch), CHECK_AT)
        case _:
            assert_never(service)
