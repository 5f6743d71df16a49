"""Identity codes proved many at once are those that the kept library proves one by one."""

from __future__ import annotations

import random
from itertools import product

from puntari.define.register import Entity
from puntari.guard.codes import plainly_right
from puntari.guard.pseudonym import all_proved, proved
from tests.small.registers import business, hetu

SIGNS = "+-YXWVUABCDEF"
LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ+- aö９"
CHECK = "0123456789ABCDEFHJKLMNPRSTUVWXY"


def coded(digits: str, sign: str) -> str:
    return f"{digits[:6]}{sign}{digits[6:]}{CHECK[int(digits) % 31]}"


def test_every_day_and_sign_is_judged_as_by_the_library() -> None:
    days = [f"{day:02d}{month:02d}{year:02d}" for day, month, year in product(range(33), range(14), (0, 4, 70, 96))]
    told = [coded(f"{day}{900 + place % 100:03d}", sign) for place, (day, sign) in enumerate(product(days, SIGNS))]
    assert plainly_right(told).tolist() == [proved(Entity.PERSON, one) is not None for one in told]
    assert 0 < sum(plainly_right(told)) < len(told)


def test_individual_numbers_and_check_characters_are_judged_as_by_the_library() -> None:
    told = [coded(f"010170{number:03d}", "-") for number in (0, 1, 2, 3, 899, 900, 999)]
    told += [told[-1][:-1] + letter for letter in LETTERS]
    assert plainly_right(told).tolist() == [proved(Entity.PERSON, one) == one for one in told]


def test_damaged_codes_are_right_only_where_the_library_says_so() -> None:
    chance, told = random.Random(5), []
    for number in range(3000):
        code = list(hetu(number, year=chance.choice([1890, 1970, 2004])))
        for _ in range(chance.randint(0, 2)):
            code[chance.randrange(len(code))] = chance.choice(["", *LETTERS])
        told.append("".join(code))
    one_by_one = [proved(Entity.PERSON, one) for one in told]
    assert all_proved(Entity.PERSON, told) == one_by_one
    assert all(found == one for one, found, right in zip(told, one_by_one, plainly_right(told), strict=True) if right)
    assert {None} < set(one_by_one)


def test_none_at_all_and_business_ids() -> None:
    assert all_proved(Entity.PERSON, []) == []
    told = [business(1), "1234567-8", "131052A308T"]
    assert all_proved(Entity.BUSINESS, told) == [proved(Entity.BUSINESS, one) for one in told]
