"""The exported file, read back by a reader written from RFC 5545 and not from the writer."""

import re
from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bilan_desktop.reminders.icalendar import Event, calendar

STAMP = datetime(2026, 11, 21, 8, 0, tzinfo=UTC)
_UNESCAPED = re.compile(r"\\(.)", re.DOTALL)


def lines_of(content):
    """The lines, unfolded (3.1); every physical line is 75 octets at most and ends with CRLF."""
    assert content.endswith(b"\r\n")
    physical = content[:-2].split(b"\r\n")
    assert all(len(line) <= 75 for line in physical)
    assert not any(b"\n" in line or b"\r" in line for line in physical)
    for line in physical:
        line.decode("utf-8")  # no character is cut in two
    return content.replace(b"\r\n ", b"").decode("utf-8").removesuffix("\r\n").split("\r\n")


def text(value):
    return _UNESCAPED.sub(lambda m: "\n" if m[1] in "nN" else m[1], value)


def events_of(content):
    lines = lines_of(content)
    assert lines[0] == "BEGIN:VCALENDAR"
    assert lines[-1] == "END:VCALENDAR"
    assert "VERSION:2.0" in lines
    assert any(line.startswith("PRODID:") for line in lines)
    events, current = [], None
    for line in lines:
        if line == "BEGIN:VEVENT":
            current = {}
        elif line == "END:VEVENT":
            events.append(current)
            current = None
        elif current is not None:
            name, _, value = line.partition(":")
            assert name not in current
            current[name] = value
    return events


def test_a_day_an_hour_on_the_wall_and_an_instant_are_written_as_what_they_are():
    events = events_of(
        calendar(
            [
                Event("1@x", "Terme prévu · B-2026-014", date(2026, 12, 15), category="Terme prévu"),
                Event("2@x", "Entretien", datetime(2026, 11, 23, 10, 0), timedelta(hours=1, minutes=30)),
                Event("3@x", "Violation", datetime(2026, 11, 24, 10, 0, tzinfo=UTC), timedelta(minutes=45)),
                Event("4@x", "Deux heures", datetime(2026, 11, 24, 10, 0), timedelta(hours=2)),
                Event("5@x", "Un rappel", datetime(2026, 11, 24, 14, 30)),
            ],
            STAMP,
        )
    )
    day, wall, instant, two, moment = events
    assert day["DTSTART;VALUE=DATE"] == "20261215"
    assert day["TRANSP"] == "TRANSPARENT"
    assert text(day["SUMMARY"]) == "Terme prévu · B-2026-014"
    assert (wall["DTSTART"], wall["DURATION"]) == ("20261123T100000", "PT1H30M")
    assert (instant["DTSTART"], instant["DURATION"]) == ("20261124T100000Z", "PT45M")
    assert two["DURATION"] == "PT2H"
    assert moment["DTSTART"] == "20261124T143000"
    assert not {"DURATION", "CATEGORIES"} & set(moment)
    assert {event["DTSTAMP"] for event in events} == {"20261121T080000Z"}
    assert {event["CLASS"] for event in events} == {"CONFIDENTIAL"}
    assert [event["UID"] for event in events] == ["1@x", "2@x", "3@x", "4@x", "5@x"]


def test_an_empty_calendar_is_a_calendar():
    assert events_of(calendar([], STAMP)) == []


@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]), max_size=300))
def test_every_text_comes_back_whatever_it_holds(summary):
    (event,) = events_of(calendar([Event("u", summary, date(2026, 1, 1))], STAMP))
    assert text(event["SUMMARY"]) == summary


def test_semicolons_commas_backslashes_and_line_ends_are_escaped():
    (event,) = events_of(calendar([Event("u", "a;b,c\\d\r\ne\nf\rg\x07", date(2026, 1, 1))], STAMP))
    assert event["SUMMARY"] == "a\\;b\\,c\\\\d\\ne\\nf\\ng"
    assert text(event["SUMMARY"]) == "a;b,c\\d\ne\nf\ng"
