"""Copies the icons the program uses out of Lucide, and draws the marks of controls in each theme's colours.

    npm pack lucide-static@1.62.0
    python packaging/build_icons.py lucide-static-1.62.0.tgz

The icons keep `currentColor`; `desktop/theme/icons.py` tints them when painting. Style sheets cannot, so the few marks
they place (ticks, arrows) are written once per theme.
"""

import hashlib
import re
import sys
import tarfile
from pathlib import Path

TOP = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(TOP / "src"))

from bilan_desktop.desktop.theme.tokens import PALETTES  # noqa: E402

SOURCE_SHA256 = "386f9080c440d6f5049cefe3456ae8357f7a0c7f76e59670cd1cb83bc7050a44"
TARGET = TOP / "resources" / "icons"

LIST = Path(__file__).with_name("icons.txt")  # one name a line

# the mark of a control: Lucide's name, the colour's role
MARKS = {
    "check": ("check", "on_accent"),
    "partial": ("minus", "on_accent"),
    "down": ("chevron-down", "secondary"),
    "up": ("chevron-up", "secondary"),
    "left": ("chevron-left", "ink"),
    "right": ("chevron-right", "ink"),
}
RADIO_DOT = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><circle cx="12" cy="12" r="6" fill="{}"/></svg>\n'


def drawing(archive: tarfile.TarFile, name: str) -> str:
    """One icon as Lucide ships it, without comments and classes."""
    member = archive.extractfile(f"package/icons/{name}.svg")
    if member is None:
        raise SystemExit(f"no icon named {name}")
    text = re.sub(r"<!--.*?-->\s*", "", member.read().decode(), flags=re.DOTALL)
    text = re.sub(r'\s+class="[^"]*"', "", text)
    return re.sub(r">\s+<", "><", re.sub(r"\s+", " ", text)).strip() + "\n"


def build(package: Path) -> None:
    """Writes the icons, the marks and the licence into `resources/icons/`."""
    if hashlib.sha256(package.read_bytes()).hexdigest() != SOURCE_SHA256:
        raise SystemExit(f"{package.name} is not the published package this script was written for")
    TARGET.mkdir(parents=True, exist_ok=True)
    with tarfile.open(package) as archive:
        for name in LIST.read_text(encoding="utf-8").split():
            (TARGET / f"{name}.svg").write_text(drawing(archive, name), encoding="utf-8")
        for theme, palette in PALETTES.items():
            folder = TARGET / "controls" / theme.value
            folder.mkdir(parents=True, exist_ok=True)
            for mark, (name, role) in MARKS.items():
                tinted = drawing(archive, name).replace("currentColor", getattr(palette, role))
                heavier = (
                    tinted.replace('stroke-width="2"', 'stroke-width="3"') if role == "on_accent" else tinted
                )
                (folder / f"{mark}.svg").write_text(heavier, encoding="utf-8")
            (folder / "dot.svg").write_text(RADIO_DOT.format(palette.on_accent), encoding="utf-8")
        licence = archive.extractfile("package/LICENSE")
        (TARGET / "LUCIDE-LICENSE.txt").write_bytes(licence.read() if licence else b"")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        raise SystemExit(__doc__)
    build(Path(sys.argv[1]))
