"""What the exhibits of a report are made from: releases that doors give, each asked once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeVar

from puntari.define.framework import Assessment
from puntari.define.pack import Pack
from puntari.define.question import Question
from puntari.doors.ask import ask
from puntari.doors.assessed import Earlier, Results, ask_earlier
from puntari.doors.claims import JudgedClaims, judge_claims
from puntari.doors.collected import PriceResults
from puntari.doors.documents import DocumentTold
from puntari.doors.evidence import EvidenceTold, ask_evidence
from puntari.doors.house import House
from puntari.doors.peers import PeerComparison, ask_peer_table
from puntari.doors.portfolio import PortfolioTold, ask_portfolio
from puntari.doors.prices import PricesTold, ask_prices
from puntari.doors.steering import SteeringTold, ask_steering
from puntari.guard.actor import Actor
from puntari.guard.release import Figures, Finding, Refusal, Release
from puntari.words.text import Language

T = TypeVar("T", bound=Release)


class Refused(Exception):
    """Something that a report shows and that its reader may not see."""

    def __init__(self, refusal: Refusal) -> None:
        self.refusal = refusal
        super().__init__(f"{refusal.what}: {refusal.reason.en}")


@dataclass(frozen=True)
class Desk:
    """A report on the desk: whose words it is in, and what has been asked for it already."""

    house: House
    pack: Pack
    told: Finding[DocumentTold]
    actor: Actor
    language: Language
    asked: dict[tuple[str, str], Release] = field(default_factory=dict, repr=False)

    def figures(self, indicator: str) -> Figures:
        """Every period of an indicator by all its dimensions."""
        by = tuple(self.pack.indicator(indicator).bindings[0].fact.dimensions)
        question = Question(self.pack.id, (indicator,), by, every_period=True)
        return self._once("figures", indicator, lambda: ask(self.house, question, self.actor))

    def peers(self, table: str) -> Finding[PeerComparison]:
        """A peer table."""
        return self._once("peers", table, lambda: ask_peer_table(self.house, self.pack.id, table, self.actor))

    def earlier(self, assessment: Assessment) -> Finding[Earlier]:
        """Levels and targets of the pack's own figures."""
        return self._once("earlier", assessment.id, lambda: ask_earlier(self.house, self.pack.id, assessment.id, self.actor))

    def steering(self) -> Finding[SteeringTold]:
        """Goals, findings, recommendations and measures."""
        return self._once("steering", "", lambda: ask_steering(self.house, self.pack.id, self.actor))

    def prices_told(self) -> Finding[PricesTold]:
        """What the pack tells of prices beside its tables."""
        return self._once("prices", "", lambda: ask_prices(self.house, self.pack.id, self.actor))

    def portfolio(self) -> Finding[PortfolioTold]:
        """Where services went, and what is known of those that there are."""
        return self._once("portfolio", "", lambda: ask_portfolio(self.house, self.pack.id, self.actor))

    def evidence(self) -> Finding[EvidenceTold]:
        """The register of evidence."""
        return self._once("evidence", "", lambda: ask_evidence(self.house, self.pack.id, self.actor))

    def claims(self) -> Finding[JudgedClaims]:
        """The judged claims."""
        return self._once("claims", "", lambda: judge_claims(self.house, self.pack.id, self.actor))

    @property
    def round(self) -> Finding[Results] | None:
        """The round of the house that the report tells of, if there is one."""
        return self.told.body.round

    @property
    def prices(self) -> Finding[PriceResults] | None:
        """The round of prices of the same name, if there is one."""
        return self.told.body.prices

    def _once(self, kind: str, id: str, give: Callable[[], T | Refusal]) -> T:
        """Ask a door the first time; raises Refused for what the reader may not see."""
        if (kind, id) not in self.asked:
            answer = give()
            if isinstance(answer, Refusal):
                raise Refused(answer)
            self.asked[kind, id] = answer
        return self.asked[kind, id]
