"""The questionnaires of satisfaction: on one page, soundly tagged, naming nobody, with no room for a remark."""

from io import BytesIO

import pikepdf
import pytest
from attrs import evolve

import paper_samples as samples
import pdf_structure
from bilan_desktop.documents.papers.outcome.satisfaction import QuestionnairePaper, questionnaire_pdf
from bilan_desktop.domain.registers.satisfaction import QUESTIONS, Moment, Score
from bilan_desktop.wording.labels import label


def spoken(data: bytes) -> str:
    return " ".join(pdf_structure.spoken(data).split())


@pytest.mark.parametrize("moment", Moment)
def test_l6_each_statement_is_read_with_its_four_answers(moment):
    data = questionnaire_pdf(QuestionnairePaper(samples.PRACTICE, moment, samples.DAY))
    assert pdf_structure.faults(data) == []
    said = spoken(data)
    for question in QUESTIONS[moment]:
        assert f"{label(question)}. Pas du tout" in said
    for score in Score:
        assert said.count(label(score)) == len(QUESTIONS[moment])
    assert "ni votre nom ni la référence" in said
    with pikepdf.open(BytesIO(data)) as pdf:
        assert len(pdf.pages) == 1


def test_l6_the_project_is_asked_about_at_six_months_only():
    def asked(moment):
        return "Où en est votre projet" in spoken(
            questionnaire_pdf(QuestionnairePaper(samples.PRACTICE, moment, samples.DAY))
        )

    assert (asked(Moment.END), asked(Moment.SIX_MONTHS)) == (False, True)


def test_a_practice_without_contact_leaves_no_empty_brackets():
    silent = evolve(samples.PRACTICE, email="", phone="")
    assert "()" not in spoken(questionnaire_pdf(QuestionnairePaper(silent, Moment.END, samples.DAY)))
