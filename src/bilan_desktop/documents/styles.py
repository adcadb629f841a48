"""The looks of the papers: one family of type, black ink first, so that a black-and-white printer loses nothing."""

from bilan_desktop.documents.typeset.look import Align, TextStyle
from bilan_desktop.documents.typeset.tables import TableLook

ACCENT = "#103c3a"
"""For one thick rule. Text and fine rules are black, so that they stay sharp when a printer has black only."""
INK = "#000000"
HAIRLINE = 0.3

MARGIN_SIDE = 70.9  # 25 mm
MARGIN_TOP = 62.4  # 22 mm
MARGIN_FOOT = 65.2  # 23 mm

TITLE = TextStyle(23, 28, bold=True, before=6, after=2, hyphenate=False)
SUBTITLE = TextStyle(13, 18, before=0, after=0, hyphenate=False)
SECTION = TextStyle(13.5, 18, bold=True, before=16, after=3, hyphenate=False)
SUBSECTION = TextStyle(11, 15.5, bold=True, before=12, after=2, hyphenate=False)
BODY = TextStyle(10.5, 15.5, before=6, after=3)
FIRST = TextStyle(10.5, 15.5)
ITEM = TextStyle(10.5, 15.5, before=5, after=3)
SMALL = TextStyle(9, 12.5, before=8, after=2)
NOTE = TextStyle(9, 12.5, italic=True, before=6, after=2)
EMPTY = TextStyle(10.5, 15.5, italic=True, before=6)

PRACTICE = TextStyle(11.5, 15, bold=True, hyphenate=False)
ADDRESS = TextStyle(8.5, 11.5, hyphenate=False)
ADDRESS_RIGHT = TextStyle(8.5, 11.5, align=Align.RIGHT, hyphenate=False)
RUNNING = TextStyle(8.5, 11, hyphenate=False)
RUNNING_RIGHT = TextStyle(8.5, 11, align=Align.RIGHT, hyphenate=False)
STATE = TextStyle(8.5, 11, bold=True, align=Align.RIGHT, hyphenate=False)

FACT_NAME = TextStyle(9.5, 13.5, bold=True, hyphenate=False)
FACT = TextStyle(9.5, 13.5, hyphenate=False)

FACTS = TableLook((0.26, 0.74), FACT, FACT_NAME, padding=2.6, line=INK)
CODE = TextStyle(24, 33, bold=True, hyphenate=False)
COUNTS = TableLook((0.8, 0.2), FACT, FACT_NAME, padding=2.6, line=INK)
REGISTER = TableLook((0.15, 0.15, 0.23, 0.22, 0.25), FACT, FACT_NAME, padding=2.6, line=INK)
TIMED = TableLook((0.5, 0.3, 0.2), FACT, FACT_NAME, padding=2.6, line=INK)
DAYS = TableLook((0.6, 0.4), FACT, FACT_NAME, padding=2.6, line=INK)
YEARLY = TableLook((0.27, 0.22, 0.1, 0.22, 0.19), FACT, FACT_NAME, padding=2.6, line=INK)
INTRO = TextStyle(10.5, 15.5, before=14, after=3)
FACT_NAME_ALONE = TextStyle(9.5, 13.5, bold=True, before=8, hyphenate=False)
PIECES = TableLook((0.07, 0.43, 0.17, 0.33), FACT, FACT_NAME, padding=2.6, line=INK)
