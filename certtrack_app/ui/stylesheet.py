"""The small style sheet: corners, borders and focus rings that a palette cannot say."""

from dataclasses import fields
from string import Template

from certtrack_app.ui.tokens import Tokens

_SHEET = Template("""
QMainWindow, QDialog { background: $window; }
QLabel { background: transparent; }
QLabel[role="title"] { font-size: 20px; font-weight: 600; }
QLabel[role="heading"] { font-size: 14px; font-weight: 600; }
QLabel[role="strong"] { font-weight: 500; }
QLabel[role="muted"] { color: $muted; }
QLabel[role="small"] { color: $muted; font-size: 12px; }
QLabel[role="figure"] { font-size: 28px; font-weight: 600; }
QLabel[role="error"] { color: $bad_ink; font-size: 12px; }

QFrame[kind="card"] { background: $card; border: 1px solid $hairline; border-radius: 8px; }
QFrame[kind="sidebar"] { background: $card; border: 0; border-right: 1px solid $hairline; }
QFrame[kind="sidebar"][mirrored="true"] { border-right: 0; border-left: 1px solid $hairline; }
QFrame[kind="hairline"] { background: $hairline; border: 0; max-height: 1px; min-height: 1px; }
QFrame[kind="notice"] { background: $notice; border: 0; border-radius: 8px; }
QFrame[kind="notice"] QLabel { color: $on_notice; }
QFrame[kind="strip"] { background: $card; border: 1px solid $hairline; border-radius: 8px; }

QPushButton { background: $card; border: 1px solid $edge; border-radius: 6px;
  padding: 0 14px; min-height: 28px; color: $ink; }
QPushButton:hover { background: $hover; border-color: $outline; }
QPushButton:pressed { background: $hairline; }
QPushButton:focus { border: 2px solid $accent; padding: 0 13px; min-height: 26px; }
QPushButton:disabled { color: $outline; border-color: $hairline; background: $window; }
QPushButton[kind="primary"] { background: $accent; border: 1px solid $accent; color: $on_accent;
  font-weight: 600; }
QPushButton[kind="primary"]:hover { background: $accent_hover; border-color: $accent_hover; }
QPushButton[kind="primary"]:focus { border: 2px solid $ink; }
QPushButton[kind="primary"]:disabled { background: $hairline; border-color: $hairline;
  color: $outline; }
QPushButton[kind="danger"] { color: $bad_ink; }
QPushButton[kind="quiet"] { background: transparent; border: 1px solid transparent; color: $accent;
  font-weight: 500; padding: 0 8px; }
QPushButton[kind="quiet"]:hover { background: $accent_wash; }
QPushButton[kind="quiet"]:focus { border: 2px solid $accent; padding: 0 7px; }
QPushButton[kind="choice"] { text-align: left; font-weight: 400; }
QPushButton[kind="choice"]:checked { background: $accent_wash; border-color: $accent;
  color: $accent; font-weight: 600; }
QPushButton[kind="notice"] { background: transparent; border: 1px solid transparent;
  color: $notice_link; font-weight: 600; padding: 0 10px; }
QPushButton[kind="notice"]:hover { border-color: $notice_link; background: transparent; }
QPushButton[kind="notice"]:focus { border: 2px solid $notice_link; padding: 0 9px; }
QPushButton[only="icon"] { padding: 0; min-width: 28px; max-width: 28px; }
QPushButton[only="icon"]:focus { min-width: 26px; max-width: 26px; }
QPushButton::menu-indicator { image: none; width: 0; }

QLineEdit, QPlainTextEdit { background: $card; color: $ink; border: 1px solid $outline;
  border-radius: 6px; padding: 0 10px; selection-background-color: $accent;
  selection-color: $on_accent; }
QLineEdit { min-height: 28px; }
QPlainTextEdit { padding: 4px 6px; }
QLineEdit:focus, QPlainTextEdit:focus { border: 2px solid $accent; }
QLineEdit:focus { padding: 0 9px; min-height: 26px; }
QPlainTextEdit:focus { padding: 3px 5px; }
QLineEdit[wrong="true"], QPlainTextEdit[wrong="true"] { border-color: $bad_ink; }
QLineEdit:disabled, QPlainTextEdit:disabled { background: $window; color: $muted;
  border-color: $edge; }

QTableView, QListView { background: transparent; border: 0; outline: 0;
  selection-background-color: $selected; selection-color: $ink; }
QHeaderView { background: transparent; border: 0; }
QHeaderView::section { background: $card; color: $muted; border: 0;
  border-bottom: 1px solid $hairline; padding: 0 12px; min-height: 36px; }
QHeaderView::section:hover { color: $ink; background: $hover; }
QTableCornerButton::section, QAbstractScrollArea::corner { background: transparent; border: 0; }

QScrollArea, QScrollArea > QWidget > QWidget[role="scrolled"] {
  background: transparent; border: 0; }
QScrollBar { background: transparent; border: 0; }
QScrollBar:vertical { width: 12px; }
QScrollBar:horizontal { height: 12px; }
QScrollBar::handle { background: $edge; border-radius: 4px; margin: 2px; }
QScrollBar::handle:hover { background: $outline; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page {
  background: transparent; border: 0; width: 0; height: 0; }

QMenu { background: $card; border: 1px solid $edge; padding: 6px; }
QMenu::item { padding: 7px 28px 7px 12px; border-radius: 4px; color: $ink; }
QMenu::icon { padding-left: 10px; }
QMenu::item:selected { background: $accent_wash; color: $ink; }
QMenu::item:disabled { color: $faint; }
QMenu::separator { height: 1px; background: $hairline; margin: 6px 4px; }
QMenuBar { background: $card; border-bottom: 1px solid $hairline; }
QMenuBar::item { padding: 6px 10px; background: transparent; }
QMenuBar::item:selected { background: $accent_wash; }
QToolTip { background: $notice; color: $on_notice; border: 1px solid $notice; padding: 5px 8px; }

QProgressBar { background: $hairline; border: 0; border-radius: 2px; max-height: 4px;
  min-height: 4px; }
QProgressBar::chunk { background: $accent; border-radius: 2px; }
QSplitter::handle { background: transparent; }
QSplitter::handle:hover { background: $hairline; }
QTabBar::tab { background: transparent; border: 0; border-bottom: 2px solid transparent;
  padding: 8px 4px; margin-right: 18px; color: $muted; font-weight: 500; }
QTabBar::tab:selected { color: $accent; border-bottom-color: $accent; }
QTabBar::tab:hover { color: $ink; }
QTabBar::tab:focus { border-bottom-color: $ink; }
QTabWidget[kind="narrow"] QTabBar::tab { margin-right: 9px; padding: 8px 3px; }
QTabBar QToolButton { background: $card; border: 0; border-radius: 4px; width: 14px; }
QTabBar QToolButton:hover { background: $hover; }
QTabWidget::pane { border: 0; border-top: 1px solid $hairline; }
QCalendarWidget QWidget { background: $card; alternate-background-color: $card; }
QCalendarWidget QAbstractItemView { selection-background-color: $accent;
  selection-color: $on_accent; }
""")


def sheet(tokens: Tokens) -> str:
    """Write the style sheet in the colors of one scheme."""
    words = {
        field.name: getattr(tokens, field.name)
        for field in fields(tokens)
        if isinstance(getattr(tokens, field.name), str)
    }
    for tone, shade in tokens.tones.items():
        words[f"{tone}_ink"] = shade.ink
        words[f"{tone}_wash"] = shade.wash
    return _SHEET.substitute(words)
