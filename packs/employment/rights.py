"""Who may see what of employment services. Every legal ground is unverified until a lawyer has read it in the law's own text."""

from __future__ import annotations

from datetime import date, timedelta

from packs.employment.studies import STUDIES
from puntari.define.right import AUDIENCES, OPEN_TO_ALL, Columns, Reach, Right, Role
from puntari.define.source import Audience
from puntari.words.text import Text

Dates = tuple[date, date | None]
REFORM, CENTRES = date(2025, 1, 1), date(2026, 1, 1)
"""The authorities took the services over; Economic Development Centres followed ELY centres."""
AREA = "employment_area"
AUTHORITY = frozenset({Role.DIRECTOR, Role.TEAM_LEADER, Role.EXPERT})
TO_AUTHORITIES = frozenset({Audience.AUTHORITIES})
SERVICES_ACT = Text(
    "Laki työvoimapalveluiden järjestämisestä (380/2023), asiakastietovaranto ja tiedolla johtaminen",
    "Lagen om ordnande av arbetskraftsservice (380/2023), kundinformationsresursen och kunskapsledning",
    "Act on Arranging Public Employment Services (380/2023), the client data repository and evidence-based management",
)
OPENNESS_ACT = Text(
    "Laki viranomaisten toiminnan julkisuudesta (621/1999)",
    "Lagen om offentlighet i myndigheternas verksamhet (621/1999)",
    "Act on the Openness of Government Activities (621/1999)",
)
STAFF_ACT = Text(
    "EU:n tietosuoja-asetus, artiklat 5 ja 6; laki yksityisyyden suojasta työelämässä (759/2004)",
    "EU:s dataskyddsförordning, artiklarna 5 och 6; lagen om integritetsskydd i arbetslivet (759/2004)",
    "EU General Data Protection Regulation, Articles 5 and 6; Act on the Protection of Privacy in Working Life (759/2004)",
)


def _protected(
    id: str, roles: frozenset[Role], reason: Text, own: str = "", finest: str = "", purpose: bool = False, dates: Dates = (REFORM, None)
) -> Right:
    """Protected figures over persons, of all areas or of one's own of a level."""
    since, until = dates
    return Right(
        id, roles, frozenset({Columns.PROTECTED}), TO_AUTHORITIES, Reach.OWN if own else Reach.ALL, reason, SERVICES_ACT, since, until,
        finest=finest, works_for=frozenset({own} - {""}), purpose=purpose,
    )


OF_CLIENTS = frozenset({
    "residence", "status_days", "unemployment", "structural", "job_search", "searching", "job_search_end", "move", "planned", "plan_action",
    "service", "service_place", "contact", "caseload", "meeting", "job_offer", "candidate_search", "obligation", "reminder", "statement",
    "statement_in_force", "plan", "unplanned", "search_outcome", "interview_wait", "status_change", "status_background",
    "unemployment_length", "search_length",
})
"""Facts over the authority's own client systems (A-TMT, URA) alone. Rows that Kela, Migri, UMA, Koulutusportti or a job market profile tell
of are those of residents, who need not be clients: of them an authority gets figures and no rows."""

RIGHTS = (
    OPEN_TO_ALL,
    _protected(
        "own_area",
        AUTHORITY,
        Text(
            "Työvoimaviranomainen johtaa ja seuraa oman alueensa palveluja.",
            "Arbetskraftsmyndigheten leder och följer tjänsterna i sitt eget område.",
            "An employment authority manages and follows the services of its own area.",
        ),
        own=AREA,
    ),
    _protected(
        "own_municipality",
        frozenset({Role.MUNICIPALITY}),
        Text(
            "Kunta, joka ei itse ole työvoimaviranomainen, seuraa palveluja, joita sen asukkaat saavat.",
            "En kommun som inte själv är arbetskraftsmyndighet följer de tjänster som dess invånare får.",
            "A municipality that is not the employment authority itself follows the services that its residents get.",
        ),
        own="municipality",
    ),
    _protected(
        "own_ely",
        frozenset({Role.ELY}),
        Text(
            "ELY-keskus edisti ja seurasi palveluja omalla toimialueellaan vuoden 2025 loppuun.",
            "NTM-centralen främjade och följde tjänsterna inom sitt verksamhetsområde till slutet av 2025.",
            "An ELY centre promoted and followed the services in its own area until the end of 2025.",
        ),
        own="ely",
        dates=(REFORM, CENTRES - timedelta(days=1)),
    ),
    _protected(
        "own_centre",
        frozenset({Role.ELY}),
        Text(
            "Elinvoimakeskus, ELY-keskuksen seuraaja, edistää ja seuraa palveluja omalla toimialueellaan.",
            "Livskraftscentralen, NTM-centralens efterträdare, främjar och följer tjänsterna inom sitt verksamhetsområde.",
            "An Economic Development Centre, the successor of the ELY centre, promotes and follows the services in its own area.",
        ),
        own="economic_development_centre",
        dates=(CENTRES, None),
    ),
    _protected(
        "other_areas",
        AUTHORITY | {Role.MUNICIPALITY, Role.ELY, Role.COUNCIL},
        Text(
            "Omaa aluetta verrataan muihin työllisyysalueisiin; toisten kuntia ei näytetä.",
            "Det egna området jämförs med andra sysselsättningsområden; andras kommuner visas inte.",
            "One's own area is compared with other employment areas; the municipalities of others are not shown.",
        ),
        finest=AREA,
    ),
    _protected(
        "ministry",
        frozenset({Role.MINISTRY}),
        Text(
            "Ministeriö ohjaa ja seuraa palveluja koko maassa.",
            "Ministeriet styr och följer tjänsterna i hela landet.",
            "The ministry steers and follows the services in the whole country.",
        ),
    ),
    _protected(
        "national_analyst",
        frozenset({Role.ANALYST}),
        Text(
            "Valtakunnallinen analyytikko arvioi palveluja ilmoittamaansa tarkoitukseen.",
            "Den nationella analytikern utvärderar tjänsterna för det ändamål som anges.",
            "The national analyst evaluates the services for the purpose stated.",
        ),
        purpose=True,
    ),
    Right(
        "own_staff",
        frozenset({Role.DIRECTOR, Role.TEAM_LEADER}),
        frozenset({Columns.STAFF}),
        AUDIENCES - {Audience.PUBLIC},
        Reach.OWN,
        Text(
            "Asiantuntijakohtaiset luvut ovat henkilöstön henkilötietoja: vain oma organisaatio, ilmoitettuun tarkoitukseen.",
            "Siffror per expert är personalens personuppgifter: bara den egna organisationen, för ett angivet ändamål.",
            "Figures by expert are personal data of the staff: one's own organisation only, for a stated purpose.",
        ),
        STAFF_ACT,
        REFORM,
        works_for=frozenset({AREA}),
        purpose=True,
    ),
    Right(
        "own_clients",
        frozenset({Role.DIRECTOR}),
        frozenset({Columns.ROWS}),
        TO_AUTHORITIES,
        Reach.OWN,
        Text(
            "Viranomainen saa raakatietona vain omien asiakkaidensa rivit, ilman tulorekisterin tietoja.",
            "Myndigheten får som rådata bara raderna om sina egna kunder, utan inkomstregistrets uppgifter.",
            "An authority gets as raw data the rows of its own clients only, without anything of the Incomes Register.",
        ),
        SERVICES_ACT,
        REFORM,
        facts=OF_CLIENTS,
        works_for=frozenset({AREA}),
        purpose=True,
    ),
    Right(
        "trail",
        frozenset({Role.AUDITOR}),
        frozenset({Columns.TRAIL}),
        AUDIENCES,
        Reach.ALL,
        Text(
            "Tarkastaja näkee käyttölokin eikä yhtään lukua.",
            "Granskaren ser användningsloggen och inga siffror.",
            "The auditor sees the audit trail and no figure.",
        ),
        OPENNESS_ACT,
        REFORM,
    ),
    *(study.right for study in STUDIES),
)
"""In force since the reform of 1 January 2025, but for open statistics. Researchers get theirs study by study."""
