"""The words of the form that respondents of a round fill in."""

from __future__ import annotations

from puntari.words.text import Text

LEAD = Text(
    "Arvioi jokainen osa-alue sen mukaan, mitä itse näet. Aikaa kuluu noin 20 minuuttia. Vastaukset tallentuvat itsestään, ja voit "
    "jatkaa myöhemmin samasta linkistä.",
    "Bedöm varje delområde utifrån vad du själv ser. Det tar ungefär 20 minuter. Svaren sparas av sig själva, och du kan fortsätta "
    "senare via samma länk.",
    "Judge each area by what you see yourself. It takes about 20 minutes. Answers save themselves, and you can go on later from the same "
    "link.",
)
WITHOUT_SCRIPT = Text(
    "Selaimesi ei aja komentosarjoja: tallenna jokainen sivu painikkeella.",
    "Din webbläsare kör inga skript: spara varje sida med knappen.",
    "Your browser runs no scripts: save each page with the button.",
)
PRIVATE_TITLE = Text("Kuka näkee vastauksesi", "Vem ser dina svar", "Who sees your answers")
PRIVATE = Text(
    "Nimeäsi ei tallenneta. Tuloksista näkyy vain oman ryhmäsi yhteinen tulos, kun kierros on päättynyt ja ryhmässä on vähintään {least} "
    "vastaajaa. Arvioija lukee kommentit sellaisina kuin kirjoitat ne, mutta ei näe, kuka ne kirjoitti. Kommentteja ei julkaista.",
    "Ditt namn sparas inte. Av resultaten visas bara din grupps gemensamma resultat, när omgången är avslutad och gruppen har minst "
    "{least} svarande. Utvärderaren läser kommentarerna så som du skriver dem men ser inte vem som skrev dem. Kommentarerna publiceras "
    "inte.",
    "Your name is not kept. Results show only those of your group together, once the round is closed and the group has at least {least} "
    "respondents. The evaluator reads comments as you write them but does not see who wrote them. Comments are not published.",
)
PERSONAL = Text(
    "Linkki on henkilökohtainen: se, jolla on linkki, voi lukea ja muuttaa vastauksiasi.",
    "Länken är personlig: den som har den kan läsa och ändra dina svar.",
    "The link is personal: whoever has it can read and change your answers.",
)
OF = Text("Arvioinnin kohde: {whom}.", "Det som utvärderas: {whom}.", "What is assessed: {whom}.")
GROUP = Text("Vastaat ryhmässä: {group}.", "Du svarar i gruppen: {group}.", "You answer in the group: {group}.")
DONE_OF = Text("Vastattu {done}/{all}", "Besvarat {done}/{all}", "Answered {done} of {all}")
STEP = Text("Osa-alue {place}/{all}", "Delområde {place}/{all}", "Area {place} of {all}")
BEGIN = Text("Aloita", "Börja", "Begin")
GO_ON = Text("Jatka", "Fortsätt", "Go on")
SEND = Text("Lähetä vastaukset", "Skicka svaren", "Send the answers")
SEND_HELP = Text(
    "Kaikki osa-alueet on käyty läpi. Vain lähetetyt vastaukset lasketaan mukaan.",
    "Alla delområden har gåtts igenom. Bara skickade svar räknas med.",
    "All areas have been gone through. Only answers that are sent count.",
)
SENT = Text(
    "Vastauksesi on lähetetty. Kiitos! Voit muuttaa niitä, kunnes kierros päättyy.",
    "Dina svar är skickade. Tack! Du kan ändra dem tills omgången avslutas.",
    "Your answers are sent. Thank you! You can change them until the round is closed.",
)
CLOSED = Text(
    "Kierros on päättynyt, eikä vastauksia voi enää muuttaa.",
    "Omgången är avslutad, och svaren kan inte längre ändras.",
    "The round is closed, and answers can no longer be changed.",
)
AREAS = Text("Osa-alueet", "Delområden", "Areas")
OPEN = Text("vastaamatta", "obesvarat", "not answered")
CANNOT = Text("en osaa sanoa", "kan inte säga", "cannot say")
CANNOT_LONG = Text("En osaa sanoa", "Jag kan inte säga", "I cannot say")
WHAT_LEVELS_MEAN = Text(
    "Mitä tasot tarkoittavat kaikilla osa-alueilla", "Vad nivåerna betyder på alla delområden", "What the levels mean in every area"
)
ASK_YOURSELF = Text("Kysy itseltäsi", "Fråga dig själv", "Ask yourself")
CHOOSE = Text("Mikä taso vastaa parhaiten nykytilaa?", "Vilken nivå motsvarar bäst nuläget?", "Which level fits the present state best?")
CHOOSE_HELP = Text(
    "Valitse korkein taso, jonka kuvaus pitää kokonaan paikkansa. Jos seuraava taso toteutuu osittain, valitse puolikas.",
    "Välj den högsta nivå vars beskrivning stämmer helt. Om nästa nivå uppfylls delvis, välj halvsteget.",
    "Choose the highest level whose description holds entirely. If the next level holds in part, choose the half step.",
)
BETWEEN = Text("tasojen {low} ja {high} välissä", "mellan nivå {low} och {high}", "between levels {low} and {high}")
LEVEL = Text("Taso {level}", "Nivå {level}", "Level {level}")
COMMENT = Text("Kommentti (vapaaehtoinen)", "Kommentar (frivillig)", "Comment (optional)")
COMMENT_HELP = Text(
    "Älä kirjoita nimiä tai muuta, mistä joku voidaan tunnistaa. Enintään {longest} merkkiä.",
    "Skriv inga namn eller annat som någon kan kännas igen på. Högst {longest} tecken.",
    "Write no names or anything that somebody could be recognised by. At most {longest} characters.",
)
SAVE = Text("Tallenna ja jatka", "Spara och fortsätt", "Save and go on")
BACK = Text("Edellinen", "Föregående", "Previous")
ALL = Text("Kaikki osa-alueet", "Alla delområden", "All areas")
SAVED = Text("Tallennettu", "Sparat", "Saved")
SAVING = Text("Tallennetaan", "Sparar", "Saving")
NOT_SAVED = Text(
    "Ei tallennettu vielä. Yritetään uudelleen, kun yhteys palaa.",
    "Inte sparat ännu. Vi försöker igen när förbindelsen är tillbaka.",
    "Not saved yet. It is tried again when the connection is back.",
)
CHOOSE_FIRST = Text(
    "Valitse taso tai ”En osaa sanoa”, niin vastaus tallentuu.",
    "Välj en nivå eller ”Jag kan inte säga”, så sparas svaret.",
    "Choose a level or “I cannot say”, and the answer is saved.",
)
OFF_SCALE = Text(
    "Asteikolla ei ole tällaista tasoa. Valitse taso {low}–{high} tai ”En osaa sanoa”.",
    "Skalan har ingen sådan nivå. Välj en nivå {low}–{high} eller ”Jag kan inte säga”.",
    "The scale has no such level. Choose a level from {low} to {high} or “I cannot say”.",
)
WRONG_TITLE = Text("Vastausta ei tallennettu", "Svaret sparades inte", "The answer was not saved")
TOO_LONG = Text(
    "Kommentti on liian pitkä. Lyhennä se enintään {longest} merkkiin.",
    "Kommentaren är för lång. Förkorta den till högst {longest} tecken.",
    "The comment is too long. Shorten it to at most {longest} characters.",
)
IDENTIFIER = Text(
    "Kommentissa on jotakin, joka näyttää henkilö- tai yritystunnukselta. Poista se.",
    "Kommentaren innehåller något som ser ut som en person- eller företagsbeteckning. Ta bort det.",
    "The comment holds what looks like an identity code of a person or a business. Take it out.",
)
NO_LINK = Text("Linkki ei avaa mitään", "Länken öppnar ingenting", "The link opens nothing")
NO_LINK_HELP = Text(
    "Linkki on vaillinainen, se on peruttu tai kierrosta ei ole. Kopioi linkki kokonaan viestistä tai pyydä uusi siltä, joka sen lähetti.",
    "Länken är ofullständig, den har återkallats eller omgången finns inte. Kopiera hela länken ur meddelandet eller be om en ny av den "
    "som skickade den.",
    "The link is incomplete, it has been withdrawn or there is no such round. Copy the whole link from the message, or ask for a new one "
    "from whoever sent it.",
)
FROM_ELSEWHERE = Text(
    "Pyyntö tuli toiselta sivustolta, joten sitä ei tehty. Avaa oma linkkisi ja yritä uudelleen.",
    "Begäran kom från en annan webbplats och utfördes därför inte. Öppna din egen länk och försök igen.",
    "The request came from another site, so it was not carried out. Open your own link and try again.",
)
