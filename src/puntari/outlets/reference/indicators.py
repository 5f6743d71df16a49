"""Pages of indicators: one a theme, and a list of all."""

from __future__ import annotations

from puntari.define.breakdown import breakdowns
from puntari.define.fingerprint import of_indicator
from puntari.define.indicator import Indicator, Theme
from puntari.define.pack import Pack
from puntari.define.printing import definition_lines
from puntari.define.protection import protection_of
from puntari.define.record import themes_of_registers
from puntari.define.upkeep import Dated, Earlier, Rule, Upkeep
from puntari.outlets.reference.markdown import code, codes, in_three, names, page, pairs, table
from puntari.outlets.site.catalogue_words import NO_CORE
from puntari.words.text import Language
from puntari.words.unit import Better

WAYS = {Better.HIGHER: "higher is better", Better.LOWER: "lower is better", Better.NEITHER: "neither way is better"}
ORDER = "Computed in one of these ways; the first that has a figure for a cell gives it:"


def index(pack: Pack) -> str:
    """All indicators of a pack by theme, with unit, direction and fingerprint."""
    parts = [
        f"## {theme.title.en}\n\n" + table(("id", "title", "unit", "direction", "told by", "fingerprint"), rows)
        for theme in pack.themes
        if (rows := [_row(id, one) for id, one in pack.indicators.items() if one.theme == theme])
    ]
    about = (
        f"{len(pack.indicators)} indicators. **Bold** ones are core indicators. The fingerprint changes whenever what is computed changes, "
        "and with nothing else; every answer carries it."
    )
    closed = ", ".join(theme.title.en for theme in themes_of_registers(pack))
    without = [NO_CORE.en.format(themes=closed)] if closed else []
    return page(f"Indicators: {pack.title.en}", about, *without, *parts)


def themes(pack: Pack) -> dict[str, str]:
    """A page of each theme that has indicators, by its file name."""
    found = {theme: [(id, one) for id, one in pack.indicators.items() if one.theme == theme] for theme in pack.themes}
    return {file_of(theme): _theme(pack, theme, listed) for theme, listed in found.items() if listed}


def file_of(theme: Theme) -> str:
    """The file of a theme's page, in the folder of its pack."""
    return f"indicators/{theme.id}.md"


def _row(id: str, indicator: Indicator) -> tuple[str, ...]:
    title = f"[{indicator.card.title.en}]({file_of(indicator.theme)}#{id})"
    return (
        code(id), f"**{title}**" if indicator.core else title, indicator.unit.name.en, WAYS[indicator.better],
        indicator.frequency, code(of_indicator(indicator)),
    )


def _theme(pack: Pack, theme: Theme, listed: list[tuple[str, Indicator]]) -> str:
    return page(f"{theme.title.en}: indicators", names(theme.title), *(_indicator(pack, id, one) for id, one in listed))


def _indicator(pack: Pack, id: str, indicator: Indicator) -> str:
    card = indicator.card
    title = f"**{card.title.en}**" + (f" · {told}" if (told := names(card.title)) else "")
    parts = [
        f"## {id}", title, card.short.en, _facts_of(pack, indicator), _computed(indicator),
        "What it is:\n\n" + in_three(card.what), "How to read it:\n\n" + in_three(card.how),
        "Beware:\n\n" + in_three(card.beware), "What it is not:\n\n" + in_three(card.is_not),
    ]
    return "\n\n".join(parts)


def _facts_of(pack: Pack, indicator: Indicator) -> str:
    unit, change = indicator.unit, indicator.unit.of_change
    trust = f"{indicator.reliability}: {indicator.reliability_reason.en}" if indicator.reliability_reason else str(indicator.reliability)
    return pairs([
        ("short title", indicator.card.brief.en if indicator.card.brief else ""),
        ("unit", unit.name.en + (f"; a change is in {change.name.en}" if change is not unit else "")),
        ("direction", WAYS[indicator.better]),
        ("told by", str(indicator.frequency)),
        ("by area", "yes" if indicator.bindings[0].fact.place else "no"),
        ("breakdowns", codes(breakdowns(indicator))),
        ("core indicator", "yes" if indicator.core else ""),
        ("reliability", trust),
        ("not comparable across", "; ".join(f"{one.since}: {one.reason.en}" for one in indicator.breaks)),
        ("not comparable where these change", codes(indicator.made_by)),
        ("told with it", codes(indicator.beside)),
        ("compared by the build with", _checked(indicator)),
        ("audience", str(indicator.audience)),
        ("disclosure rule", protection_of(pack, indicator, Language.EN)),
        ("sources", ", ".join(f"[{one.title.en}](../sources/{one.id}.md)" for one in indicator.sources if one.id in pack.sources)),
        ("fingerprint", code(of_indicator(indicator))),
        *_upkeep(indicator.upkeep),
    ])


def _upkeep(upkeep: Upkeep | None) -> list[tuple[str, str]]:
    if upkeep is None:
        return []
    dated = "; ".join(f"{one.since} ({code(one.fingerprint)}{_before(one)})" for one in upkeep.dated)
    rules = "; ".join(_rule(rule) for rule in upkeep.rules)
    return [("so defined since", dated), ("rule", rules), ("owner", upkeep.owner.en), ("next review", str(upkeep.review))]


def _before(one: Dated) -> str:
    """What becomes of periods before a wording that is not the first."""
    told = {Earlier.KEPT: "earlier periods as they were", Earlier.CORRECTED: "earlier periods told anew"}
    return f", {told[one.earlier]}" if one.earlier else ""


def _rule(rule: Rule) -> str:
    """The act with its paragraph, and whether anybody has read it there."""
    read = f"read {rule.read}" if rule.read else "unverified"
    where = f"{rule.act.en}, {rule.paragraph} ({read})" if rule.paragraph else f"{rule.act.en} ({read})"
    return f"{where}: {rule.asks.en.rstrip('.')}"


def _checked(indicator: Indicator) -> str:
    published = [(one.agrees_with, one.tolerance) for one in indicator.bindings if one.agrees_with is not None]
    told = (f"the source's own {one.column.origin.title.en} (to {tolerance:g})" for one, tolerance in published)
    return "; ".join(dict.fromkeys(told))


def _computed(indicator: Indicator) -> str:
    """Each way in order, in English and under it in Finnish and Swedish."""
    told = {language: [_in_words(lines) for lines in definition_lines(indicator, language)] for language in Language}
    ways = [_way(number, *way) for number, way in enumerate(zip(told[Language.EN], told[Language.FI], told[Language.SV], strict=True), 1)]
    return "\n\n".join([ORDER if len(ways) > 1 else "Computed as:", "\n".join(ways)])


def _way(number: int, en: str, fi: str, sv: str) -> str:
    return f"{number}. {en}\n   - **fi** {fi}\n   - **sv** {sv}"


def _in_words(lines: tuple[str, ...]) -> str:
    return "; ".join(line.removesuffix(".") for line in lines)
