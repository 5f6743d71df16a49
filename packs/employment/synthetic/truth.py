"""What was put in on purpose and what came of it, for those who try the product. The product never reads it."""

from __future__ import annotations

import pyarrow as pa

from packs.employment.synthetic import effects, tables
from packs.employment.synthetic.life import TO_WORK_AFTER
from packs.employment.synthetic.other_course import HORIZON, OtherCourses
from packs.employment.synthetic.people import People
from packs.employment.synthetic.tables import GROUPS, KIND_NAMES, KINDS

TOLD_MONTHS = (1, 3, 6, 9, 12, 18, 24)


def effects_told(courses: OtherCourses) -> list[dict[str, object]]:
    """By service, sex and age, and length of unemployment: share at work so many months after the start, with the service and without."""
    rows = []
    for kind, name in enumerate(KIND_NAMES):
        for group in (None, *range(len(GROUPS))):
            for long in (None, False, True):
                chosen = courses.kind == kind
                chosen &= (courses.group == group) if group is not None else True
                chosen &= ((courses.waited >= 12) == long) if long is not None else True
                rows += _told(courses, chosen, {"service": name, "sex_and_age": _name(group), "long_term_unemployed": long})
    return rows


def _name(group: int | None) -> str | None:
    return None if group is None else "/".join(GROUPS[group])


def _told(courses: OtherCourses, chosen: object, about: dict[str, object]) -> list[dict[str, object]]:
    rows = []
    for month in TOLD_MONTHS:
        seen = chosen & (courses.within[:, month] >= 0) & (courses.without[:, month] >= 0)
        count = int(seen.sum())
        if count:
            with_it, without = float(courses.within[seen, month].mean()), float(courses.without[seen, month].mean())
            rows.append(about | {"months_since_start": month, "persons": count, "at_work_with": round(with_it, 4),
                                 "at_work_without": round(without, 4), "effect": round(with_it - without, 4)})
    return rows


def selection_told(courses: OtherCourses, people: People) -> list[dict[str, object]]:
    """By service: the mean of each trait among those who began it and among everybody; `drive` is what no register tells."""
    traits = {"drive": people.drive, "education": people.education, "disabled": people.disabled, "foreign": people.foreign >= 0}
    rows = []
    for kind, name in enumerate(KIND_NAMES):
        began = courses.person[courses.kind == kind]
        for trait, values in traits.items() if len(began) else ():
            rows.append({
                "service": name, "trait": trait, "told_by_registers": trait != "drive", "began": len(began),
                "among_those_who_began": round(float(values[began].mean()), 4), "among_everybody": round(float(values.mean()), 4),
            })
    return rows


def courses_table(courses: OtherCourses, codes: pa.Array) -> pa.Table:
    """Each followed start of a service: who, which, when, and both courses month by month."""
    months = pa.array([tables.month_name(month) for month in range(tables.MONTHS)])
    columns = {
        "henkilotunnus": codes.take(pa.array(courses.person)),
        "service": pa.DictionaryArray.from_arrays(pa.array(courses.kind), pa.array(KIND_NAMES)),
        "start": pa.DictionaryArray.from_arrays(pa.array(courses.start), months),
        "months_unemployed": pa.array(courses.waited),
    }
    for month in range(1, HORIZON + 1):
        columns[f"with_{month}"] = pa.array(courses.within[:, month])
        columns[f"without_{month}"] = pa.array(courses.without[:, month])
    return pa.table(columns)


def statement() -> dict[str, object]:
    """The parameters of effects and selection, and how to read the tables beside them."""
    return {
        "synthetic": True,
        "effects": effects.STATEMENT,
        "effects_are": "changes of the logarithms of monthly hazards only; effects.parquet is the truth of how much a service did",
        "at_the_end_of_a_service": {
            "what": "beside the hazards: of those who are not unemployed again, the part who go straight to the open labour market when "
            "their service ends, before what planted declines take of it",
            "part": dict(zip(KIND_NAMES, TO_WORK_AFTER.tolist(), strict=True)),
        },
        "kinds": dict(zip(KINDS, KIND_NAMES, strict=True)),
        "at_work": "in the open labour market at the end of the month; subsidised work does not count",
        "without": "the same person's course had the service not begun: no service for 24 months, the same hazards as everybody",
    }
