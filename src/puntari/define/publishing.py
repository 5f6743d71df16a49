"""Whether what a pack makes public needs a second pair of eyes, as data with its reason."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from puntari.words.text import Text


class Eyes(StrEnum):
    """How many look at what is to be public: whoever builds it alone, or one who proposes it and another who releases it."""

    TWO = "two"
    FOUR = "four"


@dataclass(frozen=True)
class Publishing:
    """How many eyes a pack's builds need before the public site may show them, and why."""

    eyes: Eyes
    reason: Text


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
