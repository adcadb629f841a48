import pytest
from hypothesis import given
from hypothesis import strategies as st

from bilan_desktop.domain.errors import InvalidInput, Problem
from bilan_desktop.domain.richtext import SECTION_LIMIT, Block, BlockKind, RichText, Run

RUNS = st.builds(Run, st.text(max_size=20), st.booleans(), st.booleans())
BLOCKS = st.builds(Block, st.lists(RUNS, max_size=4).map(tuple), st.sampled_from(BlockKind))
TEXTS = st.builds(RichText, st.lists(BLOCKS, max_size=6).map(tuple))


@given(TEXTS)
def test_c9_a_section_comes_back_as_it_was_stored(section):
    assert RichText.loads(section.dumps()) == section


@given(st.text(alphabet=st.characters(exclude_characters="\n"), max_size=40), st.text(max_size=40))
def test_plain_text_stays_the_same_text(first, second):
    assert RichText.of(f"{first}\n{second}").plain == f"{first}\n{second}"


def test_nothing_stored_is_an_empty_section():
    assert RichText.loads("") == RichText()
    assert RichText().is_empty
    assert RichText.of(" \n ").is_empty
    assert not RichText.of("a").is_empty


def test_c9_a_block_is_a_paragraph_or_an_item_and_a_run_is_bold_or_italic_and_nothing_else():
    assert [kind.value for kind in BlockKind] == ["p", "b", "n"]
    with pytest.raises(ValueError, match="table"):
        RichText.loads('[["table", []]]')


def test_a_section_may_be_as_long_as_the_limit_and_no_longer():
    longest = RichText.of("a" * SECTION_LIMIT)
    assert longest.checked("skills") is longest
    with pytest.raises(InvalidInput) as caught:
        RichText.of("a" * (SECTION_LIMIT + 1)).checked("skills")
    assert (caught.value.field, caught.value.problem) == ("skills", Problem.TOO_LONG)
