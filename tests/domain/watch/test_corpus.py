"""How much of what should be asked is asked, and how much of the rest, measured on invented sentences."""

import tomllib
from pathlib import Path

import pytest

from bilan_desktop.domain.watch import judging, scores, sensitive
from bilan_desktop.domain.watch.lexicon import Topic
from bilan_desktop.practice.watch.lexicons import lexicon

CORPUS = tomllib.loads(Path(__file__).with_name("corpus.toml").read_text(encoding="utf-8"))
ASKED = [(topic, sentence) for topic, sentences in CORPUS["asked"].items() for sentence in sentences]
JUDGED = CORPUS["judged"]["sentences"]
NONE = CORPUS["none"]["sentences"]


def topics(sentence):
    return {passage.topic for passage in sensitive.find(sentence, lexicon())}


def test_the_corpus_has_300_different_sentences():
    assert len({*(sentence for _, sentence in ASKED), *JUDGED, *NONE}) == 300


def test_c3_e1_at_least_95_in_100_of_what_should_be_asked_is_asked():
    missed = [sentence for topic, sentence in ASKED if Topic(topic) not in topics(sentence)]
    missed += [sentence for sentence in JUDGED if not judging.find(sentence, lexicon())]
    assert len(missed) <= 0.05 * (len(ASKED) + len(JUDGED)), missed


def test_c3_e1_at_most_3_in_100_of_the_rest_is_asked():
    wrongly = [sentence for sentence in NONE if topics(sentence) or judging.find(sentence, lexicon())]
    wrongly += [sentence for sentence in JUDGED if topics(sentence)]
    wrongly += [sentence for _, sentence in ASKED if judging.find(sentence, lexicon())]
    assert len(wrongly) <= 0.03 * 300, wrongly
    assert len([sentence for sentence in wrongly if sentence in NONE]) <= 0.03 * len(NONE), wrongly


@pytest.mark.parametrize("topic", Topic)
def test_c3_every_topic_is_in_the_corpus(topic):
    assert CORPUS["asked"][topic]


def test_c9_no_sentence_of_the_corpus_is_taken_for_a_score():
    assert not [s for s in (*JUDGED, *NONE, *(s for _, s in ASKED)) if scores.find(s)]
