"""Peers in words in a report: how each is organised, what it does differently and works on, and the trends that they share."""

from __future__ import annotations

from collections.abc import Iterable

from puntari.outlets.documents.desk import Desk
from puntari.outlets.documents.exhibits import Made, Tabled
from puntari.outlets.documents.model import Field, Grid, Line
from puntari.outlets.site import price_words as words
from puntari.outlets.site.about_words import NOT_TOLD
from puntari.words.text import Language, Text


def of_cards(desk: Desk) -> Made:
    """A table of the peers, and one of what they share where anything is told of that."""
    book, language = desk.prices_told().body.book, desk.language
    heads = (words.PEER, words.ORGANISED, words.DIFFERENTLY, words.WORKS_ON)
    peers = tuple(_line(one.name, ((one.organised,), one.differently, one.works_on), language) for one in book.peers)
    shared = tuple(_line(one.title, ((one.what,),), language) for one in book.trends)
    cards = Tabled(words.PEERS_HELP[language], Grid(tuple(head[language] for head in heads), peers))
    trends = Tabled(words.TRENDS[language], Grid((words.TREND[language], words.WHAT[language]), shared))
    return (cards, trends) if shared else (cards,)


def _line(name: Text, told: Iterable[tuple[Text, ...]], language: Language) -> Line:
    return Line(name[language], tuple(Field(" ".join(one[language] for one in some) or NOT_TOLD[language]) for some in told))
