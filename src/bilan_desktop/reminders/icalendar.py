"""A calendar as a file that other calendars read (RFC 5545); it is given references, never a name."""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta

from attrs import frozen

PRODUCT = "-//Bilan Desktop//Agenda//FR"
_LINE = 75  # octets of a line, its end apart (3.1)
_END = "\r\n"


@frozen
class Event:
    """One event. `starts` is a day, an hour on the wall without a zone (floating), or an instant (UTC)."""

    uid: str
    summary: str
    starts: date
    lasts: timedelta | None = None
    category: str = ""


def calendar(events: Iterable[Event], stamp: datetime) -> bytes:
    """The calendar in UTF-8, `stamp` being the instant at which it is made."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:{PRODUCT}", "CALSCALE:GREGORIAN"]
    for event in events:
        lines += _event(event, stamp)
    lines.append("END:VCALENDAR")
    return "".join(_END.join(_folded(line)) + _END for line in lines).encode()


def _event(event: Event, stamp: datetime) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{_escaped(event.uid)}"
    yield f"DTSTAMP:{_moment(stamp)}"
    if isinstance(event.starts, datetime):
        yield f"DTSTART:{_moment(event.starts)}"
        if event.lasts:
            yield f"DURATION:{_duration(event.lasts)}"
    else:
        yield f"DTSTART;VALUE=DATE:{event.starts:%Y%m%d}"
        yield "TRANSP:TRANSPARENT"
    yield f"SUMMARY:{_escaped(event.summary)}"
    if event.category:
        yield f"CATEGORIES:{_escaped(event.category)}"
    yield "CLASS:CONFIDENTIAL"
    yield "END:VEVENT"


def _moment(moment: datetime) -> str:
    """« 20261123T100000 » on the wall, « 20261123T090000Z » in UTC (3.3.5)."""
    if moment.tzinfo is None:
        return f"{moment:%Y%m%dT%H%M%S}"
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _duration(span: timedelta) -> str:
    """« PT1H30M » (3.3.6)."""
    hours, minutes = divmod(int(span.total_seconds()) // 60, 60)
    return "PT" + (f"{hours}H" if hours else "") + (f"{minutes}M" if minutes or not hours else "")


def _escaped(text: str) -> str:
    """A text with its backslashes, semicolons, commas and line ends escaped (3.3.11)."""
    for char in ("\\", ";", ","):
        text = text.replace(char, f"\\{char}")
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\n", "\\n")
    return "".join(char for char in text if char >= " " or char == "\t")


def _folded(line: str) -> Iterator[str]:
    """The line in pieces of 75 octets at most, no character cut in two, each piece but the first after a space (3.1)."""
    piece, length = "", 0
    for char in line:
        octets = len(char.encode())
        if length + octets > _LINE:
            yield piece
            piece, length = " ", 1
        piece += char
        length += octets
    yield piece
