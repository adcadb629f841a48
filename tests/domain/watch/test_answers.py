from datetime import date

import pytest

from bilan_desktop.domain.errors import InvalidInput, Problem
from bilan_desktop.domain.watch import sensitive
from bilan_desktop.domain.watch.answers import Choice, answered, questions, with_answer
from bilan_desktop.practice.watch.lexicons import lexicon

DAY = date(2026, 11, 21)
TEXT = "Elle est sous antidépresseurs."


def asked(text, answers=(), field="said"):
    return questions(field, sensitive.find(text, lexicon()), answers)


def test_c3_a_passage_is_asked_about_until_it_is_kept_with_a_reason():
    question = asked(TEXT)[0]
    assert question.is_open
    kept = answered(question, Choice.KEEP, " Postes de nuit écartés ", DAY)
    assert (kept.reason, kept.answered_on, kept.field) == ("Postes de nuit écartés", DAY, "said")
    assert not asked(TEXT, [kept])[0].is_open


def test_c3_an_edit_elsewhere_does_not_ask_again():
    kept = answered(asked(TEXT)[0], Choice.KEEP, "Nécessaire", DAY)
    assert not asked(f"Lundi, au cabinet. {TEXT} Puis elle rit. ANTIDEPRESSEURS.", [kept])[0].is_open
    assert asked(TEXT, [kept], field="thoughts")[0].is_open
    assert asked("Elle est diabétique.", [kept])[0].is_open


def test_c3_a_passage_is_not_kept_without_a_reason():
    with pytest.raises(InvalidInput) as raised:
        answered(asked(TEXT)[0], Choice.KEEP, "  ", DAY)
    assert (raised.value.field, raised.value.problem) == ("reason", Problem.EMPTY)


def test_c3_what_is_to_be_rewritten_stays_open_and_what_was_taken_away_is_asked_about_anew():
    question = asked(TEXT)[0]
    rewrite, remove = (answered(question, choice, "", DAY) for choice in (Choice.REWRITE, Choice.REMOVE))
    waiting = asked(TEXT, [rewrite])[0]
    assert waiting.is_open
    assert waiting.answer == rewrite
    assert asked(TEXT, [remove])[0].answer is None


def test_c3_an_answer_holds_none_of_the_words_it_is_about():
    kept = answered(asked(TEXT)[0], Choice.REWRITE, "Les antidépresseurs", DAY)
    assert "antid" not in repr(kept).lower()


def test_c3_a_new_answer_takes_the_place_of_the_former_one():
    question, other = asked(TEXT)[0], asked("Elle est diabétique.")[0]
    first = answered(question, Choice.REWRITE, "", DAY)
    second = answered(question, Choice.KEEP, "Nécessaire", DAY)
    third = answered(other, Choice.KEEP, "Nécessaire", DAY)
    assert with_answer(with_answer((first,), third), second) == (third, second)
