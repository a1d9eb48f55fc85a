"""Headings of two rows, merged, repeated, missing, and what stands hidden or aside."""

from tests.samples.corpus.sample import Theme
from tests.samples.corpus.tabs import tab

_THEME = Theme("headings")
sheet, book = _THEME.sheet, _THEME.book

SAMPLES = (
    sheet(
        "two-rows-status-and-date",
        tab(
            """
Name          | Core ethics |             | Supervision |             | Exam   |
              | Status      | Date        | Status      | Date        | Status | Date
Lena Brandt   | Completed   | @2024-02-11 | Completed   | @2024-03-19 | In Progress |
Omar Haddad   | Completed   | @2024-02-11 | Planned     | @2026-09-01 | Not Started |
Priya Nair    | Waived      |             | Completed   | @2024-04-02 | Completed | @2024-06-30
""",
            layout="wide",
            merges=("B1:C1", "D1:E1", "F1:G1"),
        ),
        """
            | Core ethics  | Supervision   | Exam
Lena Brandt | c 2024-02-11 | c 2024-03-19  | ip
Omar Haddad | c 2024-02-11 | pl 2026-09-01 | ns
Priya Nair  | wv           | c 2024-04-02  | c 2024-06-30
""",
    ),
    sheet(
        "two-rows-groups-above",
        tab(
            """
            |         | Foundation             |                  | Practice       |
Participant | Login   | Introduction to coaching | Contracting    | Peer session 1 | Peer session 2
Mia Larsen  | mlarsen | @2025-01-13 | @2025-01-20 | @2025-02-03 | @2025-02-17
Ola Berge   | oberge  | @2025-01-13 | @2025-01-20 |             |
""",
            layout="wide",
            merges=("C1:D1", "E1:F1"),
        ),
        """
           | Introduction to coaching | Contracting | Peer session 1 | Peer session 2
Mia Larsen | c 2025-01-13 | c 2025-01-20 | c 2025-02-03 | c 2025-02-17
Ola Berge  | c 2025-01-13 | c 2025-01-20 | - | -
""",
        "Mia Larsen [mlarsen]\nOla Berge [oberge]",
    ),
    sheet(
        "two-rows-hours-and-expiry",
        tab(
            """
Coach       | Mentor coaching |       | First aid |
            | Hours           | Date  | Completed | Expires
Nora Weiss  | 10              | @2024-05-04 | @2024-01-15 | @2027-01-15
Ivan Petrov | 7.5             | @2024-05-11 | @2023-01-20 | @2026-01-20
""",
            layout="wide",
            merges=("A1:A2", "B1:C1", "D1:E1"),
        ),
        """
            | Mentor coaching        | First aid
Nora Weiss  | c,ip 10h 2024-05-04    | c 2024-01-15 >2027-01-15
Ivan Petrov | c,ip 7.5h 2024-05-11   | c,ex 2023-01-20 >2026-01-20
""",
    ),
    sheet(
        "one-row-paired-columns",
        tab(
            """
Student | Ethics Status | Ethics Date | Practicum Status | Practicum Date | Comments
Julia Sand | Completed | @2023-10-03 | Completed | @2023-12-08 | very reflective
Remy Colin | Completed | @2023-10-03 | In Progress | | on leave until May
Tess Quinn | Not Started | | Not Started | |
""",
            layout="wide",
        ),
        """
           | Ethics       | Practicum
Julia Sand | c 2023-10-03 | c 2023-12-08
Remy Colin | c 2023-10-03 | ip
Tess Quinn | ns           | ns
""",
    ),
    sheet(
        "expiry-beside-each",
        tab(
            """
Name | CPR | CPR Expiry | Forklift | Forklift Expiry
Sam Keller | @2024-04-01 | @2026-04-01 | @2023-06-12 | @2028-06-12
Ida Holm | @2025-02-10 | @2027-02-10 | |
""",
            layout="wide",
        ),
        """
           | CPR | Forklift
Sam Keller | c 2024-04-01 >2026-04-01 | c 2023-06-12 >2028-06-12
Ida Holm   | c 2025-02-10 >2027-02-10 | -
""",
    ),
    sheet(
        "planned-beside-done",
        tab(
            """
Employee Name | Topics | Planned Date | Date completed | Trainer
Aldo Ricci | Hand hygiene | @2025-03-01 | @2025-03-04 | M. Bose
Aldo Ricci | Sharps safety | @2026-04-01 | | M. Bose
Vera Novak | Hand hygiene | @2025-03-01 | @2025-03-04 | M. Bose
""",
            layout="long",
        ),
        """
           | Hand hygiene | Sharps safety
Aldo Ricci | c 2025-03-04 | pl 2026-04-01
Vera Novak | c 2025-03-04 | -
""",
    ),
    sheet(
        "targets-in-a-row-below",
        tab(
            """
Participant | Coach education | Client coaching | Mentor coaching
Required hours | 60 | 100 | 10
Elif Demir | 60 | 100 | 10
Bruno Alves | 48 | 37.5 | 4
""",
            layout="wide",
        ),
        """
            | Coach education | Client coaching | Mentor coaching
Elif Demir  | c 60    | c 100    | c 10
Bruno Alves | ip 48   | ip 37.5  | ip 4
""",
    ),
    sheet(
        "targets-in-the-titles",
        tab(
            """
Name | Coach education (60 hrs) | Mentor coaching (10 h) | Peer sessions (6)
Elif Demir | 60 | 10 | 6
Bruno Alves | 45 hrs | 4 | 2
""",
            layout="wide",
        ),
        """
            | Coach education = Coach education (60 hrs) | Mentor coaching = Mentor coaching (10 h) | Peer sessions = Peer sessions (6)
Elif Demir  | c 60h    | c 10h    | c 6
Bruno Alves | ip 45h   | ip 4h    | ip 2
""",
    ),
    sheet(
        "headings-again-further-down",
        tab(
            """
Name | Ethics | Exam
Ada Berg | @2024-01-10 | @2024-02-01
Bo Lind | @2024-01-10 | @2024-02-01
~
Name | Ethics | Exam
Cleo Marsh | @2024-03-11 | @2024-04-02
Dov Katz | @2024-03-11 |
"""
        ),
        """
           | Ethics       | Exam
Ada Berg   | c 2024-01-10 | c 2024-02-01
Bo Lind    | c 2024-01-10 | c 2024-02-01
Cleo Marsh | c 2024-03-11 | c 2024-04-02
Dov Katz   | c 2024-03-11 | -
""",
    ),
    sheet(
        "stacked-tables-of-two-courses",
        tab(
            """
First Aid
Name | Status | Date
Ada Berg | Completed | @2024-01-10
Bo Lind | In Progress |
~
Fire Safety
Name | Status | Date
Ada Berg | Completed | @2024-02-20
Cleo Marsh | Completed | @2024-02-20
"""
        ),
        """
           | First Aid    | Fire Safety
Ada Berg   | c 2024-01-10 | c 2024-02-20
Bo Lind    | ip           | -
Cleo Marsh | -            | c 2024-02-20
""",
    ),
    sheet(
        "no-heading-at-all",
        tab(
            """
Zofia Kowalska | zofia@kowcoach.pl | @2024-02-12 | Completed
Marek Wójcik | marek@kowcoach.pl | @2024-02-12 | In Progress
Agata Lis | agata@kowcoach.pl | @2024-03-08 | Completed
"""
        ),
        """
               |
""",
        "Zofia Kowalska <zofia@kowcoach.pl>\nMarek Wójcik <marek@kowcoach.pl>\nAgata Lis <agata@kowcoach.pl>",
        asks=3,
    ),
    sheet(
        "hidden-columns-and-rows-count",
        tab(
            """
Name | Badge no | Orientation | Old list | Radio use
Kofi Mensah | B-114 | @2024-08-01 | | @2024-08-09
Lucy Hale | B-115 | @2024-08-01 | | In Progress
Paul Meier | B-116 | @2023-02-01 | | @2023-02-10
""",
            hidden_columns="B",
            hidden_rows=(4,),
            layout="wide",
        ),
        """
            | Orientation  | Radio use
Kofi Mensah | c 2024-08-01 | c 2024-08-09
Lucy Hale   | c 2024-08-01 | ip
Paul Meier  | c 2023-02-01 | c 2023-02-10
""",
        "Kofi Mensah [B-114]\nLucy Hale [B-115]\nPaul Meier [B-116]",
    ),
    sheet(
        "choices-for-a-drop-down-aside",
        tab(
            """
Name | Ethics | Exam | | | Status list
Kofi Mensah | Completed | In Progress | | | Not Started
Lucy Hale | Completed | Completed | | | In Progress
Paul Meier | Not Started | Not Started | | | Completed
Ana Ruiz | Completed | In Progress | | |
""",
            hidden_columns="F",
            layout="wide",
        ),
        """
            | Ethics | Exam
Kofi Mensah | c  | ip
Lucy Hale   | c  | c
Paul Meier  | ns | ns
Ana Ruiz    | c  | ip
""",
    ),
    sheet(
        "legend-below",
        tab(
            """
Staff name | Lifting | Evacuation | Medication
Jo Park | C | P | C
Kim Oyelaran | C | C | N
Lea Baum | P | C | N
~
Legend
C | Completed
P | In progress
N | Not applicable
""",
        ),
        """
             | Lifting | Evacuation | Medication
Jo Park      | c  | ip | c
Kim Oyelaran | c  | c  | na
Lea Baum     | ip | c  | na
""",
    ),
    sheet(
        "counter-and-logo-rows-above",
        tab(
            """
|||HARBOUR HOSPICE VOLUNTEERS
|||Training matrix
Total volunteers:|3||As at:|@2025-11-30
~
S/N|Volunteer Name|Phone|Induction Day|Listening Skills|Boundaries
1|Ruth Adler|07700 900123|@2025-03-08|@2025-03-22|
2|Sean Byrne|07700 900456|@2025-03-08||
3|Mei Chen|07700 900789|@2025-09-06|@2025-09-20|@2025-10-04
""",
            layout="wide",
        ),
        """
           | Induction Day | Listening Skills | Boundaries
Ruth Adler | c 2025-03-08  | c 2025-03-22     | -
Sean Byrne | c 2025-03-08  | -                | -
Mei Chen   | c 2025-09-06  | c 2025-09-20     | c 2025-10-04
""",
    ),
)
