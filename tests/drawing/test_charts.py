"""Charts are laid out alike in every medium: all within their width, no words over words, nothing told by colour alone."""

from datetime import date, timedelta
from itertools import combinations, pairwise
from math import dist

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

import chart_samples as samples
from bilan_desktop.domain.bilan.document import DocumentKind
from bilan_desktop.domain.cases.closing import Outcome
from bilan_desktop.domain.cases.destruction import StillKept
from bilan_desktop.domain.practice import Keeping
from bilan_desktop.drawing.hexagon import Hexagon
from bilan_desktop.drawing.retention import Kept, left, promised, retention
from bilan_desktop.drawing.shapes import Bar, Disc, Line, Polygon, Role, Style, Words, wrapped
from bilan_desktop.drawing.steps import StepsLine
from bilan_desktop.wording.interests import Interests
from bilan_desktop.wording.processing import YearsKept, years_kept
from bilan_desktop.wording.steps import Step, When
from paper_samples import PRACTICE

EVEN = samples.Even()
CHARTS = samples.every_chart()
WIDTHS = (300, 480, 600, 1200)


def touch(one, other, slack=0.01):
    """Whether two boxes share a place."""
    return (
        one[0] < other[2] - slack
        and other[0] < one[2] - slack
        and one[1] < other[3] - slack
        and other[1] < one[3] - slack
    )


def require_sound(drawing, metrics):
    """All within the drawing; no words over words, nor over a line that leads elsewhere."""
    boxes = {id(shape): samples.box_of(shape, metrics) for shape in drawing.shapes}
    for shape in drawing.shapes:
        x1, y1, x2, y2 = boxes[id(shape)]
        assert x1 >= -0.01, shape
        assert y1 >= -0.01, shape
        assert x2 <= drawing.width + 0.01, shape
        assert y2 <= drawing.height + 0.01, shape
    words = [shape for shape in drawing.shapes if isinstance(shape, Words)]
    for one, other in combinations(words, 2):
        assert not touch(boxes[id(one)], boxes[id(other)]), (one.text, other.text)
    lines = [shape for shape in drawing.shapes if isinstance(shape, Line) and shape.x1 == shape.x2]
    for line in lines:
        x1, y1, x2, y2 = boxes[id(line)]
        for shape in words:
            if shape.role is not Role.ON_MARK:
                assert not touch((x1 - 0.4, y1, x2 + 0.4, y2 - 0.5), boxes[id(shape)]), shape.text


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", CHARTS)
def test_nothing_stands_outside_or_over_other_words(name, width):
    require_sound(CHARTS[name].drawn(width, EVEN), EVEN)


@pytest.mark.parametrize("unit", [0.75, 1.5, 2.0])
@pytest.mark.parametrize("name", CHARTS)
def test_a_larger_unit_makes_the_same_drawing_larger(name, unit):
    small = CHARTS[name].drawn(480, EVEN)
    large = CHARTS[name].drawn(480 * unit, samples.Even(unit))
    assert large.height == pytest.approx(small.height * unit)
    assert samples.written(large) == samples.written(small)
    for one, other in zip(small.shapes, large.shapes, strict=True):
        scaled = [edge * unit for edge in samples.box_of(one, EVEN)]
        assert samples.box_of(other, samples.Even(unit)) == pytest.approx(scaled)


DAYS = st.dates(date(2026, 12, 1), date(2046, 12, 31))


@given(
    st.lists(st.tuples(DAYS, st.sampled_from([Outcome.KEPT, Outcome.ADMINISTRATIVE])), max_size=7),
    st.integers(600, 1200),
)
def test_any_dates_are_kept_apart(kept, width):
    chart = retention(samples.TERM, [Kept("Document", day, outcome) for day, outcome in kept])
    require_sound(chart.drawn(width, EVEN), EVEN)


@st.composite
def plans(draw):
    """Up to twelve steps of the next five years, some of which last."""
    count = draw(st.integers(2, 12))
    days = sorted(
        date(2026, 12, 1) + timedelta(days=n)
        for n in draw(st.lists(st.integers(0, 1800), min_size=count, max_size=count))
    )
    lasting = draw(st.lists(st.none() | st.integers(20, 600), min_size=count, max_size=count))
    return tuple(
        Step(n, When(day, is_month=True), When(day + timedelta(days=span), is_month=True) if span else None)
        for n, (day, span) in enumerate(zip(days, lasting, strict=True), 1)
    )


@given(plans(), st.integers(440, 900))
def test_any_steps_are_kept_apart_and_in_order(steps, width):
    drawing = StepsLine(steps).drawn(width, EVEN)
    require_sound(drawing, EVEN)
    discs = [shape for shape in drawing.shapes if isinstance(shape, Disc)]
    assert [disc.x for disc in discs] == sorted(disc.x for disc in discs)
    for one, other in pairwise(discs):
        assert other.x - one.x >= 2 * one.radius
    bars = [samples.box_of(shape, EVEN) for shape in drawing.shapes if isinstance(shape, Bar)]
    assert not any(touch(one, other) for one, other in combinations(bars, 2))


def test_each_thing_kept_has_its_bar_its_name_and_its_date():
    drawing = retention(samples.TERM, samples.KEPT).drawn(600, EVEN)
    bars = [shape for shape in drawing.shapes if isinstance(shape, Bar)]
    assert [bar.width for bar in bars] == sorted(bar.width for bar in bars)
    assert len({bar.width for bar in bars}) == 4
    words = samples.written(drawing)
    assert [kept.what for kept in samples.KEPT] == words[:4]
    assert "30\u00a0mai 2027" in words
    assert {"terme", "suivi", "1 an", "10 ans"} <= set(words)


def test_what_goes_on_one_day_for_one_reason_has_one_bar():
    day = date(2036, 12, 31)
    chart = retention(
        samples.TERM,
        [
            Kept("Facture", day, Outcome.ADMINISTRATIVE),
            Kept("Synthèse", day),
            Kept("Émargement", day, Outcome.ADMINISTRATIVE),
            Kept("Facture", day, Outcome.ADMINISTRATIVE),
        ],
    )
    drawing = chart.drawn(600, EVEN)
    assert sum(isinstance(shape, Bar) for shape in drawing.shapes) == 2
    assert samples.written(drawing)[:2] == ["Synthèse", "Facture, Émargement"]


def test_without_colour_each_reason_still_has_its_shape():
    shapes = retention(samples.TERM, samples.KEPT).drawn(600, EVEN).shapes
    assert [shape.outline is None for shape in shapes if isinstance(shape, Bar)] == [True, True, False, False]
    assert sum(isinstance(shape, Disc) for shape in shapes) == 2
    start, *squares = (shape for shape in shapes if isinstance(shape, Polygon))
    assert len({x for x, _ in start.points}) == 3
    assert all(len({x for x, _ in shape.points}) == 2 for shape in squares)
    assert len(squares) == 2


def test_a_long_name_goes_on_in_a_second_line():
    chart = retention(samples.TERM, [evolve(samples.KEPT[0], what="Document de travail " * 9)])
    lines = [text for text in samples.written(chart.drawn(400, EVEN)) if text.startswith("Document")]
    assert len(lines) > 1
    assert all(EVEN.width(line, Style.CAPTION) <= 384 for line in lines)


def test_a_word_without_end_is_cut_where_it_must_be():
    lines = list(wrapped("court " + "x" * 100, Style.CAPTION, 120, EVEN))
    assert "".join(lines) == "court" + "x" * 100
    assert all(len(line) <= 20 for line in lines)
    assert list(wrapped("", Style.CAPTION, 120, EVEN)) == []
    assert list(wrapped("ab", Style.CAPTION, 1, EVEN)) == ["a", "b"]


def test_what_is_told_at_the_first_meeting_follows_the_law_and_the_practice():
    words = samples.written(promised(years_kept(PRACTICE, date(2026, 11, 23))).drawn(600, EVEN))
    assert {"Terme du bilan", "1\u00a0an au plus", "5\u00a0ans", "10\u00a0ans", "après l’exercice"} <= set(
        words
    )
    longer = evolve(PRACTICE, keeps_to_the_charter=False, keeping=Keeping(15, 8))
    words = samples.written(promised(years_kept(longer, date(2026, 11, 23))).drawn(600, EVEN))
    assert {"3\u00a0ans au plus", "8\u00a0ans", "15\u00a0ans"} <= set(words)


@pytest.mark.parametrize("years", [YearsKept(1, 5, 10), YearsKept(3, 10, 10), YearsKept(5, 5, 5)])
def test_what_is_told_at_the_first_meeting_has_three_bars_and_one_line_that_has_none(years):
    drawing = promised(years).drawn(454, EVEN)
    require_sound(drawing, EVEN)
    assert sum(isinstance(shape, Bar) for shape in drawing.shapes) == 3
    assert "aussitôt" in " ".join(samples.written(drawing)[:2])
    said = promised(years).in_words()
    assert "détruits aussitôt\u202f; Ce que vous avez demandé par écrit de garder pendant" in said


def test_what_is_still_kept_is_told_by_its_kind():
    day = date(2027, 1, 4)
    kept = (
        StillKept(Outcome.ADMINISTRATIVE, date(2037, 12, 31), (DocumentKind.INVOICE,)),
        StillKept(Outcome.KEPT, date(2027, 6, 4), (DocumentKind.SYNTHESIS, DocumentKind.PERSONAL_WORK)),
        StillKept(Outcome.KEPT, date(2027, 7, 4), ()),
        StillKept(Outcome.ADMINISTRATIVE, date(2032, 1, 4), ()),
    )
    assert left(day, kept).in_words() == (
        "Destruction le 4\u00a0janv. 2027\u202f; Par accord écrit de la personne\u202f: document de synthèse et travail "
        "personnel jusqu’au 4\u00a0juin 2027\u202f; Par accord écrit de la personne jusqu’au 4\u00a0juil. 2027\u202f; "
        "Preuves, identité et coordonnées, sans contenu du bilan jusqu’au 4\u00a0janv. 2032\u202f; Pièces comptables et "
        "relevé des heures, sans contenu du bilan jusqu’au 31\u00a0déc. 2037"
    )


def test_each_interest_stands_on_its_ray_as_far_out_as_its_figure():
    chart = Hexagon(Interests((12, 15.5, 0, 20, 8, 5), 20))
    drawing = chart.drawn(600, EVEN)
    discs = [shape for shape in drawing.shapes if isinstance(shape, Disc)]
    middle = discs[2]
    edge = dist((middle.x, middle.y), (discs[3].x, discs[3].y))
    for disc, value in zip(discs, chart.interests.values, strict=True):
        assert dist((middle.x, middle.y), (disc.x, disc.y)) == pytest.approx(edge * value / 20)
    assert discs[0].x == pytest.approx(middle.x)
    assert discs[0].y < middle.y < discs[3].y
    assert discs[1].x > middle.x > discs[5].x
    words = samples.written(drawing)
    assert words[:4] == ["Réaliste", "12", "Investigateur", "15,5"]
    assert words[-1] == "0 au centre, 20 au bord"
    assert chart.in_words() == (
        "Hexagone des intérêts, de 0 à 20\u202f: Réaliste 12\u202f; Investigateur 15,5\u202f; Artistique 0\u202f; "
        "Social 20\u202f; Entreprenant 8\u202f; Conventionnel 5"
    )


@given(st.lists(st.integers(0, 20), min_size=6, max_size=6), st.integers(280, 900))
def test_any_interests_stand_within_the_hexagon(values, width):
    drawing = Hexagon(Interests(tuple(values), 20)).drawn(width, EVEN)
    require_sound(drawing, EVEN)


def test_steps_are_numbered_as_in_their_list_and_placed_by_their_day():
    drawing = samples.steps_of(*samples.PLAN).drawn(900, EVEN)
    numbers = [
        shape.text for shape in drawing.shapes if isinstance(shape, Words) and shape.role is Role.ON_MARK
    ]
    assert numbers == ["1", "2", "3", "4", "5", "6"]
    discs = [shape.x for shape in drawing.shapes if isinstance(shape, Disc)]
    assert discs[5] - discs[4] > 3 * (discs[3] - discs[2])
    bars = [shape for shape in drawing.shapes if isinstance(shape, Bar)]
    assert [round(bar.x) for bar in bars] == [round(discs[n]) for n in (1, 2, 4)]
    assert bars[2].width > 3 * bars[1].width


def test_steps_are_said_in_words():
    said = samples.steps_of(
        "immersion en janvier 2027",
        "titre d’octobre 2027 à juin 2028",
        "stage du 1er au 5",
        "essai du 3 mai 2027 au 7 mai 2027",
    ).in_words()
    assert said == (
        "Les étapes dans le temps\u202f: étape 1, janvier\u00a02027\u202f; étape 4, du 3\u00a0mai\u00a02027 au "
        "7\u00a0mai\u00a02027\u202f; étape 2, d’octobre\u00a02027 à juin\u00a02028"
    )
