"""Believable people for the sample office and the bench: invented, and the same for a seed.

Their addresses are of example.org and its siblings, which nobody can own.
"""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import zip_longest
from random import Random

COHORTS = ("Spring 2025", "Autumn 2025", "Spring 2026")
_DOMAINS = ("example.org", "example.com", "example.net")
_WITHOUT_MAIL = 23
"""Of so many people one has no address: trackers are never complete."""
_INITIALS = "ABCDEFGHIJKLMNOPRSTUVWZ"
_FIRST_BIRTH = date(1958, 1, 1)
_BIRTH_DAYS = 15_000
# A name in another script has its Latin spelling, which addresses use, after a slash.
_CULTURES = (
    ("Grace Olivia Marcus Joanna Elliot Harriet", "Whitfield Ashworth Caldwell Penrose Hartley"),
    ("Amara Chidi Ngozi Tunde Folake Emeka", "Okafor Adeyemi Eze Balogun Nwosu"),
    ("Wanjiru Kwame Achieng Kofi Makena Yaa", "Kamau Mensah Otieno Asante Mwangi"),
    ("Ananya Rohan Priya Vikram Meera Arjun", "Iyer Deshpande Chatterjee Menon Kulkarni"),
    ("Layla Omar Yasmin Khalid Noor Samir", "Haddad El-Masri Rahman Qureshi Benali"),
    ("Xin-Yi Wei-Lun Mei-Ling Jun-Hao Ya-Ting", "Chen Huang Tsai Lin Kuo"),
    ("Haruka Kenji Aiko Daichi Yumi Takumi", "Tanaka Mori Fujimoto Ishikawa Sato"),
    ("Ji-woo Min-jun Seo-yeon Hyun-woo", "Park Choi Jung Kang Yoon"),
    ("Nguyễn Trần Phạm Lê Đặng", "Mai Tuấn Hương Đức Linh"),
    ("Lucía Mateo Ximena Íñigo Paloma Raúl", "Fernández García-Núñez Ibáñez Castaño Muñoz"),
    ("João Beatriz Thiago Inês Caetano", "Conceição Magalhães Guimarães Simões Falcão"),
    ("Amélie Loïc Éloïse Théo Hélène", "Lefèvre Beauchêne Gérard Dubois-Roy Maçon"),
    ("Jürgen Anneliese Sören Käthe Matthias", "Groß Müller Schäfer Weißkopf Böhm"),
    ("Łukasz Agnieszka Paweł Zofia Krzysztof", "Wójcik Mazur Kołodziej Żak Gołąb"),
    ("Žofie Jiří Kateřina Ondřej Zdeňka", "Krejčí Martinů Jirků Kočí Bílků"),
    ("Elif Çağla Emre İpek Oğuz", "Yıldız Öztürk Şahin Güneş Koç"),
    (
        "Ελένη/Eleni Νίκος/Nikos Δήμητρα/Dimitra",
        "Δημητρίου/Dimitriou Ιωάννου/Ioannou Νικολάου/Nikolaou",
    ),
    ("Олена/Olena Тарас/Taras Ірина/Iryna", "Шевчук/Shevchuk Бондаренко/Bondarenko Гнатюк/Hnatiuk"),
    ("Åsa Bjørn Sølvi Jón Þóra", "Lindström Ødegård Kjær Håkansson Nygård"),
    ("Siobhán Cillian Aoife Pádraig", "O'Connor Ó'Briain Gallagher Fitzgerald"),
)
_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "ß": "ss", "đ": "d", "æ": "ae", "ı": "i", "þ": "th", "ð": "d"}
)


@dataclass(frozen=True)
class SamplePerson:
    """An invented participant as an office knows one; `email` may be empty."""

    name: str
    email: str
    cohort: str
    person_id: str
    birth_date: date


def sample_people(count: int = 60, seed: int = 2026) -> tuple[SamplePerson, ...]:
    """Invent so many people, no two alike; the first of a longer list are those of a shorter."""
    chance = Random(seed)  # noqa: S311 a sample, not a secret
    names = _names(Random(seed))  # noqa: S311 likewise
    return tuple(_person(1000 + number, next(names), chance) for number in range(1, count + 1))


def _person(number: int, name: str, chance: Random) -> SamplePerson:
    born = _FIRST_BIRTH + timedelta(days=chance.randrange(_BIRTH_DAYS))
    mail = f"{_mail_name(name)}@{chance.choice(_DOMAINS)}"
    return SamplePerson(
        name=" ".join(part.partition("/")[0] for part in name.split()),
        email="" if number % _WITHOUT_MAIL == 0 else mail,
        cohort=chance.choice(COHORTS),
        person_id=f"P-{number}",
        birth_date=born,
    )


def _names(chance: Random) -> Iterator[str]:
    """Give every name once, one culture after the other; then again with initials between."""
    pools = [
        [f"{one} {other}" for one in first.split() for other in last.split()]
        for first, last in _CULTURES
    ]
    for pool in pools:
        chance.shuffle(pool)
    names = [name for turn in zip_longest(*pools) for name in turn if name is not None]
    one = [f" {letter}. " for letter in _INITIALS]
    two = [f" {first}. {second}. " for first in _INITIALS for second in _INITIALS]
    return (name.replace(" ", between, 1) for between in [" ", *one, *two] for name in names)


def _mail_name(name: str) -> str:
    """Spell a name as an address does: small Latin letters, parts joined by dots."""
    latin = [part.rpartition("/")[2] for part in name.split()]
    return ".".join("".join(filter(str.isalnum, _folded(part))) for part in latin)


def _folded(part: str) -> str:
    lowered = unicodedata.normalize("NFKD", part.lower().translate(_LETTERS))
    return "".join(letter for letter in lowered if letter.isascii())
