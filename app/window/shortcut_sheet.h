#pragma once

class QWidget;

namespace ts {

class Actions;

/// Opens a sheet with every shortcut and every gesture of the canvas.
void showShortcuts(const Actions& actions, QWidget* window);

/// Opens a sheet with version and licence.
void showAbout(QWidget* window);

}  // namespace ts
