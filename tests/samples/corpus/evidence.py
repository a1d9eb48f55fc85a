"""Evidence on cells: links, formulas of links, notes, comments, files, pictures, file names."""

from pathlib import Path

from tests.samples.corpus.sample import Made, Maker, Sample, Theme
from tests.samples.corpus.tabs import Tab, tab
from tests.samples.corpus.truth import Truth
from tests.samples.evidence_workbook import evidence_workbook

_THEME = Theme("evidence")


def with_evidence(name: str, sheet: Tab, facts: str, evidence: str) -> Sample:
    """Make a sample of one sheet with what hangs on its cells."""
    return _THEME.files(name, [Made((sheet,))], Truth.of(facts, evidence=evidence))


def file(name: str, make: Maker, facts: str, evidence: str) -> Sample:
    """Make a sample of a file written part by part."""
    return _THEME.files(name, [make], Truth.of(facts, evidence=evidence))


def _row(number: int, *cells: str) -> str:
    placed = zip("ABCDE", cells, strict=False)
    made = "".join(
        cell.replace("<c ", f'<c r="{letter}{number}" ', 1)
        if cell.startswith("<")
        else f'<c r="{letter}{number}" t="str"><v>{cell}</v></c>'
        for letter, cell in placed
        if cell
    )
    return f'<row r="{number}">{made}</row>'


LINKED = '<c t="str"><f>HYPERLINK("https://x.org/"&amp;Links!A1,"proof")</f><v>proof</v></c>'
BADGE = '<c t="e" vm="1"><v>#VALUE!</v></c>'


def everything_at_once(folder: Path) -> Path:
    """Write a tracker with one of each kind."""
    rows = (
        _row(1, "Name", "Ethics", "Certificate link", "Supervision", "Badge")
        + _row(2, "Ada Lindgren", "Completed", LINKED, "Completed", BADGE)
        + _row(3, "Bo Falk", "In Progress", "", "Completed")
        + _row(4, "Cia Norén", "Completed", "", "Not Started")
        + _row(5, "Dan Ek", "Completed", "", "Completed")
    )
    return evidence_workbook(folder / "evidence.xlsx", rows)


SAMPLES = (
    with_evidence(
        "links-on-cells",
        tab(
            """
Name | Ethics | Exam
Ada Lindgren | @2024-03-02 | Completed
Bo Falk | @2024-03-09 | In Progress
""",
            links={
                "B2": "https://files.office.org/ada/ethics.pdf",
                "B3": "https://files.office.org/bo/ethics.pdf",
                "C1": "https://office.org/exam-rules",
            },
        ),
        """
             | Ethics       | Exam
Ada Lindgren | c 2024-03-02 | c
Bo Falk      | c 2024-03-09 | ip
""",
        """
hyperlink B2 ada/ethics.pdf
hyperlink B3 bo/ethics.pdf
hyperlink C1 exam-rules
""",
    ),
    with_evidence(
        "formulas-of-links",
        tab(
            """
Name | Certification Name | Date completed | Certification Link
Ada Lindgren | ACC | @2024-03-02 | =HYPERLINK("https://credly.com/badges/a1","badge")
Bo Falk | ACC | @2024-03-09 | =HYPERLINK("https://credly.com/badges/b2")
"""
        ),
        """
             | ACC
Ada Lindgren | c 2024-03-02
Bo Falk      | c 2024-03-09
""",
        """
formula_link D2 https://credly.com/badges/a1
formula_link D3 https://credly.com/badges/b2
""",
    ),
    with_evidence(
        "links-as-text",
        tab(
            """
Participant | Course | Completed on | Links
Ada Lindgren | Ethics | @2024-03-02 | https://drive.example.org/d/1a2b
Bo Falk | Ethics | @2024-03-09 | www.example.org/bo.pdf
"""
        ),
        """
             | Ethics
Ada Lindgren | c 2024-03-02
Bo Falk      | c 2024-03-09
""",
        """
hyperlink D2 https://drive.example.org/d/1a2b
hyperlink D3 www.example.org/bo.pdf
""",
    ),
    with_evidence(
        "file-names-in-cells",
        tab(
            """
Participant | Course | Completed on | Evidence
Ada Lindgren | Ethics | @2024-03-02 | Ethics_Lindgren.pdf
Bo Falk | Ethics | @2024-03-09 | scan 0012.jpg
Cia Norén | Ethics | @2024-03-11 | on paper
"""
        ),
        """
             | Ethics
Ada Lindgren | c 2024-03-02
Bo Falk      | c 2024-03-09
Cia Norén    | c 2024-03-11
""",
        """
file_name D2 Ethics_Lindgren.pdf
file_name D3 scan 0012.jpg
""",
    ),
    with_evidence(
        "notes",
        tab(
            """
Name | Ethics | Exam
Ada Lindgren | Completed | Completed
Bo Falk | Completed | In Progress
""",
            notes={"B2": "Mo Okafor: certificate on paper, cabinet 2", "C3": "Petra: resit 12 May"},
        ),
        """
             | Ethics | Exam
Ada Lindgren | c      | c
Bo Falk      | c      | ip
""",
        """
note B2 certificate on paper
note C3 resit 12 May
""",
    ),
    file(
        "one-of-each-kind",
        everything_at_once,
        """
             | Ethics | Supervision | Badge
Ada Lindgren | c      | c           | *
Bo Falk      | ip     | c           | -
Cia Norén    | c      | ns          | -
Dan Ek       | c      | c           | -
""",
        """
hyperlink A2 https://example.org/a?b=1
hyperlink B2 https://example.org/a?b=1
formula_link C2 https://x.org/b.pdf
note B2 on paper
threaded_comment A2 Is this right?
picture D5
picture E2
embedded G4 Certificate.pdf
""",
    ),
)
