"""Whether what a pack makes public needs a second pair of eyes, as data with its reason."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from puntari.words.text import Text


class Eyes(StrEnum):
    """How many look at what is to be public: whoever builds it alone, or one who proposes it and another who releases it."""

    TWO = "two"
    FOUR = "four"


NO_ROUNDS = Text(
    "Paketti ei vaadi, että kierroksen tulokset vapauttaa joku muu kuin julkaisija.",
    "Paketet kräver inte att någon annan än den som publicerar godkänner resultaten av en omgång.",
    "The pack does not ask that somebody else than whoever publishes releases the results of a round.",
)
ROUNDS_ARE_NEW = Text(
    "Kierroksen tulokset tulevat julkisiksi ensimmäistä kertaa: yksi ehdottaa niitä julkaistavaksi, toinen vapauttaa. Harjoituskierros on "
    "keksitty eikä tarvitse vapauttajaa.",
    "Resultaten av en omgång blir offentliga för första gången: en föreslår dem, en annan godkänner. En övningsomgång är påhittad och "
    "behöver ingen som godkänner.",
    "The results of a round become public for the first time: one proposes them, another releases them. A practice round is invented and "
    "needs nobody's release.",
)


@dataclass(frozen=True)
class Publishing:
    """How many eyes a pack's builds need before the public site may show them, and why; and the same of the results of its rounds."""

    eyes: Eyes
    reason: Text
    rounds: Eyes = Eyes.TWO
    of_rounds: Text = NO_ROUNDS


PUBLIC_ALREADY = Publishing(
    Eyes.TWO,
    Text(
        "Sivusto näyttää vain sitä, mikä on jo julkista: avoimia tilastoja, julkaistuja raportteja ja kierroksia, joiden tulokset on "
        "julkaistu erikseen. Koosteella ei tarvita toista hyväksyjää.",
        "Webbplatsen visar bara sådant som redan är offentligt: öppen statistik, publicerade rapporter och omgångar vars resultat har "
        "publicerats särskilt. Bygget behöver ingen andra godkännare.",
        "The site shows only what is public already: open statistics, published reports, and rounds whose results have been published "
        "by a deed of their own. A build needs nobody else's release.",
    ),
)
