"""What the stories of the demonstration tell: invented people, lawful courses, whatever day they are played on."""

import re
import tomllib
from datetime import date, timedelta
from itertools import pairwise

import pytest

from bilan_desktop.domain.bilan.funding import Route
from bilan_desktop.domain.bilan.phase import Phase
from bilan_desktop.domain.calendar import add_years
from bilan_desktop.practice.demonstration import texts
from bilan_desktop.practice.demonstration.days import Days
from bilan_desktop.practice.demonstration.scene import Scene, session_times
from bilan_desktop.practice.demonstration.stories import setting, stories
from bilan_desktop.practice.demonstration.timeline import acts
from bilan_desktop.resources import resource

STORIES = stories()
NAMES = [story.name for story in STORIES]
TODAYS = [date(2026, 11, 16) + timedelta(days=n) for n in range(7)]
TODAYS += [date(2027, 3, 1), date(2028, 2, 28), date(2028, 2, 29), date(2028, 3, 1), date(2031, 1, 1)]


def of_each_story(test):
    return pytest.mark.parametrize("story", STORIES, ids=NAMES)(test)


def every_text(value):
    if isinstance(value, dict):
        for inner in value.values():
            yield from every_text(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from every_text(inner)
    elif isinstance(value, str):
        yield value


def duration(told):
    starts, ends = session_times(told)
    return timedelta(hours=ends.hour - starts.hour, minutes=ends.minute - starts.minute)


def test_there_are_at_least_twelve_people_in_every_phase_and_route():
    assert len(STORIES) >= 12
    told = {(story.part("course")["phase"], story.part("funding")["route"]) for story in STORIES}
    assert told >= {(p.value, route.value) for p in Phase for route in (Route.CPF, Route.TRAINING_PLAN)}
    assert {route for _, route in told} == {route.value for route in Route}


@of_each_story
def test_the_person_and_their_coordinates_are_plainly_invented(story):
    person = story.beneficiary.checked()
    assert re.fullmatch(r"(?:01 99 00|06 39 98) \d\d \d\d", person.phone)
    assert person.email.endswith(("@example.fr", ".exemple.invalid"))
    assert not person.address or re.search(r"^99\d{3} ", person.address, re.MULTILINE)


def test_no_two_people_share_a_name_or_a_telephone():
    assert len({story.beneficiary.full_name for story in STORIES}) == len(STORIES)
    assert len({story.beneficiary.phone for story in STORIES}) == len(STORIES)


def test_the_practice_is_one_the_program_accepts():
    practice = setting().practice.checked()
    assert practice.phone.startswith("01 99 00")
    assert practice.siret.startswith("99999")


@of_each_story
def test_no_employer_exists_under_cpf(story):
    if story.part("funding")["route"] == Route.CPF:
        assert "employer" not in story.part("funding")
        assert "convention" not in story.part("funding")


@of_each_story
def test_l1_sessions_fit_in_twenty_four_hours(story):
    spent = sum((duration(told) for told in story.parts("sessions")), timedelta())
    assert spent <= timedelta(hours=24)
    assert all(duration(told) > timedelta() for told in story.parts("sessions"))


@of_each_story
def test_c1_no_investigation_before_consent_nor_before_the_paper(story):
    later = [told["day"] for told in story.parts("sessions") if told["phase"] != Phase.PRELIMINARY]
    if not later:
        return
    paid = story.part("funding")
    ten_days = paid["route"] in {Route.TRAINING_PLAN, Route.REDEPLOYMENT_LEAVE}
    cpf = paid["route"] == Route.CPF
    paper = paid["terms"] if cpf else paid["convention"]["signed"] if ten_days else paid["signed"]
    assert story.part("consent")["day"] <= min(later)
    # Working days may fall two days earlier than told; the day of the paper is exact under the training plan.
    assert paper + (2 if ten_days else 0) <= min(later)


@of_each_story
def test_c2_no_session_between_another_funding_and_its_paper(story):
    changed = story.part("change")
    if not changed:
        return
    signed = changed["convention"]["signed"]
    days = [told["day"] for told in story.parts("sessions")]
    assert not [day for day in days if changed["day"] <= day < signed + 2]
    assert min(days) < changed["day"] < max(days)


@of_each_story
def test_nothing_is_told_of_today_or_later(story):
    last = -story.opened
    assert all(told["day"] < last for told in (*story.parts("sessions"), *story.parts("documents")))


@of_each_story
def test_sessions_are_told_in_order_and_days_apart(story):
    days = [told["day"] for told in story.parts("sessions")]
    assert all(later - earlier >= 3 for earlier, later in pairwise(days))


@of_each_story
def test_a_synthesis_is_told_in_three_sections_without_lists_of_scores(story):
    written = story.part("synthesis")
    for name in ("circumstances", "skills", "project"):
        if name in written:
            rich = texts.rich(written[name])
            assert len(rich.plain.split()) > 30
            assert not re.search(r"\bscore\b|\bRIASEC\b|sur 20", rich.plain)


def test_one_synthesis_is_long_enough_for_six_pages():
    longest = max(
        sum(len(texts.rich(written[name]).plain.split()) for name in ("circumstances", "skills", "project"))
        for story in STORIES
        if "project" in (written := story.part("synthesis"))
    )
    assert longest > 1800


@of_each_story
def test_the_texts_keep_clear_of_what_the_law_leaves_to_the_person(story):
    said = " ".join(every_text(story.told)).casefold()
    barred = (
        r"maladie|dépress|burn.?out|handicap|enceinte|grossesse|médecin|thérapie|mari\b|épouse|conjoint|divorc"
        r"|enfant|syndica|grève|église|mosquée|relig|politique|nationalité|origine étrangère"
    )
    assert not re.findall(barred, said)


@of_each_story
def test_the_typography_is_french_once_read(story):
    for told in every_text(story.told):
        read = texts.flow(told)
        assert "'" not in read
        assert not re.search(r"[ \u00a0][;:!?»](?!\w)", read), read
        assert not re.search(r"« ", read), read
        assert read.count("«") == read.count("»")


@pytest.mark.parametrize("today", TODAYS, ids=str)
@of_each_story
def test_acts_follow_one_another_up_to_yesterday(story, today):
    days = Days(today, story.opened)
    played = acts(story, Scene(None, story, days), days)
    assert all(earlier.day <= later.day for earlier, later in pairwise(played))
    assert played[-1].day < today
    assert played[0].day == days.working(0)


@pytest.mark.parametrize("today", TODAYS, ids=str)
def test_one_story_keeps_its_synthesis_until_tomorrow_within_the_ceiling(today):
    until_tomorrow = []
    for story in STORIES:
        days = Days(today, story.opened)
        for told in story.parts("retention"):
            if "until" not in told:
                continue
            term = days.working(story.part("closing")["day"])
            assert days.exact(told["until"]) <= add_years(term, 1)
            until_tomorrow.append(days.exact(told["until"]) == today + timedelta(days=1))
    assert until_tomorrow == [True]


@pytest.mark.parametrize("today", TODAYS, ids=str)
def test_one_convention_is_on_its_eighth_day_and_one_past_its_tenth(today):
    ages = []
    for story in STORIES:
        convention = story.part("funding").get("convention", {})
        if convention and "signed" not in convention:
            ages += [(today - Days(today, story.opened).exact(day)).days for day in convention["sent"]]
    assert sorted(ages) == [8, 13]


def test_every_file_is_read():
    files = {path.stem for path in resource("demonstration").glob("*.toml")} - {"practice"}
    assert files == set(NAMES)
    assert all(tomllib.loads(resource("demonstration", f"{name}.toml").read_text("utf-8")) for name in NAMES)
