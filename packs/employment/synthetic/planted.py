"""Areas whose service gets worse on purpose: three whose peers do not, and three whose peers do too."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from packs.employment.synthetic import tables
from packs.employment.synthetic.scale import Scale, part_of
from packs.employment.synthetic.tables import MONTHS, month_number

BEGINS, TAKES = month_number("2025M03"), 6
ON_TIME, ON_TIME_DECLINED = 0.80, 0.45
IN_FORCE, IN_FORCE_DECLINED = 0.85, 0.55
WEAKER = 0.65
PEERS = 6
OUTSIDE_THE_SYSTEM = "46"


@dataclass(frozen=True, eq=False)
class Planted:
    """Employment areas by what was planted in them, and how far the decline has come by month and municipality, (121, 308), 0 to 1."""

    areas: tuple[str, ...]
    alone: tuple[str, ...]
    shared: tuple[str, ...]
    shared_with: tuple[str, ...]
    decline: np.ndarray

    @property
    def weaker(self) -> np.ndarray:
        """How much less often those who leave find work, (121, 308)."""
        return 1 - (1 - WEAKER) * self.decline

    def statement(self) -> dict[str, object]:
        """What the truth file says of it."""
        return {
            "level": "employment_area",
            "declining_alone": list(self.alone),
            "declining_with_their_peers": list(self.shared),
            "peers_that_decline_too": list(self.shared_with),
            "begins": tables.month_name(BEGINS),
            "whole_after_months": TAKES,
            "interviews_on_time": {"usual": ON_TIME, "declined": ON_TIME_DECLINED},
            "plans_in_force": {"usual": IN_FORCE, "declined": IN_FORCE_DECLINED},
            "work_after_unemployment_or_service_relative_to_usual": WEAKER,
        }


def plant(scale: Scale) -> Planted:
    """Choose the areas: the three nearest each other with their peers, and of the rest the three farthest from each other."""
    of_place = np.array(part_of("employment_area"))
    here = {region for region in part_of("region") if not scale.regions or region in scale.regions}
    inside = np.array([region in here for region in part_of("region")])
    areas = sorted({str(area) for area in of_place[inside]} - {OUTSIDE_THE_SYSTEM, ""})
    features = _features(of_place, areas)
    apart = np.linalg.norm(features[:, None] - features[None], axis=2)
    near = np.argsort(apart, axis=1, kind="stable")[:, : PEERS + 1]
    middle = int(np.argmin([apart[area, near[area]].mean() for area in range(len(areas))]))
    together, peers = near[middle][:3], near[middle][3:]
    alone = _far_apart(apart, [area for area in range(len(areas)) if area not in set(near[middle])])
    declining = {areas[area] for area in (*together, *peers, *alone)}
    course = np.clip((np.arange(MONTHS) - BEGINS + 1) / TAKES, 0.0, 1.0)
    decline = course[:, None] * np.isin(of_place, sorted(declining))[None]
    return Planted(
        tuple(map(str, of_place)), *(tuple(sorted(areas[area] for area in some)) for some in (alone, together, peers)), decline
    )


def _features(of_place: np.ndarray, areas: list[str]) -> np.ndarray:
    """What areas are alike in: size, unemployment, length of unemployment and foreign citizens, each in its own standard deviations."""
    names = ("TYOVOIMATK", "TYOTTOMATLOPUSSA", "PITKAAIKAISTYOTTOMAT", "TYOTTOMATULK")
    sums = np.array([[np.nansum(tables.june_2026(name)[of_place == area]) for name in names] for area in areas])
    told = np.column_stack([np.log(sums[:, 0]), sums[:, 1] / sums[:, 0], sums[:, 2] / sums[:, 1], sums[:, 3] / sums[:, 1]])
    return (told - told.mean(axis=0)) / told.std(axis=0)


def _far_apart(apart: np.ndarray, able: list[int]) -> list[int]:
    chosen = [able[int(np.argmax(apart[np.ix_(able, able)].sum(axis=1)))]]
    while len(chosen) < 3:
        chosen.append(max((one for one in able if one not in chosen), key=lambda one: min(apart[one, other] for other in chosen)))
    return chosen
