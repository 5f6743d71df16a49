"""Rounds of prices as text: how they stand, faults, the review sheet, results, costs, bills."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence

from puntari.define.collection import QUALITIES
from puntari.define.price_sheets import PRICES, titles
from puntari.doors.collected import Bill, Costed, FaultsTold, Offer, PriceResults, RoundState, RowsTold
from puntari.doors.collecting import Fault, Received
from puntari.guard.release import Finding
from puntari.outlets.answers import plain_number
from puntari.outlets.prices import csv_of, table_of
from puntari.words.cell import Cell
from puntari.words.text import Language, Text

FAULTS = ("respondent", "file", "sheet", "row", "column", "value", "rule", "what_to_do")
RESULTS = (
    "item", "group", "respondents", "left_out", "without", "mean", "low", "high", "status", "reason", "own_price", "own_reason", "earlier",
)
ANSWERS = (
    "respondent", "group", "item", "unit", "period", "price", "reason", "low", "high", *QUALITIES, "differs", "document", "note",
    "verdict", "add", "why",
)
COSTS = (
    "item", "volume", "revenue", "own_work", "partners", "overhead", "cost", "recovery", "own_work_each", "partners_each",
    "overhead_each", "cost_each", "price_each",
)
BILL = (
    "item", *QUALITIES, "forecast_volume", "volume", "forecast", "used", "billed", "fits", "next_item", "next_quality", "next_price",
    "next_cost", "saving",
)
PROVIDERS = "all_peers"
ENDS = ("low", "high")
SYNTHETIC = "SYNTHETIC: invented figures"
ROW = Text("rivi", "rad", "row")
LONGEST = 120
"""How many letters of a faulty value are told."""
Records = Iterator[tuple[str, ...]]


def state(told: Finding[RoundState]) -> str:
    """One line on the round, and one on each respondent."""
    one = told.body
    stands = "published" if one.published else "closed" if one.closed else "open"
    mark = ", synthetic" if one.synthetic else ""
    lines = [f"{one.id}: {one.pack}, year {one.period}, opened {one.since[:10]}, {stands}{mark}"]
    for each in one.respondents:
        came = f"{each.rows} rows, {each.faults} faults, {each.unreviewed} prices to review" if each.returned else "nothing yet"
        lines.append(f"  {each.code} ({each.group}): {came}")
    if one.lying_open:
        lines.append(
            f"  {one.lying_open} answers and reviews lie open in the store's folder price_rounds, because they came before such things "
            "were sealed; let nobody but evaluators read that folder and its copies, and collect anew in a new round"
        )
    return "\n".join(lines)


def received(told: Received, language: Language) -> str:
    """What came back, and what is wrong with it, ready to be sent to whoever filled it in."""
    rows = ", ".join(f"{sheet} {count}" for sheet, count in told.rows.items())
    lines = [f"{told.respondent}: rows that hold: {rows}; faults: {len(told.faults)}"]
    for one in told.faults:
        sheet, row, column = _place(one, language)
        lines.append(f"  {sheet}, {f'{ROW[language]} {row}, ' if row else ''}{column}: {_short(one.value)!r}: {one.what_to_do(language)}")
    return "\n".join(lines)


def fault_records(told: Finding[FaultsTold], language: Language) -> Records:
    """Every fault under FAULTS."""
    for code, (name, faults) in told.body.faults.items():
        for one in faults:
            yield (code, name, *_place(one, language), _short(one.value), one.rule, one.what_to_do(language))


def _place(one: Fault, language: Language) -> tuple[str, str, str]:
    """Sheet, row and column as whoever has to mend it sees them; no row where it is the row that lacks."""
    sheet, column = titles(one.sheet, one.column)
    return sheet[language], str(one.row or ""), column[language]


def _short(value: str) -> str:
    """As much of a value as is needed to find it."""
    return value if len(value) <= LONGEST else f"{value[:LONGEST]}…"


def faults_csv(told: Finding[FaultsTold], language: Language) -> str:
    """One line a fault."""
    return csv_of(FAULTS, fault_records(told, language))


def review_sheet(told: Finding[RowsTold], language: Language) -> str:
    """A sheet in YAML that an evaluator fills in price by price, with what the peer and the centre told of each."""
    rows = told.body
    lines = [
        "# A verdict for each price: comparable, adjusted, in_part, not_comparable or unknown. Only the first two are used.",
        "# adjusted: `add` is what to add to the price, in euros (less where it is below nought). All but comparable need a `why`.",
        "# A row without a verdict is not reviewed. The digest stays as it is.", "rows:",
    ]
    for id, row in rows.rows.items():
        item = rows.collection.item(str(row.values["item"]))
        own = [one for one in rows.own if one.values["item"] == item.id and one.values["price"] is not None]
        shown = "; ".join(f"{_quality(one.values)} {one.values['price']:g}" for one in own) or "none"
        before = rows.reviews.get(id)
        lines += [
            "", f"  {id}:", f"    # {item.name[language]} ({item.unit[language]}): {row.values['price']:g}; the centre: {shown}",
            f"    # {item.holds[language]}",
            *(f"    # {name}: {_one_line(str(row.values[name]))}" for name in ("differs", "document", "note") if row.values[name]),
            f"    digest: {json.dumps(rows.digests[id])}",
            f"    verdict: {before.verdict if before else ''}", f"    add: {before.add if before else 0:g}",
            f"    why: {json.dumps(before.why, ensure_ascii=False) if before and before.why else ''}",
        ]
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _quality(values: object) -> str:
    return "/".join(str(values[part]) for part in PRICES.key[1:])


def answer_records(told: Finding[RowsTold], language: Language) -> Records:
    """Every row that anybody told under ANSWERS, with the review that holds for it."""
    body = told.body
    for (respondent, group), rows in body.everything.items():
        for row in rows:
            review = body.reviews.get("/".join([respondent, *(str(row.values[part]) for part in PRICES.key)]))
            unit = body.collection.item(str(row.values["item"])).unit[language]
            figures = (plain_number(row.values["price"]), str(row.values["reason"] or ""), *(plain_number(row.values[end]) for end in ENDS))
            texts = (str(row.values[name] or "") for name in (*QUALITIES, "differs", "document", "note"))
            said = (review.verdict, plain_number(review.add), review.why) if review else ("", "", "")
            yield (respondent, group, str(row.values["item"]), unit, body.period, *figures, *map(_one_line, texts), *said)


def words_told(told: Finding[RowsTold], language: Language) -> str:
    """What peers told in words, question by question."""
    lines = []
    for code, answers in told.body.words.items():
        lines.append(code)
        lines += [f"  {told.body.collection.questions[id][language]} {_one_line(text)}" for id, text in answers.items() if text != "None"]
    return "\n".join(lines)


def result_records(told: Finding[PriceResults]) -> Records:
    """Every item and group under RESULTS; last the level of peers' prices, the centre's being 100."""
    for (item, group), one in told.body.groups.items():
        own = told.body.own[item]
        beside = plain_number(own.price), own.reason, plain_number(own.earlier)
        yield (item, group, str(one.respondents), str(one.left_out), _reasons(one.without), *_cell(one.cell), *beside)
    yield ("price_level", PROVIDERS, str(told.body.levels.respondents), "0", "", *_cell(told.body.levels.cell), "100", "", "")
    for formula, value in told.body.index.items():
        yield ("price_index", formula, "", "", "", "", "", "", "", "", plain_number(round(value, 6)), "", "100")


def _reasons(without: Mapping[str, int]) -> str:
    """Reasons for having no price, each with how many gave it."""
    return "; ".join(f"{reason} {count}" for reason, count in without.items())


def _cell(cell: Cell) -> tuple[str, ...]:
    figures = (plain_number(None if value is None else round(value, 6)) for value in (cell.value, cell.low, cell.high))
    return (*figures, cell.status, cell.reason or "")


def cost_records(told: Finding[Costed]) -> Records:
    """Every service under COSTS, in euros; what too few partners stand behind is empty."""
    for one in told.body.items:
        whole = (one.volume, one.revenue, one.own_work, one.partners, one.overhead, one.cost, one.recovery)
        each = (one.each(part) for part in (one.own_work, one.partners, one.overhead, one.cost, one.revenue))
        yield (one.item, *(_money(value) for value in (*whole, *each)))


def bill_records(told: Finding[Bill]) -> Records:
    """Every line of a bill under BILL, in euros."""
    for one in told.body.lines:
        other = one.next
        saving = None if one.next_cost is None else one.used - one.next_cost
        yield (
            one.item, *one.quality, *(_money(value) for value in (one.forecast_volume, one.volume, one.forecast, one.used, one.billed)),
            "yes" if one.fits else "no", other.item if other else "", _offer(other), _money(other.price if other else None),
            _money(one.next_cost), _money(saving),
        )


def _offer(other: Offer | None) -> str:
    return "/".join(other.quality) if other else ""


def _money(value: float | None) -> str:
    return plain_number(None if value is None else round(value, 2) + 0.0)


def bill_summary(told: Finding[Bill]) -> str:
    """The sums, late bills and complaints of a bill."""
    head = f"{told.body.customer}, {told.body.period}"
    sums = [sum(getattr(one, name) for one in told.body.lines) for name in ("forecast", "used", "billed")]
    lines = [f"{head}: forecast {_money(sums[0])}, used {_money(sums[1])}, billed {_money(sums[2])} euros"]
    lines += [f"  late: {one.item} {one.month}, due {one.due}, sent {one.sent or 'not yet'}, {one.days} days" for one in told.body.late]
    lines += [
        f"  complaint: {one.item} {one.month}, made {one.made}, settled {one.settled or 'not yet'}, {_money(one.disputed)} disputed, "
        f"{_money(one.returned)} returned" for one in told.body.complaints
    ]
    return "\n".join(lines)


def printed(header: Sequence[str], records: Records, form: str, synthetic: bool) -> str:
    """Records as a table, CSV or JSON, marked where they are invented."""
    if form == "json":
        told = [dict(zip(header, record, strict=True)) for record in records]
        return json.dumps({"synthetic": synthetic, "rows": told}, ensure_ascii=False, indent=1)
    if form == "csv":
        return csv_of((*header, "synthetic"), ((*record, "yes" if synthetic else "") for record in records)).rstrip("\n")
    return table_of(header, records) + (f"\n\n{SYNTHETIC}" if synthetic else "")
