"""All samples of the corpus."""

from tests.samples.corpus.amounts import SAMPLES as AMOUNTS
from tests.samples.corpus.awkward import SAMPLES as AWKWARD
from tests.samples.corpus.date_texts import SAMPLES as DATE_TEXTS
from tests.samples.corpus.dates import SAMPLES as DATES
from tests.samples.corpus.departments import SAMPLES as DEPARTMENTS
from tests.samples.corpus.evidence import SAMPLES as EVIDENCE
from tests.samples.corpus.exports import SAMPLES as EXPORTS
from tests.samples.corpus.foreign_parts import SAMPLES as FOREIGN_PARTS
from tests.samples.corpus.formats import SAMPLES as FORMATS
from tests.samples.corpus.habits import SAMPLES as HABITS
from tests.samples.corpus.headings import SAMPLES as HEADINGS
from tests.samples.corpus.joined import SAMPLES as JOINED
from tests.samples.corpus.languages import SAMPLES as LANGUAGES
from tests.samples.corpus.layouts import SAMPLES as LAYOUTS
from tests.samples.corpus.look_alikes import SAMPLES as LOOK_ALIKES
from tests.samples.corpus.many_sheets import SAMPLES as MANY_SHEETS
from tests.samples.corpus.marks import SAMPLES as MARKS
from tests.samples.corpus.no_trackers import SAMPLES as NO_TRACKERS
from tests.samples.corpus.offices import SAMPLES as OFFICES
from tests.samples.corpus.offices_more import SAMPLES as OFFICES_MORE
from tests.samples.corpus.people import SAMPLES as PEOPLE
from tests.samples.corpus.reports import SAMPLES as REPORTS
from tests.samples.corpus.sample import Sample
from tests.samples.corpus.several import SAMPLES as SEVERAL
from tests.samples.corpus.slips import SAMPLES as SLIPS
from tests.samples.corpus.texts import SAMPLES as TEXTS
from tests.samples.corpus.unknown_ways import SAMPLES as UNKNOWN_WAYS
from tests.samples.corpus.words import SAMPLES as WORDS

SAMPLES: tuple[Sample, ...] = (
    *LAYOUTS,
    *HEADINGS,
    *MANY_SHEETS,
    *JOINED,
    *FORMATS,
    *TEXTS,
    *LANGUAGES,
    *MARKS,
    *WORDS,
    *DATES,
    *DATE_TEXTS,
    *AMOUNTS,
    *PEOPLE,
    *EXPORTS,
    *NO_TRACKERS,
    *LOOK_ALIKES,
    *EVIDENCE,
    *AWKWARD,
    *OFFICES,
    *OFFICES_MORE,
    *HABITS,
    *REPORTS,
    *SEVERAL,
    *FOREIGN_PARTS,
    *UNKNOWN_WAYS,
    *DEPARTMENTS,
    *SLIPS,
)
