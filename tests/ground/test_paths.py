"""Where things stand on this machine."""

from pathlib import Path

from certtrack_app import paths


def test_the_resources_are_found_from_a_checkout() -> None:
    assert (paths.resources() / "icons").is_dir()


def test_what_this_machine_remembers_can_be_kept_elsewhere(own_settings: Path) -> None:
    assert paths.machine_file().parent == own_settings


def test_offices_are_made_among_the_documents() -> None:
    assert paths.offices_folder().is_absolute()
    assert paths.offices_folder().name == "CertTrack"
