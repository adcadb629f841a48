from uuid import uuid4

import pytest

from bilan_desktop.domain.bilan.results import TITLE_LIMIT, ResultPart
from bilan_desktop.domain.errors import Breach, InvalidInput, Problem, RuleBroken
from bilan_desktop.domain.richtext import SECTION_LIMIT, RichText


def part(title="Intérêts", content=""):
    return ResultPart(uuid4(), title, RichText.of(content) if content else RichText())


def test_a_part_has_a_title_in_one_line():
    assert part("  Intérêts\n professionnels ").checked().title == "Intérêts professionnels"
    for title, problem in (("", Problem.EMPTY), ("a" * (TITLE_LIMIT + 1), Problem.TOO_LONG)):
        with pytest.raises(InvalidInput) as raised:
            part(title).checked()
        assert (raised.value.field, raised.value.problem) == ("result_title", problem)


def test_a_part_is_no_longer_than_a_section_and_holds_no_social_security_number():
    with pytest.raises(InvalidInput) as raised:
        part(content="a" * (SECTION_LIMIT + 1)).checked()
    assert raised.value.field == "result_content"
    with pytest.raises(RuleBroken) as barred:
        part(content="Son numéro : 2 84 05 75 116 003 56").checked()
    assert barred.value.breach is Breach.NIR_FORBIDDEN


def test_c9_a_score_may_stand_in_the_results_where_the_synthesis_may_not_hold_it():
    told = "Profil : R 12/20, A 18/20, S 16/20."
    assert part(content=told).checked().content.plain == told
