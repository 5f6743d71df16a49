"""The page of a report's statements: what each says, what its figures give, the verdict and why."""

from __future__ import annotations

import re
from dataclasses import dataclass

from puntari.define.claim import FIGURES, Claim, Verdict
from puntari.define.pack import Pack
from puntari.define.remark import place_name
from puntari.doors.claims import JudgedClaims, Judgement, judge_claims
from puntari.guard.actor import PUBLIC
from puntari.guard.release import Finding, Refusal
from puntari.outlets.claims import as_json
from puntari.outlets.pages import frame
from puntari.outlets.site import claim_words, paths
from puntari.outlets.site.book import Book
from puntari.outlets.wording import DASH, MINUS
from puntari.words.text import Language

DATE = re.compile(r"\d+\.\d+\.\d+")


@dataclass(frozen=True, slots=True)
class Statement:
    """A claim in the words of a language; what could not be recomputed is empty."""

    id: str
    about: str
    stated: str
    recomputed: str
    reason: str
    where: str
    formula: str


@dataclass(frozen=True, slots=True)
class Judged:
    """The statements of one verdict."""

    id: str
    title: str
    statements: tuple[Statement, ...]


def page(book: Book, pack: Pack, language: Language) -> str:
    """The page as HTML."""
    crumbs = (frame.Place(paths.pack_path(pack), pack.title),)
    title, lead = claim_words.CLAIMS[language], claim_words.LEAD[language]
    shown = frame.Page(book.site, language, paths.claims_path(pack), title, lead, crumbs, script=True)
    judged = claims_of(book, pack)
    if judged is None:
        raise LookupError(f"the claims of {pack.id} are listed for the public and refused")
    groups = tuple(_groups(judged.body.judgements, language))
    return book.render(shown, "claims.html", groups=groups, count=len(judged.body.judgements), kw=claim_words)


def twin(book: Book, pack: Pack, language: Language) -> bytes:
    """The twin of the page as JSON."""
    judged = claims_of(book, pack)
    if judged is None:
        raise LookupError(f"the claims of {pack.id} are listed for the public and refused")
    return (as_json(judged, language) + "\n").encode()


def claims_of(book: Book, pack: Pack) -> Finding[JudgedClaims] | None:
    """The claims of a pack with their verdicts, asked once; None for a pack that has none for the public."""
    if pack.claims is None:
        return None
    if pack.id not in book.claims:
        with book.shelf.asking:
            book.claims[pack.id] = judge_claims(book.house, pack.id, PUBLIC)
    answer = book.claims[pack.id]
    return None if isinstance(answer, Refusal) else answer


def _groups(judgements: tuple[Judgement, ...], language: Language) -> list[Judged]:
    found: dict[Verdict, list[Statement]] = {verdict: [] for verdict in claim_words.VERDICTS}
    for one in judgements:
        found[one.verdict].append(_statement(one, language))
    return [
        Judged(verdict, claim_words.VERDICTS[verdict][language], tuple(statements)) for verdict, statements in found.items() if statements
    ]


def _statement(one: Judgement, language: Language) -> Statement:
    claim = one.claim
    return Statement(
        claim.id, claim.about[language], stated(claim, language), recomputed(one, language), written(one.reason[language], language),
        ", ".join(place(each, language) for each in claim.where.split(";")), formula(claim),
    )


def formula(claim: Claim) -> str:
    """The formula with the stated figure that it is held against, where there is one."""
    return f"{claim.says.text} ↔ {claim.formula.text}" if claim.says.text else claim.formula.text


def stated(claim: Claim, language: Language) -> str:
    """What the report states: its words in the language, or its figures as the language writes them."""
    return written(claim.told[language], language) if claim.told else figures(claim.stated, language)


def recomputed(one: Judgement, language: Language) -> str:
    """What stored figures give, in the language; empty where nothing could be computed."""
    if one.recomputed is None:
        return ""
    return figures(one.recomputed.en, language) or written(one.recomputed[language], language)


def figures(text: str, language: Language) -> str:
    """A text of figures with the language's decimal mark, minus and dash; empty for a text that has words in it."""
    if not FIGURES.fullmatch(text):
        return ""
    told = re.sub(r"(?<=\d)-(?=\d)", DASH, written(text, language))
    if DATE.search(text):
        return told
    return re.sub(r"(?<=\d),(?=\d)", ".", told) if language is Language.EN else re.sub(r"(?<=\d)\.(?=\d)", ",", told)


def written(text: str, language: Language) -> str:
    """A text with a true minus, and with per cent as the language writes it."""
    return re.sub(r"(?<=\d) %", "%", signed(text)) if language is Language.EN else signed(text)


def signed(text: str) -> str:
    """The text with a true minus before negative numbers and a dash for nothing; hyphens within words, ids and ranges stay."""
    return re.sub(r"(?<!\S)-(?!\S)", DASH, re.sub(r"(?<![\w.,)])-(?=\d)", MINUS, text))


def place(id: str, language: Language) -> str:
    """Where in its report a statement stands, in the language."""
    return place_name(id)[language]
