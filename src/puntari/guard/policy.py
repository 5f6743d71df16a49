"""May this actor see or do this? Everything is refused that no rule allows."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from puntari.define.disclosure import Disclosure, Method
from puntari.define.right import OPEN_TO_ALL, Columns, Right
from puntari.define.source import STRICTNESS, Audience, Redistribution, Source
from puntari.define.table_rule import TableRule
from puntari.guard.actor import Actor, Role
from puntari.guard.assessed import OfRound, Tells
from puntari.guard.collected import About, OfPrices
from puntari.guard.decision import Decision
from puntari.guard.rights import Wanted, lacks_area, lacks_purpose, reach_of, right_to, today
from puntari.guard.rules import LeastCount, declared_rule, is_weaker
from puntari.guard.studies import why_not
from puntari.methods.suppression.contributions import SumRule
from puntari.words.text import Language, Text


class Deed(StrEnum):
    """What can be done through the door of deeds."""

    DELIVER = "deliver"
    FETCH = "fetch"
    BUILD = "build"
    MEND = "mend"
    ERASE = "erase"
    ROTATE = "rotate_keys"
    JOIN = "join_codes"
    PART = "part_codes"
    OPEN_ROUND = "open_round"
    INVITE = "invite"
    CLOSE_ROUND = "close_round"
    PUBLISH_ROUND = "publish_round"
    JUDGE = "judge"
    FOLLOW = "follow_request"
    ANSWER = "answer"
    TRAIL = "trail"
    FORGET = "forget"
    PROPOSE = "propose"
    APPROVE = "approve"
    TURN_DOWN = "turn_down"
    RECORD = "record"
    ARRANGE = "arrange"
    KEEP_EVIDENCE = "keep_evidence"
    VERIFY_EVIDENCE = "verify_evidence"
    DEFINE = "define"
    COMMENT = "comment"
    PROPOSE_OUTPUT = "propose_output"
    RELEASE_OUTPUT = "release_output"
    REFUSE_OUTPUT = "refuse_output"


ANALYSTS_DEEDS = frozenset({
    Deed.JUDGE, Deed.PROPOSE, Deed.APPROVE, Deed.TURN_DOWN, Deed.RECORD, Deed.ARRANGE, Deed.KEEP_EVIDENCE, Deed.VERIFY_EVIDENCE,
    Deed.DEFINE, Deed.RELEASE_OUTPUT, Deed.REFUSE_OUTPUT,
})
HEARD = frozenset({Role.ANALYST, Role.DIRECTOR, Role.MUNICIPALITY, Role.ELY, Role.MINISTRY, Role.COUNCIL})
"""Who may comment on a definition: those who note what an organisation said, and whoever speaks for one of their own."""


OPEN_STATISTICS = Decision(True, Text("Avointa tilastotietoa.", "Öppen statistik.", "Open statistics."))
NOT_PUBLIC = Decision(
    False,
    Text(
        "Tietoa ei ole tarkoitettu julkiseksi.",
        "Uppgiften är inte avsedd att vara offentlig.",
        "The figure is not meant for the public.",
    ),
)
NOT_OPEN = Decision(
    False,
    Text(
        "Luku perustuu aineistoon, jota ei saa luovuttaa tällä tavalla.",
        "Siffran bygger på ett material som inte får lämnas ut på det här sättet.",
        "The figure rests on a source that may not be handed out in this way.",
    ),
)
NO_DATA = Decision(
    False,
    Text(
        "Tässä roolissa hoidetaan tai valvotaan järjestelmää eikä nähdä lukuja.",
        "I den här rollen sköter eller granskar man systemet och ser inga siffror.",
        "In this role one keeps or audits the system and sees no figures.",
    ),
)
NO_RIGHT = Decision(
    False,
    Text(
        "Roolilla ei ole oikeutta tähän lukuun tällä alueella ja tällä tarkkuudella.",
        "Rollen har ingen rätt till siffran för området med den här noggrannheten.",
        "The role has no right to this figure for this area at this level of detail.",
    ),
)
NO_PURPOSE = Decision(
    False,
    Text(
        "Tähän lukuun tarvitaan käyttötarkoitus; ilmoita, mihin käytät sitä.",
        "För den här siffran krävs ett ändamål; ange vad du använder den till.",
        "This figure needs a purpose; say what you use it for.",
    ),
)
NO_AREA = Decision(
    False,
    Text(
        "Rooli näkee tällä tarkkuudella vain oman alueensa; ilmoita, minkä alueen hyväksi työskentelet, roolisi omalla aluetasolla.",
        "Rollen ser bara sitt eget område med den här noggrannheten; ange vilket område du arbetar för, på rollens egen områdesnivå.",
        "At this level of detail the role sees its own area only; say which area you work for, of the level that is the role's own.",
    ),
)
ONLY_FIGURES = Decision(
    False,
    Text(
        "Henkilöistä kerrotaan vain suojattu luku itse, ei kenellekään sitä, mitä sen takana on: rivien määrät purkaisivat suojauksen.",
        "Om personer lämnas bara den skyddade siffran, inte till någon det som ligger bakom den: antalet rader skulle upphäva skyddet.",
        "Of persons only the protected figure is told, and to nobody what lies behind it: counts of rows would undo the protection.",
    ),
)
NOT_TOLD = Decision(
    False,
    Text(
        "Lukua ei voi suojata tälle kysyjälle, joten sitä ei näytetä.",
        "Siffran kan inte skyddas inför den som frågar och visas därför inte.",
        "The figure cannot be protected before whoever asks, so it is not shown.",
    ),
)
TWO_METHODS = Decision(
    False,
    Text(
        "Samoista henkilöistä kerrotaan jo toisella menetelmällä. Tarkka peitetty taulukko ja muutetut luvut purkaisivat yhdessä toisensa.",
        "Om samma personer berättas redan med en annan metod. En exakt tabell med dolda celler och ändrade siffror skulle tillsammans "
        "upphäva varandra.",
        "The same persons are told of by another method already. An exact table with hidden cells and changed figures together would undo "
        "each other.",
    ),
)
WEAKER_RULE = Text(
    "Sääntö {rule} on väljempi kuin {asked}, jota tältä lukijakunnalta vaaditaan {since} alkaen.",
    "Regeln {rule} är mildare än {asked}, som krävs för de här läsarna sedan {since}.",
    "The rule {rule} is weaker than {asked}, which has been asked for these readers since {since}.",
)
KEEPER = Decision(True, Text("Ylläpitäjän tehtävä.", "Administratörens uppgift.", "An administrator's task."))
NOT_KEEPER = Decision(
    False,
    Text(
        "Vain ylläpitäjä saa tehdä tämän.",
        "Bara en administratör får göra detta.",
        "Only an administrator may do this.",
    ),
)
NOT_ANALYST = Decision(
    False,
    Text(
        "Vain analyytikko saa tehdä tämän.",
        "Bara en analytiker får göra detta.",
        "Only an analyst may do this.",
    ),
)
NOT_AUDITOR = Decision(
    False,
    Text(
        "Vain tarkastaja saa lukea käyttölokin.",
        "Bara en granskare får läsa loggen.",
        "Only an auditor may read the audit trail.",
    ),
)
AUDITORS_TASK = Decision(True, Text("Tarkastajan tehtävä.", "Granskarens uppgift.", "An auditor's task."))
ANALYSTS_TASK = Decision(True, Text("Analyytikon tehtävä.", "Analytikerns uppgift.", "An analyst's task."))
COMMENTING = Decision(True, Text("Lausunto määritelmästä.", "Utlåtande om en definition.", "A comment on a definition."))
NOT_HEARD = Decision(
    False,
    Text(
        "Määritelmistä lausuvat ministeriö, viranomaiset ja kunnat.",
        "Om definitioner uttalar sig ministeriet, myndigheterna och kommunerna.",
        "The ministry, the authorities and the municipalities comment on definitions.",
    ),
)
NOT_THEIR_ROWS = Decision(
    False,
    Text(
        "Karanteenin rivit näkee vain ylläpito; sivuilla on niiden määrä.",
        "Raderna i karantän syns bara för driften; på sidorna står hur många de är.",
        "Only the keepers see rows in quarantine; the pages tell how many they are.",
    ),
)
ROUND_OPEN = Decision(
    False,
    Text(
        "Kierros on vielä avoinna. Tulokset näkee, kun se on päättynyt, jotta kenenkään vastausta ei voi päätellä muutoksista.",
        "Omgången är ännu öppen. Resultaten syns när den är avslutad, så att ingens svar kan läsas ur ändringar.",
        "The round is still open. Results are shown once it is closed, so that nobody's answer can be told from how they change.",
    ),
)
NOT_PUBLISHED = Decision(
    False,
    Text(
        "Kierroksen tuloksia ei ole julkaistu.",
        "Omgångens resultat är inte publicerade.",
        "The results of the round are not published.",
    ),
)
NOT_THEIR_ANSWERS = Decision(
    False,
    Text(
        "Vastaukset näkee vain niiden antaja.",
        "Svaren ser bara den som gav dem.",
        "Only those who gave them see answers.",
    ),
)
OWN_ANSWERS = Decision(True, Text("Omat vastaukset.", "Egna svar.", "One's own answers."))
PUBLISHED_ROUND = Decision(True, Text("Kierroksen tulokset.", "Omgångens resultat.", "The results of the round."))
OF_THE_STUDY = Decision(True, Text("Tutkimuksen tulos.", "Ett resultat av en studie.", "A result of a study."))
NOT_RESEARCHER = Decision(
    False,
    Text(
        "Vain tutkimuksen tutkija ehdottaa sen tuloksia luovutettavaksi.",
        "Bara en forskare i studien föreslår att dess resultat lämnas ut.",
        "Only a researcher of the study proposes that its results leave.",
    ),
)
KEEPERS_COUNTS = Decision(True, Text("Aineistojen hoitoa.", "Skötsel av materialen.", "Looking after the deliveries."))
COUNTS_FOR_THE_KEEPER = Decision(
    False,
    Text(
        "Henkilörekisterien rivimäärät näkee vain ylläpito, joka ei näe lukuja: muutettujen lukujen rinnalla tarkat määrät paljastaisivat.",
        "Antalen rader i personregister syns bara för driften, som inte ser siffror: bredvid ändrade siffror skulle exakta antal avslöja.",
        "Only the keepers, who see no figures, see how many rows registers of persons hold; beside changed figures that would tell.",
    ),
)
KEEPERS_ROWS = Decision(True, Text("Avoimen aineiston rivejä.", "Rader ur ett öppet material.", "Rows of an open source."))


def may_see(actor: Actor, audience: Audience, sources: Iterable[Source], rights: tuple[Right, ...] = (OPEN_TO_ALL,)) -> Decision:
    """Whether figures of open statistics that rest on these sources may be shown to the actor; a single closed source closes them."""
    if not any(actor.role in right.roles and Columns.OPEN in right.columns for right in rights):
        return NO_DATA
    wanted = open_cell(audience, sources)
    if right_to(rights, actor, wanted, today()) is not None:
        return OPEN_STATISTICS
    return NOT_PUBLIC if wanted.audience is not Audience.PUBLIC else NOT_OPEN


def open_cell(audience: Audience, sources: Iterable[Source]) -> Wanted:
    """The cell that figures of open statistics are: for the narrowest audience of theirs and their sources', under the strictest terms."""
    rested = tuple(sources)
    narrowest = max((audience, *(source.audience for source in rested)), key=tuple(Audience).index)
    strictest = max((source.redistribution for source in rested), key=STRICTNESS.index, default=Redistribution.NONE)
    return Wanted(Columns.OPEN, narrowest, frozenset(), strictest, (), "", own=False)


def may_see_persons(actor: Actor, wanted: Wanted | None, rights: tuple[Right, ...]) -> Decision:
    """Whether figures over persons may be shown, at least of the actor's own areas; without a question of their own they are not."""
    if wanted is None:
        return ONLY_FIGURES if actor.role is not Role.ADMINISTRATOR else NO_DATA
    given = reach_of(rights, actor, wanted, today())
    if given is not None:
        return Decision(True, given.right.reason)
    if actor.role is Role.RESEARCHER:
        return why_not(rights, actor, wanted, today())
    if lacks_purpose(rights, actor, wanted, today()):
        return NO_PURPOSE
    if lacks_area(rights, actor, wanted, today()):
        return NO_AREA
    if actor.role in (Role.ADMINISTRATOR, Role.AUDITOR, Role.RESPONDENT):
        return NO_DATA
    return NOT_PUBLIC if actor.role is Role.PUBLIC else NO_RIGHT


def may_protect(
    actor: Actor, disclosures: Iterable[Disclosure] = (), rule: LeastCount | SumRule | None = None, declared: Iterable[TableRule] = ()
) -> Decision:
    """Whether the actor may protect a table that he brings along, and take it away with him: one of people of whom figures are told
    changed would give both away, to whomever either is told, because the narrower audience reads what the wider one does; and one under
    a rule weaker than a pack declares before its audience shows what that hides."""
    if actor.role is not Role.ANALYST:
        return NO_DATA if actor.role is Role.ADMINISTRATOR else NOT_ANALYST
    if any(one.method is Method.CELL_KEYS for one in disclosures):
        return TWO_METHODS
    weaker = next((one for one in declared if rule is not None and is_weaker(rule, one)), None)
    return ANALYSTS_TASK if weaker is None or rule is None else Decision(False, why_weaker(rule, weaker))


def why_weaker(rule: LeastCount | SumRule, declared: TableRule) -> Text:
    """Why a rule is refused that a pack's own would have to be as strict as."""
    asked = declared_rule((declared,), isinstance(rule, SumRule), isinstance(rule, SumRule) and rule.units > 0)
    said = WEAKER_RULE
    return Text(*(
        f"{said[language].format(rule=rule, asked=asked, since=declared.since)} {declared.reason[language]}" for language in Language
    ))


def may_see_rows(actor: Actor, sources: Iterable[Source]) -> Decision:
    """Whether the actor may see rows of these sources that wait in quarantine."""
    if actor.role not in (Role.ANALYST, Role.ADMINISTRATOR):
        return NOT_THEIR_ROWS
    return KEEPERS_ROWS if all(map(is_open, sources)) else NOT_OPEN


def may_see_counts(actor: Actor, sources: Iterable[Source], persons: bool) -> Decision:
    """Whether the actor may see how deliveries fared: the keepers all, analysts those of no persons, the public those of open sources. Of
    two lists the difference is exactly what a delivery in between brought, and analysts see the figures that it changed."""
    if actor.role is Role.ADMINISTRATOR or (actor.role is Role.ANALYST and not persons):
        return KEEPERS_COUNTS
    if actor.role is Role.ANALYST:
        return COUNTS_FOR_THE_KEEPER
    return OPEN_STATISTICS if actor.role is Role.PUBLIC and not persons and all(map(is_open, sources)) else NOT_PUBLIC


def may_see_round(actor: Actor, asked: OfRound) -> Decision:
    """Whether the actor may see what a round tells: one's own answers, how many have answered, or all answers after the close."""
    if actor.role is Role.RESPONDENT or asked.tells is Tells.OWN:
        return OWN_ANSWERS if actor.role is Role.RESPONDENT and asked.tells is Tells.OWN else NOT_THEIR_ANSWERS
    if actor.role is Role.ADMINISTRATOR:
        return KEEPER if asked.tells is Tells.TURNOUT else NO_DATA
    if actor.role is Role.ANALYST:
        return PUBLISHED_ROUND if asked.closed or asked.tells is Tells.TURNOUT else ROUND_OPEN
    return PUBLISHED_ROUND if asked.published and asked.closed else NOT_PUBLISHED


def may_see_prices(actor: Actor, asked: OfPrices) -> Decision:
    """Whether the actor may see what a round of prices tells: the keeper how it stands and what is faulty, the analyst all but results
    before the close, everybody results and costs of a published round; a customer's bill stays with the analyst unless it is invented."""
    if actor.role is Role.ADMINISTRATOR:
        return KEEPER if asked.about in (About.STATE, About.FAULTS) else NO_DATA
    if actor.role is Role.ANALYST:
        return ROUND_OPEN if asked.about is About.RESULTS and not asked.closed else PUBLISHED_ROUND
    shown = asked.about in (About.STATE, About.RESULTS, About.COSTS) or (asked.about is About.BILL and asked.synthetic)
    if actor.role is not Role.PUBLIC or not shown:
        return NOT_PUBLIC
    return PUBLISHED_ROUND if asked.published and asked.closed else NOT_PUBLISHED


def is_open(source: Source) -> bool:
    """Whether anybody may see what a source delivers, row by row."""
    return source.audience is Audience.PUBLIC and source.redistribution is Redistribution.OPEN


def may_do(actor: Actor, deed: Deed) -> Decision:
    """Whether the actor may do the deed: judging, recording what becomes of it and its evidence, and proposing and releasing what is to
    be public, are an analyst's as are definitions and releasing what leaves a study, which its researcher proposes; answering is a
    respondent's, reading the trail an auditor's, all else the keeper's."""
    if deed in ANALYSTS_DEEDS:
        return ANALYSTS_TASK if actor.role is Role.ANALYST else NOT_ANALYST
    if deed is Deed.COMMENT:
        return COMMENTING if actor.role in HEARD else NOT_HEARD
    if deed is Deed.PROPOSE_OUTPUT:
        return OF_THE_STUDY if actor.role is Role.RESEARCHER and actor.study else NOT_RESEARCHER
    if deed is Deed.TRAIL:
        return AUDITORS_TASK if actor.role is Role.AUDITOR else NOT_AUDITOR
    if deed is Deed.ANSWER:
        return OWN_ANSWERS if actor.role is Role.RESPONDENT else NOT_THEIR_ANSWERS
    return KEEPER if actor.role is Role.ADMINISTRATOR and deed in set(Deed) else NOT_KEEPER
