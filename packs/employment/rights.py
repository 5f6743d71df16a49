"""Who may see what of employment services. Every legal ground is unverified until a lawyer has read it in the law's own text."""

from __future__ import annotations

from datetime import date

from puntari.define.right import AUDIENCES, OPEN_TO_ALL, Columns, Reach, Right, Role
from puntari.define.source import Audience
from puntari.words.text import Text

REFORM = date(2025, 1, 1)
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


def _protected(id: str, roles: frozenset[Role], reach: Reach, reason: Text, finest: str = "", purpose: bool = False) -> Right:
    """Protected figures over persons."""
    return Right(
        id, roles, frozenset({Columns.PROTECTED}), TO_AUTHORITIES, reach, reason, SERVICES_ACT, REFORM, finest=finest, purpose=purpose
    )


RIGHTS = (
    OPEN_TO_ALL,
    _protected(
        "own_area",
        AUTHORITY | {Role.MUNICIPALITY, Role.ELY},
        Reach.OWN,
        Text(
            "Viranomainen, kunta tai ELY-keskus johtaa ja seuraa oman alueensa palveluja.",
            "Myndigheten, kommunen eller NTM-centralen leder och följer tjänsterna i sitt eget område.",
            "An authority, a municipality or an ELY centre manages and follows the services of its own area.",
        ),
    ),
    _protected(
        "other_areas",
        AUTHORITY | {Role.MUNICIPALITY, Role.ELY, Role.COUNCIL},
        Reach.ALL,
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
        Reach.ALL,
        Text(
            "Ministeriö ohjaa ja seuraa palveluja koko maassa.",
            "Ministeriet styr och följer tjänsterna i hela landet.",
            "The ministry steers and follows the services in the whole country.",
        ),
    ),
    _protected(
        "national_analyst",
        frozenset({Role.ANALYST}),
        Reach.ALL,
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
)
"""In force since the reform of 1 January 2025, but for open statistics. Researchers get theirs study by study: none has one yet."""
