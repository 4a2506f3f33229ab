#pragma once

#include <QColor>
#include <QFont>
#include <QObject>

#include "engine/registry/node_type.h"

namespace ts {

enum class ThemeKind { Dark, Light };

/// The named colours of one theme; widgets get them through QPalette, painted items read them here.
struct Theme {
    ThemeKind kind = ThemeKind::Dark;
    QColor window, panel, raised, canvas, canvasGrid, line, node, chip;
    QColor text, textMuted, textFaint, accent, ok, warning, error;

    /// Bar of a node and swatch in the palette.
    [[nodiscard]] QColor category(Category category) const;
    /// Ring of a port: blue float, yellow integer, muted for any.
    [[nodiscard]] QColor port(PortKind kind) const;
    /// Colour scale for magnitudes, 0 (cold) to 1 (hot).
    [[nodiscard]] QColor heat(double fraction) const;
    /// Colours of curves and classes, distinguishable in both themes; wraps around.
    [[nodiscard]] QColor series(int index) const;
};

/// The theme in use.
const Theme& theme();

/// Tells when the theme changed; painted widgets update themselves.
class ThemeNotifier : public QObject {
    Q_OBJECT
public:
    static ThemeNotifier& instance();
Q_SIGNALS:
    void changed();
};

/// Makes `kind` the theme in use: FlatStyle, QPalette of the application, ThemeNotifier::changed.
void setTheme(ThemeKind kind);

/// The interface font at a size in points relative to the application's (0 = same), and the monospaced one with tabular
/// figures.
QFont uiFont(double pointDelta = 0, QFont::Weight weight = QFont::Normal);
QFont monoFont(double pointDelta = 0, QFont::Weight weight = QFont::Normal);

}  // namespace ts
