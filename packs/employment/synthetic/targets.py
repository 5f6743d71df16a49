"""What the synthetic Finland must come to at the end of each month: stocks by municipality, service and group.

Where the mirror tells nothing, the paths between are interpolated, and `INTERPOLATED` names them.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from packs.employment.synthetic import tables
from packs.employment.synthetic.tables import GROUPS, KINDS, MONTHS, month_number

# Months whose seasons are those of ordinary years: the shock of 2020 and 2021 is left out.
ORDINARY = [m for m in range(MONTHS) if not month_number("2020M01") <= m <= month_number("2021M12")]
# The job-alternation leave ended in August 2024, so its substitutes end within a year.
ALTERNATION_ENDS = month_number("2025M08")
INTERPOLATED = (
    ("unemployed by municipality", "2023M11–2026M05", "log-linear between the two ends, with the season of the country"),
    ("unemployed by municipality, hidden cells", "2016M06–2023M10", "the nearest months of the municipality that are told"),
    ("laid off", "2020M07–2026M05", "the excess of June 2020 fades by a quarter a month towards the level and season of ordinary years"),
    ("laid off by municipality", "2016M06–2026M05", "shares of June 2026 and of the rise of spring 2020"),
    ("services by kind", "2022M03–2026M05", "linear between the two ends"),
    ("services by municipality", "2016M06–2026M05", "the shares that municipalities had in June 2026"),
    ("rehabilitative work and own studies", "2026M06", "the sum of other services, split as in February 2022"),
    ("unemployed, mean duration and long-term unemployed by sex and age", "2020M07–2026M05", "linear between the two ends"),
    ("long-term unemployed by municipality", "2016M06–2026M05", "shares relative to the country as in June 2026, but for one sub-region"),
    ("job seekers", "2020M07–2026M05", "linear between the two ends, relative to the unemployed"),
)


@dataclass(frozen=True, eq=False)
class Targets:
    """Figures to come to, by month (121), municipality (n), group (6) and kind of service (7), in persons; `mean_months` in months.

    `long_relative` is the share of the long-term unemployed in a municipality relative to that of the country.
    """

    unemployed: np.ndarray
    laid_off: np.ndarray
    groups: np.ndarray
    long_term: np.ndarray
    mean_months: np.ndarray
    services: np.ndarray
    seekers_per_unemployed: np.ndarray
    long_relative: np.ndarray


def targets() -> Targets:
    """The targets of the whole country at full size."""
    stocks = _stocks()
    return Targets(
        unemployed=stocks,
        laid_off=_laid_off(stocks),
        groups=_groups(stocks),
        long_term=_long_term(),
        mean_months=tables.durations("mean_weeks") * 7 * 12 / 365.25,
        services=_services(stocks),
        seekers_per_unemployed=_seekers(stocks),
        long_relative=_long_relative(),
    )


def filled(path: np.ndarray) -> np.ndarray:
    """A path with what is missing in it drawn straight between its neighbours, (121,)."""
    known = np.flatnonzero(~np.isnan(path))
    return np.interp(np.arange(len(path)), known, path[known])


def season(path: np.ndarray) -> np.ndarray:
    """How each calendar month stands to its year in ordinary years, (121,), from a national path without gaps until 2023M10."""
    months = np.arange(len(path))
    smooth = np.convolve(np.log(path), np.r_[0.5, np.ones(11), 0.5] / 12, mode="same")
    kept = [m for m in ORDINARY if 6 <= m < month_number("2023M05")]
    by_month = np.array([np.mean([np.log(path[m]) - smooth[m] for m in kept if m % 12 == turn]) for turn in range(12)])
    return np.exp((by_month - by_month.mean())[months % 12])


def _stocks() -> np.ndarray:
    """Unemployed by month and municipality."""
    told = tables.unemployed()
    turns = season(filled(np.nansum(told, axis=1) + np.where(np.isnan(told).all(axis=1), np.nan, 0.0)))
    levels = np.log(np.maximum(told, 0.5)) - np.log(turns)[:, None]
    drawn = np.exp(np.stack([filled(levels[:, place]) for place in range(told.shape[1])], axis=1)) * turns[:, None]
    return np.where(np.isnan(told), drawn, told)


def _laid_off(stocks: np.ndarray) -> np.ndarray:
    """Laid off by month and municipality, never more than six tenths of the municipality's unemployed."""
    told = tables.country("laid_off")
    last = int(np.flatnonzero(~np.isnan(told))[-1])
    calm = season(np.where(np.isnan(told), np.nanmedian(told), told))
    end = tables.june_2026_country("LOMAUTETTU")
    base = np.linspace(0.75 * end, end, MONTHS - 1 - last + 1) * calm[last:]
    fading = base + (told[last] - base[0]) * 0.75 ** np.arange(len(base))
    path = np.where(np.isnan(told), np.r_[np.zeros(last), fading], told)
    usual = np.nan_to_num(tables.june_2026("LOMAUTETTU"), nan=2.0)
    before, shock = month_number("2020M02"), month_number("2020M04")
    rise = np.maximum(stocks[shock] - stocks[before], 1.0)
    ordinary = np.minimum(path, path[before])[:, None] * usual / usual.sum()
    excess = np.maximum(path - path[before], 0.0)[:, None] * rise / rise.sum()
    return np.minimum(ordinary + excess, 0.6 * stocks)


def _groups(stocks: np.ndarray) -> np.ndarray:
    """Unemployed of the country by month and group; the ends of 2026 by iterated proportional fitting of its margins."""
    told = tables.durations("unemployed").copy()
    last = told[month_number("2020M06")].reshape(2, 3).copy()
    men, women = (tables.june_2026_country(f"TYOTTOMAT{name}") for name in ("MIEHET", "NAISET"))
    young, old = (tables.june_2026_country(f"TYOTTOMAT{age}") for age in ("25", "50"))
    for _ in range(30):
        last *= (np.array([men, women]) / last.sum(axis=1))[:, None]
        last *= np.array([young, men + women - young - old, old]) / last.sum(axis=0)
    told[MONTHS - 1] = last.reshape(-1)
    shares = told / np.nansum(told, axis=1, keepdims=True)
    return np.stack([filled(shares[:, group]) for group in range(len(GROUPS))], axis=1) * stocks.sum(axis=1)[:, None]


def _long_term() -> np.ndarray:
    """Long-term unemployed of the country by month and group."""
    told = tables.durations("long_term").copy()
    known = told[month_number("2020M06")]
    told[MONTHS - 1] = known / known.sum() * tables.june_2026_country("PITKAAIKAISTYOTTOMAT")
    return np.stack([filled(told[:, group]) for group in range(len(GROUPS))], axis=1)


def _long_relative() -> np.ndarray:
    """The share of the long-term unemployed in each municipality relative to that of the country, by month, (121, 308)."""
    country = tables.durations("long_term").sum(axis=1) / tables.durations("unemployed").sum(axis=1)
    share = tables.june_2026("PITKAAIKAISTYOTTOMAT") / tables.june_2026("TYOTTOMATLOPUSSA")
    last = share * tables.june_2026_country("TYOTTOMATLOPUSSA") / tables.june_2026_country("PITKAAIKAISTYOTTOMAT")
    relative = np.full((MONTHS, len(last)), np.nan)
    relative[-1] = np.nan_to_num(last, nan=1.0)
    for place, month, share in tables.long_term_shares():
        relative[month, place] = share / country[month]
    return np.clip(np.stack([filled(relative[:, place]) for place in range(relative.shape[1])], axis=1), 0.3, 2.5)


def _services(stocks: np.ndarray) -> np.ndarray:
    """Persons in services by month, municipality and kind."""
    last = {kind: tables.june_2026_country(kind) for kind in ("TVKOULUTUSLOP", "VALMENNUSLOP", "TYOLLISTETTYLOP", "KOKEILULOP")}
    other = tables.june_2026_country("MTPPALVELUTLOP")
    rehabilitative, studies = (tables.country(kind)[month_number("2022M02")] for kind in ("KUNTTYOLOP", "OMAEHTLOP"))
    last |= {
        "VUORVAPLOP": 0.0,
        "KUNTTYOLOP": other * rehabilitative / (rehabilitative + studies),
        "OMAEHTLOP": other * studies / (rehabilitative + studies),
    }
    paths = []
    for kind in KINDS:
        told = tables.country(kind).copy()
        told[MONTHS - 1] = last[kind]
        if kind == "VUORVAPLOP":
            told[ALTERNATION_ENDS:] = 0.0
        paths.append(filled(told)[:, None] * _municipal_shares(kind, stocks))
    return np.stack(paths, axis=2)


def _municipal_shares(kind: str, stocks: np.ndarray) -> np.ndarray:
    """Each municipality's share of a kind of service; a hidden cell has the share of the unemployed, at most two persons' worth."""
    column = kind if kind in ("TVKOULUTUSLOP", "VALMENNUSLOP", "TYOLLISTETTYLOP", "KOKEILULOP") else "MTPPALVELUTLOP"
    told = tables.june_2026(column)
    usual = stocks[-1] / stocks[-1].sum() * np.nansum(told)
    kept = np.where(np.isnan(told), np.minimum(usual, 2.0), told)
    return kept / kept.sum()


def _seekers(stocks: np.ndarray) -> np.ndarray:
    """Job seekers per unemployed, (121,)."""
    told = tables.country("job_seekers") / stocks.sum(axis=1)
    told[MONTHS - 1] = tables.june_2026_country("HAKIJALOPUSSA") / tables.june_2026_country("TYOTTOMATLOPUSSA")
    return filled(told)
