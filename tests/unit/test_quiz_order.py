from __future__ import annotations

from collections import Counter

from odapnote.quiz.order import shown_order

WORDS = ["가", "나", "다", "라"]


def test_the_name_of_a_question_decides_and_nothing_else() -> None:
    assert shown_order("padding-size", WORDS) == shown_order("padding-size", WORDS[::-1])
    assert sorted(shown_order("padding-size", WORDS)) == [0, 1, 2, 3]


def test_no_place_is_likelier_than_another() -> None:
    places = Counter(shown_order(f"quiz-{number}", WORDS).index(1) for number in range(4000))
    # Three deviations of 27 around 1,000.
    assert all(918 < count < 1082 for count in places.values())


def test_numbers_stand_in_the_order_of_their_size() -> None:
    assert shown_order("a", ["27", "13", "1,024", "-2.5"]) == (3, 1, 0, 2)
    assert shown_order("a", ["27개", "13개"]) == (1, 0)


def test_what_is_no_number_or_has_another_unit_is_shuffled() -> None:
    for texts in (["3장", "2줄"], ["2", "하나", "1", "0"]):
        shuffled = {shown_order(f"quiz-{number}", texts) for number in range(40)}
        assert len(shuffled) > 1
