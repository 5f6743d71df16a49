"""The words of the life of definitions."""

from __future__ import annotations

from puntari.words.text import Text

TITLE = Text("Määritelmien elinkaari", "Definitionernas liv", "The life of definitions")
TITLE_ONE = Text("Määritelmän elinkaari", "Definitionens liv", "The life of the definition")
LEAD = Text(
    "Määritelmä ehdotetaan, nimetyt organisaatiot lausuvat siitä kierroksilla, ja joku muu kuin ehdottaja vahvistaa sen päivästä alkaen. "
    "Käytöstä poistaminen kulkee saman tien.",
    "En definition föreslås, namngivna organisationer uttalar sig i omgångar, och någon annan än förslagsställaren fastställer den från en "
    "dag. Att ta den ur bruk går samma väg.",
    "A definition is proposed, named organisations comment on it in rounds, and somebody other than its proposer adopts it from a day. "
    "Retiring it goes the same way.",
)
STANDS = Text("Tilanne", "Läge", "Standing")
FROM = Text("{day} alkaen", "från och med {day}", "from {day}")
PROPOSED = Text("Ehdotettu", "Föreslagen", "Proposed")
HOLD = Text("määritelmä otetaan käyttöön", "definitionen tas i bruk", "the definition is to hold")
RETIRE = Text("mittari poistetaan käytöstä", "indikatorn tas ur bruk", "the indicator is to be retired")
SUCCESSOR = Text("Tilalla", "Ersätts av", "Followed by")
RETIRED_NOTE = Text(
    "Mittari on poistettu käytöstä {day} alkaen: {why} Sitä aiemmat luvut pysyvät sellaisina kuin ne olivat.",
    "Indikatorn är tagen ur bruk från och med {day}: {why} Siffrorna från tiden före det förblir som de var.",
    "The indicator is retired from {day}: {why} Earlier figures stay as they were.",
)
FOLLOWED_BY = Text("Sen tilalla on {title}.", "Den ersätts av {title}.", "It is followed by {title}.")
ROUND = Text("Lausuntokierros {number}", "Remissomgång {number}", "Round {number} of comments")
OPEN = Text(
    "avattu {opened}, auki {day} asti; pyydetty: {asked}. Lausunnot näkyvät, kun kierros on päättynyt.",
    "öppnad {opened}, öppen till {day}; tillfrågade: {asked}. Utlåtandena syns när omgången är avslutad.",
    "opened {opened}, open until {day}; asked: {asked}. Comments show once the round is closed.",
)
CLOSED = Text(
    "avattu {opened}, päättynyt {day}; pyydetty: {asked}.", "öppnad {opened}, avslutad {day}; tillfrågade: {asked}.",
    "opened {opened}, closed {day}; asked: {asked}.",
)
MUST = Text("Kuultava aina", "Ska alltid höras", "Must always be heard")
EARLIER = Text("Aiemmin vahvistettu", "Tidigare fastställd", "Adopted before")
ORGANISATION = Text("Organisaatio", "Organisation", "Organisation")
VIEW = Text("Kanta", "Ståndpunkt", "View")
COMMENT = Text("Lausunto", "Utlåtande", "Comment")
DAY = Text("Päivä", "Dag", "Day")
INDICATOR = Text("Mittari", "Indikator", "Indicator")
SINCE = Text("Alkaen", "Från och med", "Since")
DEFINITION = Text("Määritelmän tunniste", "Definitionens kod", "Fingerprint")
COUNT = Text(
    "Käsittelyssä olleita: {moved}. Käytössä ilman lausuntokierrosta: {taken}.",
    "Behandlade: {moved}. I bruk utan remissomgång: {taken}.",
    "Taken up: {moved}. In use without a round of comments: {taken}.",
)
HEARD = Text("Ketä kuullaan", "Vilka som hörs", "Who is heard")
AREAS_TOO = Text(
    "Näiden lisäksi jokainen kunta ja muu alue voi lausua omissa nimissään.",
    "Utöver dessa kan varje kommun och annat område uttala sig i eget namn.",
    "Beside these every municipality and other area may comment in its own name.",
)
KIND = Text("Ryhmä", "Grupp", "Group")
NOT_YET = Text("ei vielä", "inte ännu", "not yet")
NO_MUST = Text("ei pakollista kuulemista", "inget obligatoriskt hörande", "no hearing required")
MUST_OF = Text("Kuultava, kun mittari käyttää", "Ska höras när indikatorn använder", "Must be heard where an indicator uses")
