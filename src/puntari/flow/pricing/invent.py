"""Invented answers to a round that says it is synthetic, for trying the whole way without anybody's real prices."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from random import Random

from puntari.define.collection import QUALITIES, Collection, Item
from puntari.define.price_sheets import KEYS
from puntari.words.text import Language, Text

Filled = Mapping[str, tuple[Mapping[str, object], ...]]
WITHOUT_EARLIER = 50.0
AGENCY = Text("Keksitty virasto {name}", "Påhittad myndighet {name}", "Invented agency {name}")
ANSWER = Text("Keksitty vastaus ({name})", "Påhittat svar ({name})", "Invented answer ({name})")
POOL = Text("Keksitty yleiskustannus {name}", "Påhittad omkostnad {name}", "Invented overhead {name}")
LIST = Text("Keksitty hinnasto {name}", "Påhittad prislista {name}", "Invented price list {name}")
CUSTOMERS = ("A", "B")
MONTHS = 12
VOLUME, SPREAD, LACKING = 1000, 0.25, 0.12
LATE, OVERHEAD = 0.15, 0.05
DAY = 15


def invented(
    collection: Collection, respondent: str, own: bool, period: str, earlier: Mapping[str, float], seed: int,
    language: Language = Language.FI,
) -> Filled:
    """Rows for each sheet that somebody gets; the same respondent and seed give the same rows, with names in the language."""
    chance = Random(f"{seed} {respondent}")
    told: dict[str, tuple[Mapping[str, object], ...]] = {}
    level = 1.0 if own else chance.uniform(0.8, 1.25)
    told_in = LIST[language].format(name=period)
    prices = tuple({**_price(one, level, own, earlier, chance), "document": told_in} for one in collection.items)
    if not own:
        words = tuple({"question": id, "answer": ANSWER[language].format(name=respondent)} for id in collection.questions)
        return {"prices": prices, "words": words}
    told["prices"] = (*prices, *_better(collection, prices))
    told["costs"] = tuple(_costs(row, chance) for row in prices)
    revenue = sum(float(row["revenue"]) for row in told["costs"])
    told["overheads"] = tuple(
        {"pool": POOL[language].format(name=number), "amount": round(OVERHEAD * number * revenue), "key": key}
        for number, key in enumerate(KEYS, 1)
    )
    told["bills"] = tuple(_bills(collection, prices, period, chance, language))
    disputed = told["bills"][0]
    told["complaints"] = ({
        **{name: disputed[name] for name in ("customer", "item", "month")}, "made": f"{period}-06-01", "settled": f"{period}-07-15",
        "disputed": round(float(disputed["billed"]) / 2, 2), "returned": round(float(disputed["billed"]) / 4, 2),
    },)
    return told


def _price(item: Item, level: float, own: bool, earlier: Mapping[str, float], chance: Random) -> dict[str, object]:
    around = earlier.get(item.id, WITHOUT_EARLIER)
    row: dict[str, object] = {"item": item.id, **item.asked}
    if not own and chance.random() < LACKING:
        return row | {"reason": "not_provided"}
    return row | {"price": round(around * level * chance.uniform(1 - SPREAD, 1 + SPREAD), 2)}


def _better(collection: Collection, prices: tuple[Mapping[str, object], ...]) -> Iterator[dict[str, object]]:
    """Every third thing is also sold in the strongest quality, for a third more, and every fourth in the weakest, for a tenth less."""
    for place, row in enumerate(prices):
        for every, end, times in ((3, -1, 4 / 3), (4, 0, 0.9)):
            quality = {part: list(collection.scales[part])[end] for part in QUALITIES}
            if place % every == 0 and any(row[part] != quality[part] for part in QUALITIES):
                yield {**row, **quality, "price": round(float(row["price"]) * times, 2)}


def _costs(row: Mapping[str, object], chance: Random) -> dict[str, object]:
    volume = VOLUME * chance.randint(1, 20)
    revenue = float(row["price"]) * volume
    own = revenue * chance.uniform(0.3, 0.5)
    partners = revenue * chance.uniform(0.2, 0.4)
    return {
        "item": row["item"], "volume": float(volume), "revenue": round(revenue, 2), "own_work": round(own, 2),
        "partners": round(partners, 2), "partner_count": float(chance.randint(1, 6)),
    }


def _bills(
    collection: Collection, prices: tuple[Mapping[str, object], ...], period: str, chance: Random, language: Language
) -> Iterator[dict[str, object]]:
    for customer in (AGENCY[language].format(name=name) for name in CUSTOMERS):
        for row in prices[:: 1 + len(prices) // 6]:
            forecast = float(chance.randint(20, 200))
            needs = {f"needs_{part}": list(collection.scales[part])[0] for part in QUALITIES}
            for month in range(1, MONTHS + 1):
                volume = round(forecast * chance.uniform(0.85, 1.3))
                late = chance.random() < LATE
                day = f"{period}-{month:02}-{DAY + (12 if late else -5)}"
                yield {
                    "customer": customer, **{name: row[name] for name in ("item", *QUALITIES)}, "month": f"{period}-{month:02}",
                    "forecast": forecast, "volume": float(volume), "unit_price": row["price"],
                    "billed": round(volume * float(row["price"]), 2), "due": f"{period}-{month:02}-{DAY}", "sent": day, **needs,
                }
