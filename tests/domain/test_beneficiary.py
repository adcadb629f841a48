import pytest

from bilan_desktop.domain.beneficiary import Beneficiary, Civility, Status
from bilan_desktop.domain.errors import InvalidInput, Problem


def test_c4_where_another_may_look_on_a_person_has_a_first_name_and_an_initial():
    assert Beneficiary("Karim", "lemoine").discreet_name == "Karim L."
    assert Beneficiary("Karim", "").discreet_name == "Karim"
    assert Beneficiary("", "Lemoine").discreet_name == "L."


def test_papers_bear_the_whole_name():
    assert Beneficiary("Élodie", "Marchand").full_name == "Élodie Marchand"


def test_a_beneficiary_is_cleaned():
    person = Beneficiary(" Élodie ", "Marchand\n", Civility.MADAME, Status.JOB_SEEKER, " e@exemple.fr ")
    checked = person.checked()
    assert (checked.full_name, checked.email) == ("Élodie Marchand", "e@exemple.fr")
    assert (checked.civility, checked.status) == (Civility.MADAME, Status.JOB_SEEKER)


@pytest.mark.parametrize(
    ("person", "field", "problem"),
    [
        (Beneficiary("", "Lemoine"), "first_name", Problem.EMPTY),
        (Beneficiary("Karim", " "), "last_name", Problem.EMPTY),
        (Beneficiary("K" * 81, "Lemoine"), "first_name", Problem.TOO_LONG),
        (Beneficiary("Karim", "Lemoine", email="karim"), "email", Problem.WRONG_FORMAT),
        (Beneficiary("Karim", "Lemoine", phone="0" * 41), "phone", Problem.TOO_LONG),
    ],
)
def test_the_first_field_of_a_person_that_cannot_stand_is_named(person, field, problem):
    with pytest.raises(InvalidInput) as caught:
        person.checked()
    assert (caught.value.field, caught.value.problem) == (field, problem)
