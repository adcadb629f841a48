"""How much of what should be asked is asked, and how much of the rest, measured on invented sentences.

What the lists did on each file before anyone had worked on them for it: see `resources/lexicons/LISEZMOI.txt`.
"""

import tomllib
from pathlib import Path

import pytest

from bilan_desktop.domain.watch import judging, scores, sensitive
from bilan_desktop.domain.watch.lexicon import Topic
from bilan_desktop.practice.demonstration.stories import stories
from bilan_desktop.practice.watch.lexicons import lexicon

FILES = {
    "corpus": 300,
    "corpus_second": 315,
    "corpus_held_out": 100,
    "corpus_oblique": 62,
    "corpus_plain": 100,
    "corpus_untouched": 50,
}
CORPORA = {
    name: tomllib.loads(Path(__file__).with_name(f"{name}.toml").read_text(encoding="utf-8"))
    for name in FILES
}
ASKED = {
    name: [(topic, sentence) for topic, sentences in corpus["asked"].items() for sentence in sentences]
    for name, corpus in CORPORA.items()
}
JUDGED = {name: corpus["judged"]["sentences"] for name, corpus in CORPORA.items()}
NONE = {name: corpus["none"]["sentences"] for name, corpus in CORPORA.items()}


def every(part):
    return [sentence for sentences in part.values() for sentence in sentences]


def topics(sentence):
    return {passage.topic for passage in sensitive.find(sentence, lexicon())}


def missed(names):
    """What should be asked of those files and is not; a question about another topic asks as well."""
    sensitive_ones = [sentence for name in names for _, sentence in ASKED[name] if not topics(sentence)]
    judged = [s for name in names for s in JUDGED[name] if not judging.find(s, lexicon())]
    return sensitive_ones + judged


def wrongly_asked(sentences):
    return [sentence for sentence in sentences if topics(sentence) or judging.find(sentence, lexicon())]


@pytest.mark.parametrize(("name", "count"), FILES.items())
def test_every_corpus_has_different_sentences(name, count):
    assert len({*(sentence for _, sentence in ASKED[name]), *JUDGED[name], *NONE[name]}) == count


def test_no_sentence_is_in_two_corpora():
    sentences = [*(sentence for _, sentence in every(ASKED)), *every(JUDGED), *every(NONE)]
    assert len(set(sentences)) == len(sentences) == sum(FILES.values())


def test_c3_e1_at_least_95_in_100_of_what_should_be_asked_is_asked():
    lost = missed(FILES)
    assert len(lost) <= 0.05 * (len(every(ASKED)) + len(every(JUDGED))), lost


def test_c3_at_least_95_in_100_are_asked_about_the_right_topic():
    other = [(topic, sentence) for topic, sentence in every(ASKED) if Topic(topic) not in topics(sentence)]
    assert len(other) <= 0.05 * len(every(ASKED)), other


def test_c3_e1_at_most_3_in_100_of_the_rest_is_asked():
    wrongly = wrongly_asked(every(NONE))
    assert len(wrongly) <= 0.03 * len(every(NONE)), wrongly


def test_c3_e1_a_sensitive_sentence_is_hardly_ever_taken_for_a_judgement_nor_the_other_way_round():
    wrongly = [sentence for _, sentence in every(ASKED) if judging.find(sentence, lexicon())]
    wrongly += [sentence for sentence in every(JUDGED) if topics(sentence)]
    assert len(wrongly) <= 0.03 * (len(every(ASKED)) + len(every(JUDGED))), wrongly


@pytest.mark.parametrize("topic", Topic)
def test_c3_every_topic_is_in_the_corpora(topic):
    assert [sentence for name, sentence in every(ASKED) if name == topic]


def test_c9_no_sentence_of_the_corpora_is_taken_for_a_score():
    sentences = [*every(JUDGED), *every(NONE), *(sentence for _, sentence in every(ASKED))]
    assert not [sentence for sentence in sentences if scores.find(sentence)]


def test_c3_e1_the_stories_of_the_demonstration_are_hardly_asked_about():
    """Notes, papers and syntheses as a counsellor writes them, some twenty thousand words."""
    words = [text for story in stories() for text in every_text(dict(story.told)) if len(text) > 30]
    found = [text for text in words if wrongly_asked([text])]
    assert len(found) <= 0.01 * len(words), found


def every_text(told):
    for value in told.values() if isinstance(told, dict) else told:
        if isinstance(value, str):
            yield value
        elif isinstance(value, dict | list):
            yield from every_text(value)
