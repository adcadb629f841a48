import pytest

from bilan_desktop.domain.watch import judging
from bilan_desktop.practice.watch.lexicons import lexicon


def words(text):
    return [found.word for found in judging.find(text, lexicon())]


@pytest.mark.parametrize(
    "word",
    [
        "perfectionniste",
        "Perfectionnistes",
        "PARESSEUSE",
        "paresseux",
        "naive",
        "naïfs",
        "egoiste",
        "arrogantes",
    ],
)
def test_e1_judging_words_are_found_in_every_form(word):
    assert words(f"Note : {word}.") == [word]


def test_e1_every_word_comes_with_what_to_write_instead():
    found = judging.find("Elle est perfectionniste.", lexicon())[0]
    assert found.suggestion == "décrire un fait plutôt qu’un trait"
    assert (found.start, found.end) == (9, 24)


@pytest.mark.parametrize(
    "text", ["« je suis trop perfectionniste »", "“perfectionniste”", 'le mot "perfectionniste"']
)
def test_e1_words_in_quotation_marks_are_reported_and_pass(text):
    assert words(f"Elle dit : {text}.") == []


@pytest.mark.parametrize(
    "text", ["Le contrat est rigide.", "L’emploi reste fragile.", "La borne est en panne."]
)
def test_e1_things_may_be_rigid_or_fragile(text):
    assert words(text) == []
