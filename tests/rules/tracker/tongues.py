"""How offices write in seven languages: headings, words of status, days."""

from dataclasses import dataclass
from datetime import date

_BUDDHIST = 543


@dataclass(frozen=True)
class Tongue:
    """The words of one language; `months` in full, `of` between day and month."""

    name: str
    email: str
    person_id: str
    course: str
    status: str
    day: str
    expiry: str
    months: tuple[str, ...]
    words: dict[str, tuple[str, ...]]
    titles: tuple[str, ...]
    of: str = " "
    separator: str = "/"
    era: int = 0

    def in_words(self, day: date) -> str:
        """Write a day with its month by name."""
        month = self.months[day.month - 1]
        return f"{day.day}{self.of}{month}{self.of}{day.year + self.era}"

    def in_numbers(self, day: date) -> str:
        """Write a day in numbers, day first."""
        parts = (f"{day.day:02d}", f"{day.month:02d}", str(day.year + self.era))
        return self.separator.join(parts)

    def month_and_year(self, day: date) -> str:
        """Write the month of a day."""
        return f"{self.months[day.month - 1]}{self.of}{day.year + self.era}"

    def range_up_to(self, day: date) -> str:
        """Write some days of a month that end on that one."""
        return f"1 - {self.in_words(day)}"


ENGLISH = Tongue(
    "Full Name", "Email", "Employee ID", "Course Title", "Status", "Date completed", "Expiry date",
    ("January", "February", "March", "April", "May", "June", "July", "August", "September",
     "October", "November", "December"),
    {
        "completed": ("Completed", "COMPLETED", "  Completed", "done", "Yes", "Passed"),
        "in_progress": ("In Progress", "in progress", "PENDING", "INCOMPLETE", "Request sent"),
        "not_started": ("Not Started", "not started", "No"),
        "planned": ("Planned", "Scheduled"),
        "waived": ("Waived", "Exempt"),
        "not_applicable": ("N/A", "NA", "Not Applicable"),
        "expired": ("Expired", "EXPIRED"),
    },
    ("Ethics", "First Aid", "Mentor coaching", "Code of conduct", "Final review", "Recording"),
)  # fmt: skip
GERMAN = Tongue(
    "Teilnehmer", "E-Mail", "Personalnummer", "Kurs", "Status", "Abgeschlossen am", "Gültig bis",
    ("Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober",
     "November", "Dezember"),
    {
        "completed": ("abgeschlossen", "Erledigt", "ja", "Bestanden"),
        "in_progress": ("in Bearbeitung", "laufend", "begonnen", "ausstehend"),
        "not_started": ("nicht begonnen", "nein"),
        "planned": ("geplant",),
        "waived": ("befreit",),
        "not_applicable": ("entfällt", "nicht zutreffend"),
        "expired": ("abgelaufen",),
    },
    ("Ethik", "Erste Hilfe", "Mentorcoaching", "Verhaltenskodex", "Brandschutz", "Datenschutz"),
    separator=".", of=". ",
)  # fmt: skip
FRENCH = Tongue(
    "Nom et prénom", "Courriel", "Matricule", "Formation", "État", "Date de réalisation",
    "Date de validité",
    ("janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre",
     "octobre", "novembre", "décembre"),
    {
        "completed": ("réalisée", "Terminé", "oui", "validé"),
        "in_progress": ("en cours", "commencé", "en attente"),
        "not_started": ("non commencé", "non"),
        "planned": ("prévue", "planifié"),
        "waived": ("dispensé",),
        "not_applicable": ("sans objet", "non applicable"),
        "expired": ("expiré", "périmé"),
    },
    ("Éthique", "Secourisme", "Mentorat", "Charte", "Incendie", "Supervision clinique"),
)  # fmt: skip
SPANISH = Tongue(
    "Nombre completo", "Correo electrónico", "Matrícula", "Curso", "Estado",
    "Fecha de finalización", "Vencimiento",
    ("enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre",
     "octubre", "noviembre", "diciembre"),
    {
        "completed": ("Completado", "realizado", "sí", "aprobado"),
        "in_progress": ("en curso", "en proceso", "pendiente"),
        "not_started": ("no iniciado", "no"),
        "planned": ("programado", "planificado"),
        "waived": ("exento",),
        "not_applicable": ("no aplica",),
        "expired": ("vencido", "caducado"),
    },
    ("Ética", "Primeros auxilios", "Mentoría", "Código de conducta", "Incendios", "Liderazgo"),
    of=" de ",
)  # fmt: skip
PORTUGUESE = Tongue(
    "Nome completo", "E-mail", "Matrícula", "Curso", "Situação", "Data de conclusão", "Validade",
    ("janeiro", "fevereiro", "março", "abril", "maio", "junho", "julho", "agosto", "setembro",
     "outubro", "novembro", "dezembro"),
    {
        "completed": ("concluído", "Realizado", "sim", "aprovado"),
        "in_progress": ("em andamento", "em curso", "pendente"),
        "not_started": ("não iniciado", "não"),
        "planned": ("planejado", "agendado"),
        "waived": ("dispensado", "isento"),
        "not_applicable": ("não aplicável", "não se aplica"),
        "expired": ("vencido", "expirado"),
    },
    ("Ética", "Primeiros socorros", "Mentoria", "Código de conduta", "Incêndio", "Liderança"),
    of=" de ",
)  # fmt: skip
DUTCH = Tongue(
    "Naam medewerker", "E-mailadres", "Personeelsnummer", "Cursus", "Status", "Datum afgerond",
    "Geldig tot",
    ("januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september",
     "oktober", "november", "december"),
    {
        "completed": ("voltooid", "Afgerond", "ja", "behaald"),
        "in_progress": ("bezig", "lopend", "in afwachting"),
        "not_started": ("niet gestart", "nee"),
        "planned": ("gepland",),
        "waived": ("vrijgesteld",),
        "not_applicable": ("niet van toepassing", "n.v.t."),
        "expired": ("verlopen",),
    },
    ("Ethiek", "EHBO", "Mentorcoaching", "Gedragscode", "Brand", "Intervisie"),
    separator="-",
)  # fmt: skip
THAI = Tongue(
    "ชื่อ-นามสกุล", "อีเมล", "รหัสพนักงาน", "หลักสูตร", "สถานะ", "วันที่อบรม", "วันหมดอายุ",
    ("มกราคม", "กุมภาพันธ์", "มีนาคม", "เมษายน", "พฤษภาคม", "มิถุนายน", "กรกฎาคม", "สิงหาคม",
     "กันยายน", "ตุลาคม", "พฤศจิกายน", "ธันวาคม"),
    {
        "completed": ("เสร็จสิ้น", "ผ่าน", "เรียบร้อย"),
        "in_progress": ("กำลังดำเนินการ", "กำลังเรียน"),
        "not_started": ("ยังไม่เริ่ม", "ยังไม่ได้อบรม"),
        "planned": ("วางแผนแล้ว",),
        "waived": ("ยกเว้น",),
        "not_applicable": ("ไม่เกี่ยวข้อง",),
        "expired": ("หมดอายุ",),
    },
    ("จริยธรรม", "ปฐมพยาบาล", "ความปลอดภัย", "การสื่อสาร", "ภาวะผู้นำ", "ดับเพลิง"),
    era=_BUDDHIST,
)  # fmt: skip
TONGUES = (ENGLISH, GERMAN, FRENCH, SPANISH, PORTUGUESE, DUTCH, THAI)
PEOPLE = (
    "Jan de Vries", "Sinéad O'Brien", "JOHN SMITH", "Anna-Maria van der Berg", "สมชาย ใจดี",
    "王 伟", "محمد علي", "Max Müller", "May Lind", "April Jones", "Mark Total", "Summer Orr",
    "Grace Chen", "Łukasz Wójcik", "José García López", "Ana e Silva", "Nguyễn Văn An",
    "Olu Adeyemi-Brown", "Ines da Costa", "Bjørn Ås", "Page Turner", "Will Young",
)  # fmt: skip
