"""Whole trackers as offices keep them, with all their habits at once."""

from tests.samples.corpus.sample import Theme
from tests.samples.corpus.tabs import beside, tab

_THEME = Theme("offices")
sheet, book = _THEME.sheet, _THEME.book

SAMPLES = (
    sheet(
        "it-certifications",
        tab(
            """
S/N | Resource Name | Login | Certification Name | Exam code | Status | Planned Date | Date completed | Expiry | Certification Link | Comments
1 | Anjali Mehta | amehta | Azure Fundamentals | AZ-900 | Completed | @2024-01-31 | @2024-01-29 | | https://learn.example.com/c/1 |
2 | Anjali Mehta | amehta | Azure Administrator | AZ-104 | In Progress | @2026-05-29 | | | | voucher requested
3 | Rahul Verma | rverma | Azure Fundamentals | AZ-900 | Completed | | @2023-11-02 | | https://learn.example.com/c/7 |
4 | Rahul Verma | rverma | Security Analyst | SC-200 | Not Started | @2026-09-30 | | | |
5 | Wei Zhang | wzhang | Azure Fundamentals | AZ-900 | Planned | @2026-04-10 | | | |
""",
            "Certifications",
            layout="long",
        ),
        """
             | Azure Fundamentals | Azure Administrator | Security Analyst
Anjali Mehta | c 2024-01-29       | ip                  | -
Rahul Verma  | c 2023-11-02       | -                   | ns
Wei Zhang    | pl 2026-04-10      | -                   | -
""",
        "Anjali Mehta [amehta]\nRahul Verma [rverma]\nWei Zhang [wzhang]",
    ),
    sheet(
        "coach-credentials",
        tab(
            """
RIVERSIDE COACH TRAINING – ACC PATH||||||||
Coordinator: Jo Hart||||||updated 12-Feb-2026||
~
Coach | Cohort | Enrolled | Education hrs (60) | Mentor coaching hrs (10) | Client hrs (100) | Exam | Credential no. | Valid until
Amara Osei | Spring 24 | @2024-03-04 | 60 | 10 | 104 | Passed 14-Nov-2024 | ACC-20441 | @2027-11-30
Liam Doyle | Spring 24 | @2024-03-04 | 60 | 7.5 | 61 | Booked for 20-Apr-2026 | |
Noor Khan | Fall 25 | @2025-09-08 | 22 | 0 | 8.5 | | |
""",
        ),
        """
           | Education hrs (60) = Education hrs = Education | Mentor coaching hrs (10) = Mentor coaching hrs = Mentor coaching | Client hrs (100) = Client hrs = Client | Exam
Amara Osei | c 60h | c 10h    | c 104h  | c 2024-11-14
Liam Doyle | c 60h | ip 7.5h  | ip 61h  | pl 2026-04-20
Noor Khan  | ip 22h | ns,ip 0h | ip 8.5h | -
""",
        "Amara Osei {Spring 24} (2024-03-04)\nLiam Doyle {Spring 24} (2024-03-04)\nNoor Khan {Fall 25} (2025-09-08)",
        asks=1,
    ),
    sheet(
        "safety-matrix",
        tab(
            """
Harbour Terminal – Safety Training Matrix|||||||
Legend:|C = complete||P = planned||E = expired|
~
No.|Employee|Job title|Fire Warden|Manual Handling|Working at Height|Banksman|First Aid
1|ADEYEMI, Tunde|Foreman|C|C|E|C|P
2|BRENNAN, Orla|Clerk|C|C|||C
3|CHOWDHURY, Imran|Rigger|P|C|C|C|E
""",
        ),
        """
               | Fire Warden | Manual Handling | Working at Height | Banksman | First Aid
Tunde ADEYEMI  | c  | c | ex | c | pl
Orla BRENNAN   | c  | c | -  | - | c
Imran CHOWDHURY | pl | c | c  | c | ex
""",
    ),
    sheet(
        "expiry-days-only",
        tab(
            """
Name | First Aid expiry | DBS expiry date | Licence valid until
Ruth Adler | @2027-05-01 | @2025-11-30 | @2028-01-15
Sean Byrne | @2026-12-12 | | @2025-06-30
""",
        ),
        """
           | First Aid expiry = First Aid | DBS expiry date = DBS | Licence valid until = Licence
Ruth Adler | c >2027-05-01 | c,ex >2025-11-30 | c >2028-01-15
Sean Byrne | c >2026-12-12 | -                | c,ex >2025-06-30
""",
        asks=3,
    ),
    sheet(
        "date-and-initials",
        tab(
            """
Nurse | Hand hygiene | Blood transfusion | Syringe driver
Ruth Adler | 14/03/24 MO | 21/03/24 MO | 28/05/24 PL
Sean Byrne | 14/03/24 MO | | 30/05/24 PL
Mei Chen | 15/03/24 PL | 22/03/24 MO |
""",
        ),
        """
           | Hand hygiene | Blood transfusion | Syringe driver
Ruth Adler | * | * | *
Sean Byrne | * | - | *
Mei Chen   | * | * | -
""",
        asks=3,
    ),
    sheet(
        "training-one-date-one",
        tab(
            """
Name | Training 1 | Date 1 | Training 2 | Date 2
Ruth Adler | Fire Safety | @2024-03-01 | First Aid | @2024-04-09
Sean Byrne | First Aid | @2024-04-09 | |
""",
        ),
        """
           | Fire Safety  | First Aid
Ruth Adler | c 2024-03-01 | c 2024-04-09
Sean Byrne | -            | c 2024-04-09
""",
    ),
    sheet(
        "blocks-of-one-person-each",
        tab(
            """
Name: | Ruth Adler
Course | Date | Result
Fire Safety | @2024-03-01 | Pass
First Aid | @2024-04-09 | Pass
~
Name: | Sean Byrne
Course | Date | Result
First Aid | @2024-04-10 | Pass
""",
        ),
        """
           | Fire Safety  | First Aid
Ruth Adler | c 2024-03-01 | c 2024-04-09
Sean Byrne | -            | c 2024-04-10
""",
    ),
    sheet(
        "sections-of-courses-transposed",
        tab(
            """
 | Ruth Adler | Sean Byrne | Mei Chen
MANDATORY | | |
Fire Safety | @2024-03-01 | @2024-03-01 | @2024-03-08
Infection control | @2024-03-02 | | @2024-03-09
ROLE SPECIFIC | | |
Medication | N/A | @2024-05-01 | N/A
""",
        ),
        """
           | Fire Safety  | Infection control | Medication
Ruth Adler | c 2024-03-01 | c 2024-03-02 | na
Sean Byrne | c 2024-03-01 | -            | c 2024-05-01
Mei Chen   | c 2024-03-08 | c 2024-03-09 | na
""",
    ),
    sheet(
        "german-instruction-record",
        tab(
            """
Unterweisungsnachweis Werk Nord
Stand: 15.01.2026
~
lfd. Nr. | Name | Abteilung | Unterweisung | Intervall | Letzte Unterweisung | Nächste Unterweisung | Bemerkung
1 | Schäfer, Uwe | Lager | Brandschutz | jährlich | 14.03.2025 | 14.03.2026 |
2 | Schäfer, Uwe | Lager | Gabelstapler | jährlich | 20.05.2025 | 20.05.2026 | Brille
3 | Öztürk, Aylin | Büro | Brandschutz | jährlich | 17.03.2025 | 17.03.2026 |
""",
            layout="long",
        ),
        """
             | Brandschutz | Gabelstapler
Uwe Schäfer  | c 2025-03-14 >2026-03-14 | c 2025-05-20 >2026-05-20
Aylin Öztürk | c 2025-03-17 >2026-03-17 | -
""",
    ),
    sheet(
        "headings-with-line-breaks",
        tab(
            """
No. | Full⏎Name | Employee⏎ID | Course⏎Title | Date⏎completed | Score⏎(%) | Pass /⏎Fail
1 | Ruth Adler | 4001 | Data Protection | @2025-03-02 | 90 | Pass
2 | Sean Byrne | 4002 | Data Protection | @2025-03-02 | 85 | Pass
3 | Mei Chen | 4003 | Data Protection | | |
""",
        ),
        """
           | Data Protection
Ruth Adler | c 2025-03-02 s90
Sean Byrne | c 2025-03-02 s85
Mei Chen   | -
""",
        "Ruth Adler [4001]\nSean Byrne [4002]\nMei Chen [4003]",
    ),
    sheet(
        "yes-with-dates-and-remarks",
        tab(
            """
Volunteer | DBS check | References | Induction | Notes
Ruth Adler | Yes 12/03/2024 | Yes | Yes 20/03/2024 | keen on Tuesdays
Sean Byrne | Yes 25/03/2024 | No | No | waiting for second reference
Mei Chen | No | No | No | on holiday until June
""",
        ),
        """
           | DBS check    | References | Induction
Ruth Adler | c 2024-03-12 | c  | c 2024-03-20
Sean Byrne | c 2024-03-25 | ns | ns
Mei Chen   | ns           | ns | ns
""",
        asks=1,
    ),
    book(
        "roster-tracker-and-requirements",
        [
            tab(
                "ID | Name | Email | Site\nV1 | Ruth Adler | ruth@hh.org | North\nV2 | Sean Byrne | sean@hh.org | South",
                "Roster",
                layout="lookup",
            ),
            tab(
                "ID | Requirement | Done on | Checked by\nV1 | Induction | @2025-02-03 | Jo Hart\nV1 | Boundaries | @2025-02-17 | Jo Hart\nV2 | Induction | @2025-02-03 | Jo Hart",
                "Log",
                layout="long",
            ),
            beside(
                "Requirements",
                "Requirement | Description | Valid for (months)\nInduction | Half a day on site | \nBoundaries | Online course | 24",
                used=None,
            ),
        ],
        """
           | Induction | Boundaries
Ruth Adler | c 2025-02-03 by:Jo_Hart | c 2025-02-17 by:Jo_Hart
Sean Byrne | c 2025-02-03 by:Jo_Hart | -
""",
        "Ruth Adler <ruth@hh.org> [V1]\nSean Byrne <sean@hh.org> [V2]",
    ),
    sheet(
        "credits-for-recertification",
        tab(
            """
Member | Member ID | Activity | Category | Date | PDCs earned | Approved by
Dana Whitfield | 88120 | Annual conference | Education | @2025-06-24 | 12.5 | B. Ortiz
Dana Whitfield | 88120 | Mentoring program | Advance | @2025-09-30 | 10 | B. Ortiz
Emil Sørensen | 88344 | Annual conference | Education | @2025-06-24 | 12.5 |
""",
            layout="long",
        ),
        """
               | Annual conference | Mentoring program
Dana Whitfield | c,ip 2025-06-24 12.5 by:B._Ortiz | c,ip 2025-09-30 10 by:B._Ortiz
Emil Sørensen  | c,ip 2025-06-24 12.5             | -
""",
        "Dana Whitfield [88120]\nEmil Sørensen [88344]",
    ),
    sheet(
        "percent-qualified-and-status",
        tab(
            """
NAME OF STAFF: | POSITION | Topics | Status | % Qualified | Date | Action
MWANGI GRACE | Operator | Lockout / Tagout | COMPLETED | %100 | @2025-04-02 |
OTIENO PETER | Operator | Lockout / Tagout | INCOMPLETE | %50 | | Retrain
WANJIRU ANN | Supervisor | Lockout / Tagout | COMPLETED | %100 | @2025-04-03 |
""",
        ),
        """
             | Lockout / Tagout
MWANGI GRACE | *
OTIENO PETER | *
WANJIRU ANN  | *
""",
        asks=1,
    ),
)
