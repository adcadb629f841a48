"""A chart is one drawing: the screen and the paper show the same, each in its own colours."""

from io import BytesIO

import pikepdf
import pytest
from PIL import Image, ImageChops
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtPdf import QPdfDocument

import chart_samples
import paper_samples
from bilan_desktop.desktop.theme.tokens import PALETTES, ThemeName, contrast
from bilan_desktop.desktop.widgets.figures.charted import (
    ChartFigure,
    ScreenMetrics,
    paint,
    theme_colours,
)
from bilan_desktop.documents.page import MEASURE, Sheet, rendered
from bilan_desktop.documents.typeset.charts import COLOURS, STYLES, UNIT, ChartBlock, PaperMetrics
from bilan_desktop.drawing.shapes import Role, Style

CHARTS = chart_samples.every_chart()
SCALE = 2
BLOCK = 12  # pixels of the squares that are compared: a letter drawn a hair aside is no difference
TOLERANCE = 40  # of 255


class Unkerned(ScreenMetrics):
    """The screen's measure, its letters set apart as the paper's."""

    def font(self, style):
        font = super().font(style)
        font.setKerning(False)
        return font


def grey(image: QImage) -> Image.Image:
    straight = image.convertToFormat(QImage.Format.Format_RGBA8888)
    size = (straight.width(), straight.height())
    drawn = Image.frombytes("RGBA", size, bytes(straight.constBits()), "raw", "RGBA", straight.bytesPerLine())
    return Image.alpha_composite(Image.new("RGBA", size, "white"), drawn).convert("L")


def on_paper(chart) -> Image.Image:
    """The figure cut out of its page."""
    data = rendered(Sheet("Essai", paper_samples.DAY), [ChartBlock(chart)])
    with pikepdf.open(BytesIO(data)) as pdf:
        (figure,) = (o for o in pdf.objects if isinstance(o, pikepdf.Dictionary) and o.get("/S") == "/Figure")
        left, bottom, right, top = (float(edge) for edge in figure.A.BBox)
        height = float(pdf.pages[0].MediaBox[3])
        size = QSize(round(float(pdf.pages[0].MediaBox[2]) * SCALE), round(height * SCALE))
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document = QPdfDocument()
    document.load(buffer)
    edges = (left, height - top, right, height - bottom)
    return grey(document.render(0, size)).crop(tuple(round(edge * SCALE) for edge in edges))


def on_screen(chart, size: tuple[int, int]) -> Image.Image:
    """The same drawing, painted as the windows do, in the colours of the paper."""
    drawing = chart.drawn(MEASURE, PaperMetrics())
    image = QImage(*size, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(SCALE, SCALE)
    paint(painter, drawing, COLOURS, Unkerned(UNIT, STYLES[Style.CAPTION].size))
    painter.end()
    return grey(image)


def difference(one: Image.Image, other: Image.Image) -> int:
    return ImageChops.difference(one.reduce(BLOCK), other.reduce(BLOCK)).getextrema()[1]


@pytest.mark.parametrize("name", CHARTS)
def test_the_paper_and_the_screen_show_the_same(name, qapp):
    printed = on_paper(CHARTS[name])
    painted = on_screen(CHARTS[name], printed.size)
    assert difference(printed, painted) <= TOLERANCE
    assert difference(printed, ImageChops.offset(painted, 0, 6)) > TOLERANCE
    assert difference(printed, Image.new("L", printed.size, 255)) > TOLERANCE


@pytest.mark.parametrize("name", CHARTS)
def test_the_screen_measures_its_words_as_the_paper_does(name, qapp):
    paper, screen = PaperMetrics(), Unkerned(UNIT * 4, STYLES[Style.CAPTION].size * 4)
    for text in chart_samples.written(CHARTS[name].drawn(MEASURE, paper)):
        for style in Style:
            assert screen.width(text, style) == pytest.approx(4 * paper.width(text, style), rel=0.02, abs=1.5)


def shown(qtbot, name, width, larger=1.0):
    figure = ChartFigure(larger)
    qtbot.addWidget(figure)
    figure.show_chart(CHARTS[name])
    figure.resize(width, figure.heightForWidth(width))
    figure.show()
    return figure


def inked(figure) -> int:
    """The last row in which something is drawn."""
    image = grey(figure.grab().toImage())
    ground = image.getpixel((image.width - 1, 0))
    rows = [set(image.crop((0, y, image.width, y + 1)).tobytes()) for y in range(image.height)]
    return max((y for y, row in enumerate(rows) if row != {ground}), default=-1)


@pytest.mark.parametrize("name", CHARTS)
@pytest.mark.parametrize("width", [320, 700])
def test_a_chart_is_as_tall_as_what_it_draws(qtbot, name, width):
    figure = shown(qtbot, name, width)
    assert figure.height() - 10 <= inked(figure) < figure.height()
    assert figure.accessibleName() == CHARTS[name].in_words()


def test_a_chart_in_large_type_is_larger(qtbot):
    usual, large = shown(qtbot, "two steps", 700), shown(qtbot, "two steps", 700, larger=1.4)
    assert large.height() == pytest.approx(1.4 * usual.height(), abs=4)


def test_a_figure_without_a_chart_takes_no_room(qtbot):
    figure = ChartFigure()
    qtbot.addWidget(figure)
    assert figure.heightForWidth(600) == 0
    figure.resize(20, 20)
    assert inked(figure) == -1


@pytest.mark.parametrize("name", ThemeName)
def test_each_role_can_be_seen_on_its_ground(name):
    palette = PALETTES[name]
    colours = theme_colours(palette)
    for role in (Role.INK, Role.SECONDARY):
        assert contrast(colours[role], palette.card) >= 4.5
    assert contrast(colours[Role.ON_MARK], colours[Role.MARK]) >= 4.5
    for role in (Role.AXIS, Role.START, Role.AGREED, Role.REQUIRED, Role.MARK):
        assert contrast(colours[role], palette.card) >= 3.0
