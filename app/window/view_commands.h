#pragma once

class QObject;

namespace ts {

class Actions;
class Panels;

/// Connects the View menu: panels, layout, theme and language. Connections live as long as `context`.
void connectViewCommands(const Actions& actions, Panels& panels, QObject* context);

/// Checks the theme and the language in use.
void checkViewCommands(const Actions& actions);

}  // namespace ts
