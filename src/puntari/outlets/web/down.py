"""What the server answers when the store gives nothing to show: that a build is due, and not what the store is or where it lies."""

from __future__ import annotations

import logging

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from puntari.outlets.pages import frame
from puntari.outlets.web.round_pages import BARE
from puntari.outlets.web.safety import HTML, SAFETY
from puntari.words.text import Language, Text

SECONDS = "120"
"""After how long one may try again; a build takes minutes."""
HEADERS = SAFETY | {"cache-control": "no-store", "retry-after": SECONDS}
TITLE = Text("Tietoja ei voi nyt näyttää", "Uppgifterna kan inte visas nu", "Nothing can be shown now")
HELP = Text(
    "Tietojen koontia ei ole tai sitä ei voi lukea. Palvelun ylläpitäjä korjaa tämän tekemällä uuden koonnin (puntari build) ja "
    "tarkistamalla asennuksen (puntari doctor). Yritä myöhemmin uudelleen.",
    "Det finns ingen sammanställning av uppgifterna, eller så går den inte att läsa. Den som sköter tjänsten rättar detta med en ny "
    "sammanställning (puntari build) och genom att kontrollera installationen (puntari doctor). Försök igen senare.",
    "There is no build of the data, or it cannot be read. Whoever keeps the service mends this with a new build (puntari build) and by "
    "examining the installation (puntari doctor). Try again later.",
)


def tell_down(request: Request, wrong: Exception) -> Response:
    """The answer 503 with a page, or an object for scripts; the reason, which names places of this machine, goes to the log alone."""
    logging.getLogger(__name__).error("%s: %s", type(wrong).__name__, wrong)
    first = request.url.path.strip("/").partition("/")[0]
    language = Language(first) if first in set(Language) else Language.FI
    if request.headers.get("accept", "").startswith("application/json"):
        return JSONResponse({"wrong": HELP[language]}, status_code=503, headers=HEADERS)
    shown = frame.Page(BARE, language, "", TITLE[language], HELP[language], status=503)
    return Response(frame.framed(shown, f"<p>{HELP[language]}</p>"), status_code=503, media_type=HTML, headers=HEADERS)
