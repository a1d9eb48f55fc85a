"""How much is read of one file; beyond that it is refused in words."""

from dataclasses import dataclass

MIB = 1024 * 1024


@dataclass(frozen=True)
class Limits:
    """What one file may hold. Sizes are bytes; the cells are the non-empty ones of all sheets."""

    file_size: int = 200 * MIB
    members: int = 10_000
    part_size: int = 512 * MIB
    unpacked_size: int = 1024 * MIB
    compression: int = 150
    compressible: int = 48 * MIB
    cells: int = 2_000_000
    embedded_size: int = 64 * MIB
    strings_size: int = 128 * MIB
    nodes: int = 400_000
    attachments: int = 700_000
    sheets: int = 1_000


LIMITS = Limits()
"""What an office's laptop reads comfortably: ten times the largest tracker seen."""
