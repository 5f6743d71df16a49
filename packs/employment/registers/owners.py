"""Who keeps each system, on which ground its data is had and what is allowed with it: the governance of the contracts."""

from __future__ import annotations

from dataclasses import dataclass

from packs.employment.registers.terms import EVALUATION
from packs.employment.sources.terms import KEHA, KELA, STATISTICS_FINLAND
from puntari.define.governance import Cadence, Delivers, Governance, Purpose, Standing
from puntari.define.source import Redistribution
from puntari.words.text import Language, Text

MONTHS = {Cadence.DAILY: 4, Cadence.WEEKLY: 14, Cadence.MONTHLY: 45, Cadence.QUARTERLY: 130, Cadence.YEARLY: 500, Cadence.ON_REQUEST: 800}
"""After how many days a delivery of each cadence is stale."""


@dataclass(frozen=True)
class Keeper:
    """A system with its owner and the ground on which its rows are had."""

    owner: Text
    system: str
    ground: Text
    years: int = 12
    redistribution: Redistribution = Redistribution.AGGREGATES
    catalogue: bool = False

    def governs(
        self,
        cadence: Cadence = Cadence.DAILY,
        delivers: Delivers = Delivers.DELTA,
        purpose: Purpose = EVALUATION,
        catalogue: str = "",
    ) -> Governance:
        """What holds of one register of the system. `catalogue` is the module of the published list of its variables."""
        return Governance(
            owner=self.owner,
            system=self.system,
            legal_basis=self.ground,
            purpose=purpose,
            cadence=cadence,
            delivers=delivers,
            fresh_days=MONTHS[cadence],
            retention_years=self.years,
            redistribution=self.redistribution,
            standing=Standing.CATALOGUED if catalogue else Standing.PRESUMED,
            code_language=Language.FI,
            catalogue=catalogue,
        )


SERVICES_ACT = Text(
    "Laki työvoimapalveluiden järjestämisestä (380/2023)",
    "Lagen om ordnande av arbetskraftsservice (380/2023)",
    "Act on the Organisation of Employment Services (380/2023)",
)
INCOMES_ACT = Text(
    "Laki tulotietojärjestelmästä (53/2018): rivitietoja ei saa antaa työvoimaviranomaisille",
    "Lagen om inkomstdatasystemet (53/2018): uppgifter på radnivå får inte ges till arbetskraftsmyndigheterna",
    "Act on the Incomes Information System (53/2018): rows may not be given to the employment authorities",
)
BENEFITS_ACT = Text(
    "Työttömyysturvalaki (1290/2002)", "Lagen om utkomstskydd för arbetslösa (1290/2002)", "Unemployment Security Act (1290/2002)"
)
TAX_ADMINISTRATION = Text("Verohallinto", "Skatteförvaltningen", "Finnish Tax Administration")
SUPERVISION = Text(
    "Lupa- ja valvontaviranomainen (ent. AVI)", "Tillstånds- och tillsynsverket (f.d. RFV)", "Supervisory Agency (formerly AVI)"
)
COMPLAINTS_ACT = Text(
    "Hallintolaki (434/2003), 8 a luku", "Förvaltningslagen (434/2003), 8 a kap.", "Administrative Procedure Act (434/2003), chapter 8a"
)

MINISTRY = Text(
    "Työ- ja elinkeinoministeriö (TEM)", "Arbets- och näringsministeriet (ANM)", "Ministry of Economic Affairs and Employment (TEM)"
)
FINANCE = Text("Valtiovarainministeriö", "Finansministeriet", "Ministry of Finance")
STATE_TREASURY = Text("Valtiokonttori", "Statskontoret", "State Treasury")
IMMIGRATION_SERVICE = Text("Maahanmuuttovirasto (Migri)", "Migrationsverket (Migri)", "Finnish Immigration Service (Migri)")
AUTHORITIES = Text("Työvoimaviranomaiset", "Arbetskraftsmyndigheterna", "Employment authorities")
MUNICIPALITIES_ACT = Text("Kuntalaki (410/2015)", "Kommunallagen (410/2015)", "Local Government Act (410/2015)")
TAX_ACT = Text("Tuloverolaki (1535/1992)", "Inkomstskattelagen (1535/1992)", "Income Tax Act (1535/1992)")
FUNDING_ACT = Text(
    "Laki kunnan peruspalvelujen valtionosuudesta (618/2021)",
    "Lagen om statsandel för kommunal basservice (618/2021)",
    "Act on Central Government Transfers for Basic Municipal Services (618/2021)",
)
PROCUREMENT_ACT = Text(
    "Laki julkisista hankinnoista ja käyttöoikeussopimuksista (1397/2016)",
    "Lagen om offentlig upphandling och koncession (1397/2016)",
    "Act on Public Procurement and Concession Contracts (1397/2016)",
)
IMMIGRATION_ACT = Text(
    "Laki henkilötietojen käsittelystä maahanmuuttohallinnossa (615/2020)",
    "Lagen om behandling av personuppgifter i migrationsförvaltningen (615/2020)",
    "Act on the Processing of Personal Data in the Immigration Administration (615/2020)",
)
INTEGRATION_ACT = Text(
    "Laki kotoutumisen edistämisestä (681/2023)",
    "Lagen om främjande av integration (681/2023)",
    "Act on the Promotion of Integration (681/2023)",
)
ADJUSTMENT_FUND = Text(
    "Asetus (EU) 2021/691 Euroopan globalisaatiorahastosta",
    "Förordning (EU) 2021/691 om Europeiska globaliseringsfonden",
    "Regulation (EU) 2021/691 on the European Globalisation Adjustment Fund",
)

ATMT = Keeper(KEHA, "A-TMT", SERVICES_ACT)
URA = Keeper(KEHA, "URA", SERVICES_ACT)
YA = Keeper(KEHA, "YA", SERVICES_ACT)
SURVEYS = Keeper(KEHA, "Kyselyt", SERVICES_ACT)
INCOMES = Keeper(TAX_ADMINISTRATION, "Tulorekisteri", INCOMES_ACT, years=11, redistribution=Redistribution.NONE)
KELA_BENEFITS = Keeper(KELA, "Kela", BENEFITS_ACT)
AVI = Keeper(SUPERVISION, "AVI", COMPLAINTS_ACT)
TMT = Keeper(KEHA, "TMT", SERVICES_ACT)
RECRUITMENT = Keeper(KEHA, "Kv. rekrytointi", SERVICES_ACT)
PROCUREMENT = Keeper(KEHA, "Hankinnat", PROCUREMENT_ACT)
STAFF = Keeper(AUTHORITIES, "Henkilöstö", SERVICES_ACT)
TIKKU = Keeper(KEHA, "TIKKU", INCOMES_ACT, years=11, redistribution=Redistribution.NONE)
TREASURY = Keeper(STATE_TREASURY, "Valtiokonttori", MUNICIPALITIES_ACT, redistribution=Redistribution.OPEN)
TAXES = Keeper(TAX_ADMINISTRATION, "Veroprosentit", TAX_ACT, redistribution=Redistribution.OPEN)
FUNDING = Keeper(FINANCE, "Rahoitusmalli", FUNDING_ACT, redistribution=Redistribution.OPEN)
MIGRI = Keeper(IMMIGRATION_SERVICE, "Migri", IMMIGRATION_ACT)
UMA = Keeper(KEHA, "UMA", INTEGRATION_ACT)
KOULUTUSPORTTI = Keeper(KEHA, "Koulutusportti", INTEGRATION_ACT)
EGR = Keeper(KEHA, "EGR", ADJUSTMENT_FUND)
TYO_SIB = Keeper(MINISTRY, "Työ-SIB", SERVICES_ACT)
STATISTICS = Keeper(
    STATISTICS_FINLAND, "Tilastokeskus", Text("Tilastolaki (280/2004)", "Statistiklagen (280/2004)", "Statistics Act (280/2004)")
)
