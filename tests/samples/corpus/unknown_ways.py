"""Ways no vocabulary knows: other languages, levels of skill, names without a heading."""

from tests.samples.corpus.sample import Theme
from tests.samples.corpus.tabs import tab

_THEME = Theme("unknown ways")
sheet, book = _THEME.sheet, _THEME.book

SAMPLES = (
    sheet(
        "swedish-log",
        tab(
            """
Namn | E-post | Utbildning | Status | Slutfört datum
Karin Lindqvist | karin@coach.se | Etik | Slutförd | @2024-03-02
Olof Bergman | olof@coach.se | Etik | Pågår |
Karin Lindqvist | karin@coach.se | Handledning | Slutförd | @2024-04-11
"""
        ),
        """
                | Etik | Handledning
Karin Lindqvist | c 2024-03-02 | c 2024-04-11
Olof Bergman    | ip | -
""",
        "Karin Lindqvist <karin@coach.se>\nOlof Bergman <olof@coach.se>",
        asks=4,
    ),
    sheet(
        "polish-matrix",
        tab(
            """
Imię i nazwisko | Etyka | Superwizja | Egzamin
Zofia Kowalska | @2024-02-12 | @2024-03-11 | @2024-06-14
Marek Wójcik | @2024-02-12 | | @2024-06-14
Agata Lis | @2024-03-08 | @2024-04-02 |
"""
        ),
        """
               | Etyka        | Superwizja   | Egzamin
Zofia Kowalska | c 2024-02-12 | c 2024-03-11 | c 2024-06-14
Marek Wójcik   | c 2024-02-12 | -            | c 2024-06-14
Agata Lis      | c 2024-03-08 | c 2024-04-02 | -
""",
        asks=3,
    ),
    sheet(
        "italian-log",
        tab(
            """
Cognome e nome | Corso | Stato | Data completamento | Ore
Rossi Giulia | Etica professionale | Completato | 15/03/2024 | 8
Bianchi Luca | Etica professionale | In corso | | 4
Bianchi Luca | Primo soccorso | Completato | 22/04/2024 | 12
"""
        ),
        """
             | Etica professionale | Primo soccorso
Rossi Giulia | c 2024-03-15 8h     | -
Bianchi Luca | ip 4h               | c 2024-04-22 12h
""",
        asks=4,
    ),
    sheet(
        "names-without-a-heading",
        tab(
            """
 | Ethics | Contracting | Exam
Ruth Adler | @2024-02-12 | @2024-03-11 | @2024-06-14
Sean Byrne | @2024-02-12 | | In progress
Mei Chen | | @2024-03-11 | Not started
"""
        ),
        """
           | Ethics       | Contracting  | Exam
Ruth Adler | c 2024-02-12 | c 2024-03-11 | c 2024-06-14
Sean Byrne | c 2024-02-12 | -            | ip
Mei Chen   | -            | c 2024-03-11 | ns
""",
    ),
    sheet(
        "names-in-the-third-column",
        tab(
            """
Site | Department | Employee Name | Emp No | Fire Safety | First Aid
North | Wards | Ruth Adler | 4001 | @2024-02-12 | @2024-03-11
North | Kitchen | Sean Byrne | 4002 | @2024-02-12 |
South | Wards | Mei Chen | 4003 | @2024-02-19 | @2024-03-18
""",
            layout="wide",
        ),
        """
           | Fire Safety  | First Aid
Ruth Adler | c 2024-02-12 | c 2024-03-11
Sean Byrne | c 2024-02-12 | -
Mei Chen   | c 2024-02-19 | c 2024-03-18
""",
        "Ruth Adler [4001]\nSean Byrne [4002]\nMei Chen [4003]",
    ),
    sheet(
        "last-first-and-middle",
        tab(
            """
Last Name | First Name | M.I. | Course | Completion Date
Adler | Ruth | B. | Ethics | @2024-02-12
Byrne | Sean | | Ethics | @2024-02-13
"""
        ),
        """
           | Ethics
Ruth Adler | c 2024-02-12
Sean Byrne | c 2024-02-13
""",
    ),
    sheet(
        "levels-of-skill",
        tab(
            """
Skill matrix – 0 none, 1 trained, 2 works alone, 3 can teach
Name | Welding | Painting | Assembly
Ruth Adler | 3 | 1 | 2
Sean Byrne | 0 | 2 | 1
Mei Chen | 1 | 0 | 3
"""
        ),
        """
           | Welding | Painting | Assembly
Ruth Adler | c,ip,ns? | c,ip,ns? | c,ip,ns?
Sean Byrne | c,ip,ns? | c,ip,ns? | c,ip,ns?
Mei Chen   | c,ip,ns? | c,ip,ns? | c,ip,ns?
""",
        asks=3,
    ),
    sheet(
        "parts-done-of-parts",
        tab(
            """
Learner | Online modules | Peer sessions
Ruth Adler | 5 of 5 | 6 of 6
Sean Byrne | 3 of 5 | 2 of 6
Mei Chen | 0 of 5 | 0 of 6
"""
        ),
        """
           | Online modules | Peer sessions
Ruth Adler | c 5  | c 6
Sean Byrne | ip 3 | ip 2
Mei Chen   | ns 0 | ns 0
""",
    ),
    sheet(
        "yes-and-no-with-days",
        tab(
            """
Name | Contract signed | Photo consent
Ruth Adler | Yes (12/03/2024) | Yes (28/03/2024)
Sean Byrne | No - booked for 28/05/2026 | No
Mei Chen | Yes (15/03/2024) | No
"""
        ),
        """
           | Contract signed | Photo consent
Ruth Adler | c 2024-03-12    | c 2024-03-28
Sean Byrne | *               | ns
Mei Chen   | c 2024-03-15    | ns
""",
        asks=1,
    ),
    sheet(
        "days-within-titles",
        tab(
            """
Name | Fire Safety 12/03/2024 | First Aid 28/03/2024
Ruth Adler | x | x
Sean Byrne | x |
Mei Chen | | x
"""
        ),
        """
           | Fire Safety 12/03/2024 = Fire Safety | First Aid 28/03/2024 = First Aid
Ruth Adler | * | *
Sean Byrne | * | -
Mei Chen   | - | *
""",
    ),
    sheet(
        "a-log-of-one-person",
        tab(
            """
CPD record of: | Ruth Adler
Membership no.: | 88120
~
Date | Activity | Hours | Reflection
@2025-01-14 | Webinar on ethics | 1.5 | useful for contracting
@2025-02-20 | Annual conference | 6 | met two mentors
@2025-03-03 | Reading group | 2 |
"""
        ),
        """
           | Webinar on ethics | Annual conference | Reading group
Ruth Adler | c,ip 2025-01-14 1.5h | c,ip 2025-02-20 6h | c,ip 2025-03-03 2h
""",
        "Ruth Adler",
    ),
    sheet(
        "required-and-actual-side-by-side",
        tab(
            """
Name | Fire Safety Required | Fire Safety Completed | Driving Required | Driving Completed
Ruth Adler | Yes | @2024-02-12 | No |
Sean Byrne | Yes | | Yes | @2024-05-20
Mei Chen | Yes | @2024-02-12 | Yes |
"""
        ),
        """
           | Fire Safety = Fire Safety Completed | Driving = Driving Completed | Fire Safety Required | Driving Required
Ruth Adler | c 2024-02-12 | na | - | -
Sean Byrne | rq           | c 2024-05-20 | - | -
Mei Chen   | c 2024-02-12 | rq | - | -
""",
    ),
    sheet(
        "only-names-and-one-course-in-the-title",
        tab(
            """
Fire Safety Training – attendance list, 14 March 2024
~
No. | Name | Department | Signature
1 | Ruth Adler | Wards | signed
2 | Sean Byrne | Kitchen | signed
3 | Mei Chen | Wards | signed
"""
        ),
        """
           | Fire Safety Training = Signature = Fire Safety
Ruth Adler | *
Sean Byrne | *
Mei Chen   | *
""",
        asks=1,
    ),
    sheet(
        "numbers-as-texts",
        tab(
            """
Name | Emp ID | Coaching hours | Sessions held | Exam score
Ruth Adler | '004001 | '62.5 | '6 | '88
Sean Byrne | '004002 | '40 | '2 | '71
"""
        ),
        """
           | Coaching hours | Sessions held = Sessions | Exam score = Exam
Ruth Adler | c,ip 62.5h | c,ip 6 | c,ip s88
Sean Byrne | c,ip 40h   | c,ip 2 | c,ip s71
""",
        "Ruth Adler [004001]\nSean Byrne [004002]",
        asks=3,
    ),
)
