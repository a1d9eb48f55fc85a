"""More whole trackers: lists within cells, attendance, wide logs, mixed ways of writing."""

from tests.samples.corpus.sample import Theme
from tests.samples.corpus.tabs import beside, tab

_THEME = Theme("offices")
sheet, book = _THEME.sheet, _THEME.book

SAMPLES = (
    sheet(
        "mixed-ways-of-one-hand",
        tab(
            """
Name | Induction | Safeguarding | Lone working
Ruth Adler | @2024-03-20 | done | 28/03/2024
Sean Byrne | 20/03/2024 | N/A | in progress
Mei Chen | Not yet | 14.04.2024 | Completed
Tom Hale | @2024-03-21 | booked | x
""",
        ),
        """
           | Induction    | Safeguarding | Lone working
Ruth Adler | c 2024-03-20 | c            | c 2024-03-28
Sean Byrne | c 2024-03-20 | na           | ip
Mei Chen   | ns           | c 2024-04-14 | c
Tom Hale   | c 2024-03-21 | pl           | c
""",
    ),
    sheet(
        "attendance-under-dates",
        tab(
            """
Participant | @2025-01-13 | @2025-01-20 | @2025-01-27
Ruth Adler | x | x | x
Sean Byrne | x | | x
Mei Chen | | x | x
""",
        ),
        """
           | 2025-01-13 = 13 January 2025 | 2025-01-20 = 20 January 2025 | 2025-01-27 = 27 January 2025
Ruth Adler | * | * | *
Sean Byrne | * | * | *
Mei Chen   | * | * | *
""",
        asks=1,
    ),
    sheet(
        "course-with-its-participants",
        tab(
            """
Course | Date | Participant | Certificate
Fire Safety | @2024-03-01 | Ruth Adler | FS-1.pdf
 | | Sean Byrne | FS-2.pdf
First Aid | @2024-04-09 | Ruth Adler | FA-1.pdf
 | | Mei Chen | FA-2.pdf
""",
        ),
        """
           | Fire Safety  | First Aid
Ruth Adler | c 2024-03-01 | c 2024-04-09
Sean Byrne | c            | -
Mei Chen   | -            | c
""",
    ),
    sheet(
        "months-precision-and-lapsed",
        tab(
            """
Staff | BLS | Manual handling | Fire
Ruth Adler | Completed 03/2024 | Completed 11/2023 | Completed 01/2025
Sean Byrne | Expired 05/2023 | Completed 11/2023 | Completed 02/2025
Mei Chen | Completed 04/2024 | In progress | Not started
""",
        ),
        """
           | BLS          | Manual handling | Fire
Ruth Adler | c 2024-03    | c 2023-11       | c 2025-01
Sean Byrne | *            | c 2023-11       | c 2025-02
Mei Chen   | c 2024-04    | ip              | ns
""",
    ),
    sheet(
        "renewals",
        tab(
            """
Coach Name | Credential | Issue date | Renewal date | CCE credits | Status
Ruth Adler | PCC | @2023-06-15 | @2026-06-15 | 22 | Active
Sean Byrne | ACC | @2022-02-01 | @2025-02-01 | 40 | Expired
Mei Chen | ACC | @2024-10-20 | @2027-10-20 | 4 | Active
""",
            layout="long",
        ),
        """
           | PCC | ACC
Ruth Adler | c 2023-06-15 >2026-06-15 22 | -
Sean Byrne | - | ex 2022-02-01 >2025-02-01 40
Mei Chen   | - | c 2024-10-20 >2027-10-20 4
""",
        asks=1,
    ),
    sheet(
        "one-requirement-per-row-status-per-quarter",
        tab(
            """
Employee Name | Supervisor Name | Compliance | Ethics | Cyber security | Grade | Comments
Vera Novak | A. Ricci | Complete | Complete | Complete | B2 |
Aldo Ricci | V. Bose | Complete | In progress | Complete | C1 | new starter
Tim Lund | V. Bose | Complete | Complete | Not complete | B1 |
""",
        ),
        """
           | Compliance | Ethics | Cyber security | Grade
Vera Novak | c | c  | c  | *
Aldo Ricci | c | ip | c  | *
Tim Lund   | c | c  | ns,ip | *
""",
    ),
    sheet(
        "nonbreaking-spaces-and-stray-signs",
        tab(
            """
\u00a0Name\u00a0 | E\u2011mail | Ethics\u00a0training | Exam
Ruth\u00a0Adler | ruth@hh.org\u00a0 | Completed\u00a0 | \u200bIn Progress
Sean\u00a0Byrne\u200b | sean@hh.org | Not\u00a0Started | Completed.
""",
        ),
        """
           | Ethics training | Exam
Ruth Adler | c  | ip
Sean Byrne | ns | c
""",
        "Ruth Adler <ruth@hh.org>\nSean Byrne <sean@hh.org>",
    ),
    sheet(
        "spanish-office",
        tab(
            """
CENTRO DE COACHING ANDINO
Registro de participantes – Promoción 2025
~
N° | Apellidos y nombres | Correo | Horas de formación | Mentoría (h) | Examen final | Observaciones
1 | Quispe Mamani, Rosa | rosa@andino.pe | 60 | 10 | Aprobado 12/12/2025 |
2 | Vargas Ríos, Álvaro | alvaro@andino.pe | 45 | 4,5 | Pendiente | recuperar módulo 3
3 | Torres Díaz, Inés | ines@andino.pe | 60 | 8 | Programado 15/04/2026 |
""",
        ),
        """
                   | Horas de formación | Mentoría (h) = Mentoría | Examen final
Rosa Quispe Mamani | c,ip 60h | c,ip 10h  | c 2025-12-12
Álvaro Vargas Ríos | c,ip 45h | c,ip 4.5h | ns,ip
Inés Torres Díaz   | c,ip 60h | c,ip 8h   | pl 2026-04-15
""",
        "Rosa Quispe Mamani <rosa@andino.pe>\nÁlvaro Vargas Ríos <alvaro@andino.pe>\nInés Torres Díaz <ines@andino.pe>",
        asks=3,
    ),
    sheet(
        "french-office",
        tab(
            """
Tableau de suivi des habilitations – mise à jour le 05/01/2026
~
Matricule | Nom Prénom | Service | SST | Date de validité SST | CACES R489 | Date de validité CACES
1201 | MARTIN Sophie | Logistique | 12/02/2025 | 12/02/2027 | 03/09/2021 | 03/09/2026
1207 | LEROY Paul | Logistique | 15/06/2024 | 15/06/2026 | |
""",
        ),
        """
              | SST | CACES R489
MARTIN Sophie | c 2025-02-12 >2027-02-12 | c 2021-09-03 >2026-09-03
LEROY Paul    | c 2024-06-15 >2026-06-15 | -
""",
        "MARTIN Sophie [1201]\nLEROY Paul [1207]",
    ),
    book(
        "plan-beside-the-record",
        [
            tab(
                "Name | Course | Date completed\nRuth Adler | Fire Safety | @2025-03-01\nSean Byrne | Fire Safety | @2025-03-01",
                "Completed 2025",
                layout="long",
            ),
            tab(
                "Name | Course | Planned Date\nRuth Adler | First Aid | @2026-04-09\nMei Chen | Fire Safety | @2026-04-16",
                "Planned 2026",
                layout="long",
            ),
        ],
        """
           | Fire Safety   | First Aid
Ruth Adler | c 2025-03-01  | pl 2026-04-09
Sean Byrne | c 2025-03-01  | -
Mei Chen   | pl 2026-04-16 | -
""",
    ),
    book(
        "register-and-statistics",
        [
            tab(
                "Ref | Learner Name | Programme | Enrolled on | Completed on | Outcome\nL1 | Ruth Adler | Coaching Skills | @2024-01-08 | @2024-06-28 | Achieved\nL2 | Sean Byrne | Coaching Skills | @2024-01-08 | | In training\nL3 | Mei Chen | Coaching Skills | @2024-01-08 | @2024-07-05 | Achieved",
                "Register",
                layout="long",
            ),
            beside(
                "Stats", "Row Labels | Count of Ref\nAchieved | 2\nIn training | 1\nGrand Total | 3"
            ),
        ],
        """
           | Coaching Skills
Ruth Adler | c 2024-06-28
Sean Byrne | ip
Mei Chen   | c 2024-07-05
""",
        "Ruth Adler [L1] (2024-01-08)\nSean Byrne [L2] (2024-01-08)\nMei Chen [L3] (2024-01-08)",
    ),
    sheet(
        "login-first-and-last-seen",
        tab(
            """
User ID | First Name | Last Name | Email | Course Title | Progress | Last accessed | Completed At
u1 | Ruth | Adler | ruth@hh.org | Coaching Basics | %100 | @2025-02-28T10:10 | @2025-02-27T16:40
u2 | Sean | Byrne | sean@hh.org | Coaching Basics | %45 | @2025-03-01T09:00 |
u3 | Mei | Chen | mei@hh.org | Coaching Basics | %0 | |
""",
            layout="long",
        ),
        """
           | Coaching Basics
Ruth Adler | c 2025-02-27 100%
Sean Byrne | ip 45%
Mei Chen   | ns 0%
""",
        "Ruth Adler <ruth@hh.org> [u1]\nSean Byrne <sean@hh.org> [u2]\nMei Chen <mei@hh.org> [u3]",
    ),
)
