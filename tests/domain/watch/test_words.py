import unicodedata

import pytest

from bilan_desktop.domain.watch.words import Index, Reading, fold, hits, key_of, phrases

SETS = {"sa": ("son", "sa", "ses"), "adv": ("", "très", "peu")}


def found(text, *entries, harmless=()):
    labelled = [(phrase, entry) for entry in entries for phrase in phrases(entry, SETS)]
    labelled += [(phrase, None) for entry in harmless for phrase in phrases(entry, SETS)]
    return [text[hit.start : hit.end] for hit in hits(Reading.of(text), Index.of(labelled))]


@pytest.mark.parametrize("text", ["dépressif", "DÉPRESSIF", "depressif", "Dépressif", "de\u0301pressif"])
def test_accents_and_case_make_no_difference(text):
    assert found(f"Il est {text}.", "dépressi(f|ve)") == [text]


@pytest.mark.parametrize("form", ["voisin", "voisine", "voisins", "voisines"])
def test_endings_in_parentheses_may_be_missing(form):
    assert found(form, "voisin(e|s|es)") == [form]


def test_a_word_is_matched_whole():
    assert found("La maladresse et les maladies", "malad(e|ie)(s)") == ["maladies"]


@pytest.mark.parametrize(
    "text", ["mi-temps thérapeutique", "mi temps\u00a0thérapeutique", "Mi‑temps\u202fthérapeutique"]
)
def test_hyphens_and_spaces_are_one(text):
    assert found(f"en {text} depuis", "mi-temps thérapeutique") == [text]


@pytest.mark.parametrize("text", ["l’alcool", "l'alcool", "d’alcool"])
def test_elisions_leave_the_word_whole(text):
    assert found(text, "alcool") == ["alcool"]


def test_a_phrase_does_not_run_across_a_sign_or_a_line():
    assert found("en arrêt. Travail le lundi", "arrêt travail") == []
    assert found("arrêt\ntravail", "arrêt travail") == []


def test_words_in_parentheses_and_sets_may_be_missing():
    assert found("arrêt maladie, arrêt de maladie", "arrêt (de) maladie") == [
        "arrêt maladie",
        "arrêt de maladie",
    ]
    assert found("est très mou, est mou", "est {adv} mou") == ["est très mou", "est mou"]
    assert found("sa mère, la mère", "{sa} mère") == ["sa mère"]
    assert found("une grave chute", "une (grave|lourde) chute") == ["une grave chute"]
    assert found("une chute", "une (grave|lourde) chute") == []


def test_a_choice_of_several_words_is_one_phrase_each():
    entry = "accident (de la route|du travail|domestique)"
    for text in ("accident de la route", "accident du travail", "accident domestique"):
        assert found(text, entry) == [text]
    assert found("en (pays|{sa} ville)".replace("(pays|{sa} ville)", "sa ville"), "en (pays|{sa} ville)") == [
        "en sa ville"
    ]
    assert found("le fort de brest", "le (fort de brest|port de pêche)") == ["le fort de brest"]


def test_accents_count_where_the_entry_says_so():
    assert found("Marie est mariée.", "=mari(é|ée)") == ["mariée"]
    assert found("il ferme, il est fermé", "=fermé(e)") == ["fermé"]


def test_the_longer_of_two_wins():
    assert found("arrêt maladie", "arrêt", "arrêt maladie", "maladie") == ["arrêt maladie"]


def test_an_exception_covers_what_lies_within_it():
    assert found("la maison mère et sa mère", "{sa} mère", "mère", harmless=["maison mère"]) == ["sa mère"]


def test_the_ligature_is_written_both_ways():
    for text in ("sœur", "soeur"):
        assert found(text, "sœur") == [text]
    assert key_of("Sa sœur") == key_of("sa SOEUR") == "sa soeur"


@pytest.mark.parametrize("entry", ["", "(de)", "{adv}", "{inconnue} mère"])
def test_an_entry_that_says_nothing_is_refused(entry):
    with pytest.raises(ValueError):
        phrases(entry, SETS)


def test_folding_keeps_every_place():
    text = "ÀÉÎÕÜ Œuvre naïve ŸŠ"
    assert len(fold(text)) == len(text)
    assert fold("ÉÀ") == "ea"
    assert key_of(unicodedata.normalize("NFD", "L’été à Noël")) == "l ete a noel"


def test_what_was_found_in_a_text_with_underscores_and_signs_is_at_its_place():
    assert found("note_1 : un cancer, 2/3 (cancer)", "cancer") == ["cancer", "cancer"]


def test_a_sign_that_grows_in_lower_case_moves_nothing():
    assert fold("İSTANBUL, né là") == "istanbul, ne la"
    assert found("İl a un cancer", "cancer") == ["cancer"]


def test_an_exception_counts_only_where_it_covers():
    text = "Le cancer du sein. " + "Un mot puis un autre. " * 20 + "La ligue contre le cancer."
    assert found(text, "cancer", harmless=("ligue contre le cancer",)) == ["cancer"]
