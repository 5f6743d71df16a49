"""What services do and who gets into them: the planted truth, which the deliveries do not tell."""

from __future__ import annotations

import numpy as np

from packs.employment.synthetic.tables import KINDS

# How much quicker one finds work when the effect is whole, as a logarithm of the hazard: by kind, by age (under 25, 25–49, 50 or over).
# A service locks in first: while it lasts nobody leaves it for work.
QUICKER = np.array(
    [
        [0.45, 0.40, 0.20],
        [0.35, 0.20, 0.15],
        [0.30, 0.45, 0.50],
        [0.35, 0.20, 0.10],
        [0.15, 0.10, 0.10],
        [0.00, -0.05, -0.05],
        [0.10, 0.35, 0.25],
    ]
)
# The long-term unemployed get this much more out of it.
MORE_FOR_LONG_TERM = np.array([0.00, 0.05, 0.25, 0.05, 0.00, 0.15, -0.10])
RAMP, WHOLE_UNTIL, HALVES_IN = 3.0, 12.0, 12.0
# Selection: what in a person draws towards a kind of service. `drive` no register tells, so adjustment for the rest leaves a bias.
BY_DRIVE = np.array([0.5, 0.2, 0.4, 0.3, 0.3, -0.4, 0.6])
BY_AGE = np.array(
    [[0.1, 0.2, -0.4], [0.6, 0.0, 0.0], [-0.2, 0.0, 0.3], [0.7, 0.0, -0.4], [0.1, 0.1, -0.1], [0.1, 0.0, 0.2], [0.3, 0.4, -1.0]]
)
BY_WAIT = np.array([-0.5, -0.4, -0.2, -0.5, -0.4, 0.15, -0.5])
BY_DISABILITY = np.array([-0.2, 0.2, 0.5, 0.1, -0.3, 0.8, -0.4])
BY_FOREIGN = np.array([0.7, 0.2, -0.3, 0.1, -0.3, -0.1, 0.3])
BY_EDUCATION = np.array([-0.05, 0.0, -0.05, -0.1, 0.05, -0.2, 0.1])
LONGEST = 60
STATEMENT = {
    "scale": "logarithm of the hazard of leaving unemployment, relative to the same person without the service",
    "lock_in": "while a service lasts nobody leaves it for work",
    "quicker_by_kind_and_age": dict(zip(KINDS, QUICKER.tolist(), strict=True)),
    "more_for_long_term_unemployed_by_kind": dict(zip(KINDS, MORE_FOR_LONG_TERM.tolist(), strict=True)),
    "grows_to_whole_in_months_after_the_end": RAMP,
    "whole_until_months_after_the_end": WHOLE_UNTIL,
    "then_halves_in_months": HALVES_IN,
    "selection_by_unobserved_drive": dict(zip(KINDS, BY_DRIVE.tolist(), strict=True)),
    "selection_by_age": dict(zip(KINDS, BY_AGE.tolist(), strict=True)),
    "selection_by_length_of_unemployment": dict(zip(KINDS, BY_WAIT.tolist(), strict=True)),
    "selection_by_disability": dict(zip(KINDS, BY_DISABILITY.tolist(), strict=True)),
    "selection_by_foreign_citizenship": dict(zip(KINDS, BY_FOREIGN.tolist(), strict=True)),
    "selection_by_education": dict(zip(KINDS, BY_EDUCATION.tolist(), strict=True)),
}


def course(months: np.ndarray) -> np.ndarray:
    """How much of an effect is there so many months after the end of a service: it grows, stays and fades; 0 before the end."""
    growing = np.clip(months / RAMP, 0.0, 1.0)
    return growing * 0.5 ** (np.maximum(months - WHOLE_UNTIL, 0.0) / HALVES_IN)


def peak(kind: np.ndarray, age: np.ndarray, long_term: np.ndarray) -> np.ndarray:
    """The whole effect on the logarithm of the hazard, by kind, age (0–2) and whether unemployed for a year at the start."""
    return QUICKER[kind, age] + MORE_FOR_LONG_TERM[kind] * long_term


def uptake(kind: int, age: np.ndarray, waited: np.ndarray, traits: dict[str, np.ndarray]) -> np.ndarray:
    """How strongly a person is drawn to a kind of service, a logarithm: by what registers tell and by drive, which they do not."""
    return (
        BY_DRIVE[kind] * traits["drive"]
        + BY_AGE[kind, age]
        + BY_WAIT[kind] * np.minimum(waited, LONGEST) / 24
        + BY_DISABILITY[kind] * traits["disabled"]
        + BY_FOREIGN[kind] * (traits["foreign"] >= 0)
        + BY_EDUCATION[kind] * traits["education"]
    )
