"""How reports and diagrams look: the house's theme, its fonts and its logo."""

from argmap.themes.theme import PLAIN, Colours, Logo, Margins, Theme, dark, pale

__all__ = ["PLAIN", "Colours", "Logo", "Margins", "Theme", "dark", "pale"]
