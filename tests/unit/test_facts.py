"""What a fact refuses when it is defined."""

from __future__ import annotations

import pytest

from puntari.define.fact import Fact
from puntari.words.errors import BadDefinition
from tests.small.pack import HENS


@pytest.mark.parametrize(
    ("sql", "says"),
    [
        ("SELECT area, month, breed AS level, hens FROM hens", "breaks down by 'level', a column that every answer has; .*AS kind"),
        ("SELECT area, month, breed AS value, hens FROM hens", "breaks down by 'value'"),
        ("SELECT area, breed, hens FROM hens", "must choose exactly one period column; it has area, breed, hens"),
        ("SELECT area, month, hens + cocks AS birds FROM hens", "only chooses columns"),
        ("SELECT area, month, hens FROM chicken", "reads 'chicken', which is none of its sources"),
        ("SELECT area, month, hens FROM hens WHERE breed = 'legorn'", "compares breed with 'legorn', which it never is; nearest: leghorn"),
        ("SELECT area, month, hens FROM", "no SQL that can be read"),
    ],
)
def test_a_fact_that_could_not_be_asked_is_refused_with_what_to_do(sql: str, says: str) -> None:
    with pytest.raises(BadDefinition, match=says):
        Fact("flock", sql, (HENS,))
