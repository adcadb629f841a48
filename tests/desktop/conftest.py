"""What tests of the windows share: no screen is needed, and each starts with the light theme at its usual size."""

import os

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


@pytest.fixture(autouse=True)
def light_theme(qapp):
    """The light theme at scale 1."""
    from bilan_desktop.desktop.theme import theme
    from bilan_desktop.desktop.theme.tokens import ThemeName

    if theme.current() != theme.Theme() or not qapp.styleSheet():
        theme.apply(qapp, ThemeName.LIGHT)
    return theme
