"""Damage done to good files: bytes turned over, cut out, repeated, in the file or in one part."""

import random
from pathlib import Path
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile

TELLING = (b"<", b">", b'"', b"0", b"-1", b"999999999999", b"A1", b"nan", b"\xff", b"\0", b"&", b"")
"""What a byte is replaced by, now and then, so that the damage passes the first look."""


def damaged_bytes(content: bytes, chance: random.Random) -> bytes:
    """Do one to three kinds of damage somewhere in some bytes."""
    for _ in range(chance.randint(1, 3)):
        place = chance.randrange(len(content) + 1)
        match chance.randrange(4):
            case 0:
                content = content[:place] + chance.choice(TELLING) + content[place + 1 :]
            case 1:
                content = content[:place] + content[place + chance.randint(1, 40) :]
            case 2:
                content = content[:place] + bytes([chance.randrange(256)]) + content[place + 1 :]
            case _:
                content = content[:place] + content[max(0, place - 30) : place] + content[place:]
    return content


def damaged_file(source: Path, target: Path, seed: int) -> Path:
    """Write a damaged copy: of the file, or of one part of a zip with its sums set right."""
    chance = random.Random(seed)  # noqa: S311 - damage need not be secret
    try:
        with ZipFile(source) as archive:
            parts = {name: archive.read(name) for name in archive.namelist()}
    except BadZipFile:
        parts = {}
    if not parts or chance.random() < 0.1:
        target.write_bytes(damaged_bytes(source.read_bytes(), chance))
        return target
    name = chance.choice(sorted(parts))
    parts[name] = damaged_bytes(parts[name], chance)
    with ZipFile(target, "w", ZIP_DEFLATED, compresslevel=1) as archive:
        for part, content in parts.items():
            archive.writestr(part, content)
    return target
