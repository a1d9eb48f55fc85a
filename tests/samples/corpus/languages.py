"""Trackers in the languages offices write them in."""

from tests.samples.corpus.sample import Theme
from tests.samples.corpus.tabs import tab

_THEME = Theme("languages")
sheet = _THEME.sheet

SAMPLES = (
    sheet(
        "french-log",
        tab(
            """
Suivi des formations 2024
~
Nom | Prénom | Matricule | Formation | État | Date de fin | Durée en h
Dupont | Claire | 50121 | Gestes et postures | réalisée | @2024-03-12 | 7
Dupont | Claire | 50121 | Habilitation électrique | prévue | @2026-10-05 | 14
Benali | Karim | 50177 | Gestes et postures | en cours | | 3.5
""",
            "Suivi",
        ),
        """
              | Gestes et postures | Habilitation électrique
Claire Dupont | c 2024-03-12 7h    | pl 2026-10-05 14h
Karim Benali  | ip 3.5h            | -
""",
        "Claire Dupont [50121]\nKarim Benali [50177]",
    ),
    sheet(
        "french-matrix",
        tab(
            """
Participant | Module 1 | Module 2 | Supervision | Certification
Léa Marchand | terminé | terminé | en cours | non commencé
Hugo Perrin | terminé | en cours | à faire | non commencé
Inès Roche | dispensée | sans objet | fait | oui
""",
            layout="wide",
        ),
        """
             | Module 1 | Module 2 | Supervision | Certification
Léa Marchand | c  | c  | ip | ns
Hugo Perrin  | c  | ip | ns | ns
Inès Roche   | wv | na | c  | c
""",
    ),
    sheet(
        "german-log",
        tab(
            """
Personalnummer | Mitarbeiter | Schulung | Status | Abgeschlossen am | Gültig bis
7001 | Jürgen Weiß | Brandschutz | abgeschlossen | 14.03.2024 | 14.03.2027
7001 | Jürgen Weiß | Erste Hilfe | in Bearbeitung | |
7014 | Antje Köhler | Brandschutz | geplant | |
""",
            layout="long",
        ),
        """
             | Brandschutz | Erste Hilfe
Jürgen Weiß  | c 2024-03-14 >2027-03-14 | ip
Antje Köhler | pl | -
""",
        "Jürgen Weiß [7001]\nAntje Köhler [7014]",
    ),
    sheet(
        "german-matrix",
        tab(
            """
Name, Vorname | Abteilung | Datenschutz | Ladungssicherung | Staplerschein
Weiß, Jürgen | Lager | ja | ja | 12.05.2022
Köhler, Antje | Büro | ja | entfällt | entfällt
Yilmaz, Emre | Lager | nein | offen | 03.11.2023
""",
            layout="wide",
        ),
        """
             | Datenschutz | Ladungssicherung | Staplerschein
Jürgen Weiß  | c  | c  | c 2022-05-12
Antje Köhler | c  | na | na
Emre Yilmaz  | ns | ns,ip | c 2023-11-03
""",
        asks=1,
    ),
    sheet(
        "spanish-log",
        tab(
            """
Nombre completo | Curso | Estado | Fecha de finalización | Horas
María José Ortega | Ética profesional | Completado | 05/02/2024 | 8
Íñigo Etxeberria | Ética profesional | En curso | | 4
Lucía Peña | Primeros auxilios | Pendiente | |
Lucía Peña | Ética profesional | Completado | 26/02/2024 | 8
""",
            layout="long",
        ),
        """
                  | Ética profesional | Primeros auxilios
María José Ortega | c 2024-02-05 8h   | -
Íñigo Etxeberria  | ip 4h             | -
Lucía Peña        | c 2024-02-26 8h   | ns,ip
""",
        asks=1,
    ),
    sheet(
        "spanish-matrix",
        tab(
            """
Participante | Correo electrónico | Módulo I | Módulo II | Examen final
Ana Belén Ruiz | abruiz@coach.es | Sí | Sí | No
Tomás Gil | tgil@coach.es | Sí | No aplica | No
Nuria Vidal | nvidal@coach.es | Sí | Sí | Sí
""",
            layout="wide",
        ),
        """
               | Módulo I | Módulo II | Examen final
Ana Belén Ruiz | c | c  | ns
Tomás Gil      | c | na | ns
Nuria Vidal    | c | c  | c
""",
        "Ana Belén Ruiz <abruiz@coach.es>\nTomás Gil <tgil@coach.es>\nNuria Vidal <nvidal@coach.es>",
    ),
    sheet(
        "portuguese-log",
        tab(
            """
Nome do participante | Treinamento | Situação | Data de conclusão | Carga horária
João Antônio Sá | Segurança do trabalho | Concluído | 18/04/2024 | 8h
Beatriz Conceição | Segurança do trabalho | Em andamento | | 2h
Beatriz Conceição | Primeiros socorros | Não iniciado | |
""",
            layout="long",
        ),
        """
                  | Segurança do trabalho | Primeiros socorros
João Antônio Sá   | c 2024-04-18 8h | -
Beatriz Conceição | ip 2h           | ns
""",
    ),
    sheet(
        "portuguese-matrix",
        tab(
            """
Nome | Matrícula | Ética | Supervisão | Prova final
Inês Gonçalves | 881 | sim | sim | não
Rui Falcão | 882 | sim | em curso | não
Sílvia Brandão | 883 | dispensada | sim | sim
""",
            layout="wide",
        ),
        """
               | Ética | Supervisão | Prova final
Inês Gonçalves | c  | c  | ns
Rui Falcão     | c  | ip | ns
Sílvia Brandão | wv | c  | c
""",
        "Inês Gonçalves [881]\nRui Falcão [882]\nSílvia Brandão [883]",
    ),
    sheet(
        "dutch-log",
        tab(
            """
Personeelsnummer | Naam | Opleiding | Status | Datum afgerond | Geldig tot
4410 | Sanne de Boer | BHV basis | Afgerond | 21-05-2024 | 21-05-2026
4412 | Pieter van Dijk | BHV basis | Bezig | |
4412 | Pieter van Dijk | VCA | Niet gestart | |
""",
            layout="long",
        ),
        """
                | BHV basis | VCA
Sanne de Boer   | c 2024-05-21 >2026-05-21 | -
Pieter van Dijk | ip | ns
""",
        "Sanne de Boer [4410]\nPieter van Dijk [4412]",
    ),
    sheet(
        "dutch-matrix",
        tab(
            """
Medewerker | Gesprekstechniek | Intervisie | Eindgesprek
Femke Jansen | ja | ja | nee
Ruben Mulder | ja | n.v.t. | nee
Lieke Postma | vrijgesteld | ja | gepland
""",
            layout="wide",
        ),
        """
             | Gesprekstechniek | Intervisie | Eindgesprek
Femke Jansen | c  | c  | ns
Ruben Mulder | c  | na | ns
Lieke Postma | wv | c  | pl
""",
    ),
    sheet(
        "thai-matrix",
        tab(
            """
ลำดับ | ชื่อ-นามสกุล | แผนก | ความปลอดภัย | ดับเพลิง | ปฐมพยาบาล
1 | กมล ศรีสุข | ผลิต | ผ่าน | ผ่าน | ไม่ผ่าน
2 | นภา วงศ์ดี | คลัง | ผ่าน | กำลังดำเนินการ | ยังไม่เริ่ม
3 | อรุณ มั่นคง | ผลิต | ผ่าน | ผ่าน | ผ่าน
""",
            layout="wide",
        ),
        """
            | ความปลอดภัย | ดับเพลิง | ปฐมพยาบาล
กมล ศรีสุข  | c | c  | ns,ip
นภา วงศ์ดี  | c | ip | ns
อรุณ มั่นคง | c | c  | c
""",
        asks=1,
    ),
    sheet(
        "thai-buddhist-years",
        tab(
            """
ชื่อ | หลักสูตร | วันที่อบรม | ชั่วโมง
กมล ศรีสุข | จริยธรรม | 5 มีนาคม 2567 | 6
นภา วงศ์ดี | จริยธรรม | 25 ก.พ. 2567 | 6
อรุณ มั่นคง | การสื่อสาร | 12 ธันวาคม 2566 | 3
"""
        ),
        """
            | จริยธรรม | การสื่อสาร
กมล ศรีสุข  | c,ip 2024-03-05 6h | -
นภา วงศ์ดี  | c,ip 2024-02-25 6h | -
อรุณ มั่นคง | - | c,ip 2023-12-12 3h
""",
    ),
    sheet(
        "english-and-french-mixed",
        tab(
            """
Name / Nom | Course / Cours | Status / Statut | Date (yyyy-mm-dd)
Simon Tremblay | WHMIS / SIMDUT | Completed / Terminé | 2024-08-19
Maya Singh | WHMIS / SIMDUT | In progress / En cours |
Maya Singh | First Aid / Secourisme | Completed / Terminé | 2024-09-03
"""
        ),
        """
               | WHMIS / SIMDUT | First Aid / Secourisme
Simon Tremblay | c 2024-08-19 | -
Maya Singh     | ip           | c 2024-09-03
""",
    ),
)
