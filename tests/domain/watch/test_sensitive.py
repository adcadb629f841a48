import time

import pytest

from bilan_desktop.domain.watch import judging, scores, sensitive
from bilan_desktop.domain.watch.lexicon import Topic
from bilan_desktop.practice.watch.lexicons import lexicon


def topics(text):
    return [passage.topic for passage in sensitive.find(text, lexicon())]


@pytest.mark.parametrize(
    ("topic", "forms"),
    [
        (
            Topic.HEALTH,
            ["antidépresseurs", "antidepresseur", "anti-dépresseurs", "RQTH", "hospitalisée", "malade"],
        ),
        (Topic.RELIGION, ["musulmane", "Catholiques", "athee", "ramadan"]),
        (Topic.OPINIONS, ["militante", "opinions politiques", "extrême-droite"]),
        (Topic.UNION, ["syndiquée", "CGT", "déléguée du personnel", "délégué syndical"]),
        (Topic.ORIGINS, ["d’origine turque", "titre de sejour", "née au Sénégal", "réfugiée"]),
        (Topic.SEXUAL_LIFE, ["homosexuelle", "orientation sexuelle", "lesbiennes"]),
        (Topic.FAMILY_LIFE, ["divorcée", "ses enfants", "sa mère", "mère célibataire", "congé parental"]),
        (Topic.NIR, ["numéro de sécurité sociale", "n° de sécu", "2 84 05 75 116 003"]),
    ],
)
def test_c3_every_topic_is_found_in_its_forms(topic, forms):
    for form in forms:
        assert set(topics(f"Elle dit : {form}, hier.")) == {topic}, form


@pytest.mark.parametrize(
    "text",
    [
        "La santé au travail.",
        "Délégué commercial.",
        "La maison mère.",
        "L’histoire des religions.",
        "Marie travaille.",
    ],
)
def test_c3_false_friends_are_left_alone(text):
    assert topics(text) == []


def test_c3_one_passage_has_one_key_however_it_is_written():
    first, second = (sensitive.find(t, lexicon())[0] for t in ("Des antidépresseurs.", "ANTIDEPRESSEURS"))
    assert first.key == second.key == "antidepresseurs"
    assert (first.start, first.end) == (4, 19)


@pytest.mark.parametrize(
    ("text", "around"),
    [
        ("Un. Elle est malade. Deux.", "Elle est malade. "),
        ("Elle est malade", "Elle est malade"),
        ("Un\nElle est malade\nDeux", "Elle est malade"),
        ("Quoi ? Elle est malade ! Bon.", "Elle est malade ! "),
        ("Fin.  malade. ", "malade. "),
    ],
)
def test_c3_the_sentence_of_a_passage_can_be_taken_away(text, around):
    start = text.index("malade")
    begin, end = sensitive.sentence_around(text, start, start + 6)
    assert text[begin:end] == around


def test_a_long_section_is_looked_through_at_once():
    sentence = "Elle a animé une équipe de neuf personnes, à l’entrepôt, et veut former dans la région. "
    text = sentence * (60_000 // len(sentence))
    lexicon()
    spent = []
    for _ in range(5):
        start = time.process_time()
        found = (*sensitive.find(text, lexicon()), *judging.find(text, lexicon()), *scores.find(text))
        spent.append(time.process_time() - start)
    assert found == ()
    assert min(spent) < 0.12  # the three together; a third of it on an idle machine
