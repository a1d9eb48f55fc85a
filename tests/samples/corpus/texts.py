"""Trackers as text files, in the encodings and separators they come in."""

from tests.samples.corpus.sample import Made, Sample, Theme
from tests.samples.corpus.tabs import tab
from tests.samples.corpus.truth import Truth

_THEME = Theme("texts")

WESTERN = tab(
    """
Matricule | Nom | Formation | État | Date de fin
A104 | Renée Lefèvre | Éthique du coaching | Réalisée | 16/10/2023
A105 | François Noël | Éthique du coaching | Prévue | 28/09/2026
A106 | Gaëlle Hamon | Supervision | En cours |
""",
    "suivi",
)
WESTERN_TRUTH = Truth.of(
    """
              | Éthique du coaching | Supervision
Renée Lefèvre | c 2023-10-16        | -
François Noël | pl 2026-09-28       | -
Gaëlle Hamon  | -                   | ip
""",
    "Renée Lefèvre [A104]\nFrançois Noël [A105]\nGaëlle Hamon [A106]",
)
THAI = tab(
    """
ชื่อ-นามสกุล | หลักสูตร | สถานะ | วันที่เสร็จสิ้น
สมชาย ใจดี | ความปลอดภัยเบื้องต้น | เสร็จสิ้น | 14/03/2567
สุดา แก้วใส | ความปลอดภัยเบื้องต้น | กำลังดำเนินการ |
วิชัย ทองมา | ปฐมพยาบาล | เสร็จสิ้น | 20/05/2567
""",
    "thai",
)
THAI_TRUTH = Truth.of(
    """
            | ความปลอดภัยเบื้องต้น | ปฐมพยาบาล
สมชาย ใจดี  | c 2024-03-14 | -
สุดา แก้วใส | ip           | -
วิชัย ทองมา | -            | c 2024-05-20
"""
)


def western(name: str, file: str, encoding: str, separator: str) -> Sample:
    """Make the French tracker as text."""
    made = Made((WESTERN,), file, encoding=encoding, separator=separator)
    return _THEME.files(name, [made], WESTERN_TRUTH)


def thai(name: str, encoding: str) -> Sample:
    """Make the Thai tracker as text."""
    return _THEME.files(name, [Made((THAI,), "thai.csv", encoding=encoding)], THAI_TRUTH)


SAMPLES = (
    western("utf-8", "suivi.csv", "utf-8", ","),
    western("utf-8-with-a-mark", "suivi.csv", "utf-8-sig", ";"),
    western("utf-16-tabs", "suivi.csv", "utf-16", "\t"),
    western("utf-16-big-end-first", "suivi.txt", "utf-16-be", "\t"),
    western("cp1252-semicolons", "suivi.csv", "cp1252", ";"),
    western("cp1252-commas", "suivi.csv", "cp1252", ","),
    western("mac-roman", "suivi.csv", "mac-roman", ";"),
    western("bars", "suivi.txt", "utf-8", "|"),
    western("tabs", "suivi.tsv", "utf-8", "\t"),
    thai("thai-utf-8", "utf-8"),
    thai("thai-cp874", "cp874"),
    thai("thai-utf-16", "utf-16"),
)
