"""How much of Finland is made."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from functools import cache

import numpy as np

from packs.employment.codes.finland import DIVISION
from packs.employment.synthetic import tables
from packs.employment.synthetic.targets import Targets

WESTERN = ("04", "05", "06", "13", "14", "15")
TODAY = date(2026, 6, 30)


@dataclass(frozen=True)
class Scale:
    """`divisor` real persons for one synthetic; `regions` to which it is bound, all when empty; `as_csv` writes some registers as CSV.

    `months_a_delivery` is how many months' changes A-TMT tells at once; `followed` is the share of services
    begun whose other course, without the service, is followed for the truth.
    """

    name: str
    divisor: int
    regions: tuple[str, ...] = ()
    as_csv: bool = False
    followed: float = 1.0
    months_a_delivery: int = 1

    def of(self, targets: Targets) -> Targets:
        """The targets of the whole country made those of this scale."""
        here = np.array([not self.regions or region in self.regions for region in part_of("region")])
        stocks = np.where(here, targets.unemployed, 0.0) / self.divisor
        share = (stocks.sum(axis=1) / targets.unemployed.sum(axis=1))[:, None]
        # Where the long-term unemployed are a smaller part of all than in the country, they are so at the scale, too.
        long_share = ((stocks * targets.long_relative).sum(axis=1) / (targets.unemployed * targets.long_relative).sum(axis=1))[:, None]
        return replace(
            targets,
            unemployed=stocks,
            laid_off=np.where(here, targets.laid_off, 0.0) / self.divisor,
            groups=targets.groups * share,
            long_term=targets.long_term * long_share,
            services=np.where(here[None, :, None], targets.services, 0.0) / self.divisor,
        )


SCALES = {
    scale.name: scale
    for scale in (
        Scale("demo", 40, as_csv=True, months_a_delivery=6),
        Scale("region", 1, WESTERN, followed=0.2),
        Scale("national", 1, followed=0.05),
    )
}


def part_of(level: str) -> tuple[str, ...]:
    """The code of the area of a level that each municipality of the tables is part of in June 2026."""
    return tuple(DIVISION.parent(code, level, TODAY) or "" for code in tables.municipalities())


@cache
def centres() -> np.ndarray:
    """For each municipality the place of the one with the largest labour force of its region, (308,)."""
    regions, force = np.array(part_of("region")), np.nan_to_num(tables.june_2026("TYOVOIMATK"))
    largest = {region: int(np.argmax(np.where(regions == region, force, -1))) for region in set(regions)}
    return np.array([largest[region] for region in regions])


def by_area(figures: np.ndarray) -> tuple[list[str], np.ndarray]:
    """Codes of employment areas, and figures by month and municipality summed to them."""
    codes, place = np.unique(part_of("employment_area"), return_inverse=True)
    summed = np.zeros((len(figures), len(codes)))
    np.add.at(summed.T, place, figures.T)
    return [str(code) for code in codes], summed


def in_whole(figures: np.ndarray, dither: np.ndarray) -> np.ndarray:
    """Figures by month and place as whole numbers that come to the rounded sum of each month.

    Each place rounds at a threshold of its own, so a smooth path does not flicker; all thresholds shift by what the sum lacks.
    """
    low, high = np.full(len(figures), -1.0), np.full(len(figures), 1.0)
    goal = np.rint(figures.sum(axis=1))
    for _ in range(24):
        shift = (low + high) / 2
        enough = _rounded(figures, dither, shift).sum(axis=1) >= goal
        low, high = np.where(enough, low, shift), np.where(enough, shift, high)
    return _rounded(figures, dither, high)


def _rounded(figures: np.ndarray, dither: np.ndarray, shift: np.ndarray) -> np.ndarray:
    return np.where(figures > 0, np.maximum(np.floor(figures + dither + shift[:, None]), 0), 0).astype(np.int64)
