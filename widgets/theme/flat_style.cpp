#include "widgets/theme/flat_style.h"

#include <QAbstractButton>
#include <QAbstractSpinBox>
#include <QComboBox>
#include <QPainter>
#include <QScrollBar>
#include <QStyleFactory>
#include <QStyleOption>
#include <QTabBar>

#include "widgets/theme/theme.h"

namespace ts {

namespace {

constexpr double kRadius = 6;

bool has(const QStyleOption* option, QStyle::StateFlag flag)
{
    return option->state.testFlag(flag);
}

QColor mixed(const QColor& a, const QColor& b, double part)
{
    const auto blend = [part](int x, int y) { return static_cast<int>(x + (y - x) * part); };
    return QColor(blend(a.red(), b.red()), blend(a.green(), b.green()), blend(a.blue(), b.blue()));
}

QColor borderOf(const QStyleOption* option)
{
    if (has(option, QStyle::State_Enabled) && has(option, QStyle::State_HasFocus))
        return theme().accent;
    return has(option, QStyle::State_MouseOver) && has(option, QStyle::State_Enabled) ? mixed(theme().line, theme().text, 0.25)
                                                                                      : theme().line;
}

void paintChevron(QPainter& painter, const QRectF& area, double turn, const QColor& colour)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(area.center());
    painter.rotate(turn);
    painter.setPen(QPen(colour, 1.4, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    const QPointF points[] = {{-3.5, -1.75}, {0, 1.75}, {3.5, -1.75}};
    painter.drawPolyline(points, 3);
    painter.restore();
}

QColor arrowColour(const QStyleOption* option)
{
    return has(option, QStyle::State_Enabled) ? theme().textMuted : theme().textFaint;
}

void paintButton(QPainter& painter, const QStyleOptionButton& button)
{
    const bool primary = button.features.testFlag(QStyleOptionButton::DefaultButton) || has(&button, QStyle::State_On);
    const bool enabled = has(&button, QStyle::State_Enabled);
    if (button.features.testFlag(QStyleOptionButton::Flat) && !has(&button, QStyle::State_MouseOver) && !primary)
        return;
    QColor fill = primary && enabled ? theme().accent : theme().raised;
    if (enabled && has(&button, QStyle::State_Sunken))
        fill = mixed(fill, theme().window, 0.3);
    else if (enabled && has(&button, QStyle::State_MouseOver))
        fill = mixed(fill, theme().text, 0.08);
    const QColor border = primary && enabled && !has(&button, QStyle::State_HasFocus) ? fill : borderOf(&button);
    paintBox(painter, QRectF(button.rect), fill, primary && has(&button, QStyle::State_HasFocus) ? theme().text : border);
}

void paintToolButtonPanel(QPainter& painter, const QStyleOption& option)
{
    const bool on = has(&option, QStyle::State_On);
    const bool active = has(&option, QStyle::State_MouseOver) || has(&option, QStyle::State_Sunken);
    if (on || (active && has(&option, QStyle::State_Enabled)))
        paintBox(painter, QRectF(option.rect), on ? mixed(theme().raised, theme().accent, 0.25) : theme().raised,
                 on ? theme().accent : theme().line);
    else if (has(&option, QStyle::State_HasFocus))
        paintBox(painter, QRectF(option.rect), Qt::transparent, theme().accent);
}

void paintCheck(QPainter& painter, const QStyleOption& option, bool round)
{
    const bool on = has(&option, QStyle::State_On);
    const bool partly = has(&option, QStyle::State_NoChange);
    const QColor accent = has(&option, QStyle::State_Enabled) ? theme().accent : theme().textFaint;
    const QRectF box = QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -0.5);
    paintBox(painter, box, on || partly ? accent : theme().raised, on || partly ? accent : borderOf(&option),
             round ? box.height() / 2 : 4);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const QPointF c = box.center();
    if (round && on) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme().panel);
        painter.drawEllipse(c, 2.5, 2.5);
    } else if (on || partly) {
        painter.setPen(QPen(theme().panel, 1.8, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        const QPointF tick[] = {c + QPointF(-3.2, 0.2), c + QPointF(-0.8, 2.6), c + QPointF(3.4, -2.4)};
        partly ? painter.drawLine(c - QPointF(3, 0), c + QPointF(3, 0)) : painter.drawPolyline(tick, 3);
    }
    painter.restore();
}

void paintTab(QPainter& painter, const QStyleOptionTab& tab)
{
    if (has(&tab, QStyle::State_Selected)) {
        QRect line = tab.rect.adjusted(6, 0, -6, 0);
        line.setTop(line.bottom() - 1);
        painter.fillRect(line, theme().accent);
    }
    if (has(&tab, QStyle::State_HasFocus))
        paintBox(painter, QRectF(tab.rect).adjusted(2, 3, -2, -4), Qt::transparent, theme().accent);
}

void paintTabLabel(QPainter& painter, const QStyleOptionTab& tab)
{
    const bool selected = has(&tab, QStyle::State_Selected);
    QFont font = painter.font();
    font.setWeight(selected ? QFont::DemiBold : QFont::Medium);
    painter.setFont(font);
    painter.setPen(selected || has(&tab, QStyle::State_MouseOver) ? theme().text : theme().textMuted);
    const QRect beside = tab.rect.adjusted(tab.leftButtonSize.width(), 0, -tab.rightButtonSize.width(), 0);
    painter.drawText(beside, Qt::AlignCenter | Qt::TextShowMnemonic, tab.text);
}

void paintScrollBar(QPainter& painter, const QStyleOptionSlider& bar, const QRect& handle)
{
    painter.fillRect(bar.rect, bar.palette.window());
    if (bar.minimum == bar.maximum)
        return;
    const bool hot = has(&bar, QStyle::State_MouseOver) || has(&bar, QStyle::State_Sunken);
    const QRectF thumb = QRectF(handle).adjusted(2.5, 2.5, -2.5, -2.5);
    const QColor colour = mixed(theme().line, theme().textMuted, hot ? 0.55 : 0.2);
    paintBox(painter, thumb, colour, colour, std::min(thumb.width(), thumb.height()) / 2);
}

void paintSlider(QPainter& painter, const QStyleOptionSlider& slider, const QRect& groove, const QRect& handle)
{
    const bool enabled = has(&slider, QStyle::State_Enabled);
    const QColor accent = enabled ? theme().accent : theme().textFaint;
    const bool flat = slider.orientation == Qt::Horizontal;
    QRectF track(groove);
    track = flat ? QRectF(track.left(), track.center().y() - 1.5, track.width(), 3)
                 : QRectF(track.center().x() - 1.5, track.top(), 3, track.height());
    paintBox(painter, track, theme().line, theme().line, 1.5);
    QRectF done = track;
    flat ? done.setRight(handle.center().x()) : done.setTop(handle.center().y());
    paintBox(painter, done, accent, accent, 1.5);
    const QPointF c = QRectF(handle).center();
    const double r = has(&slider, QStyle::State_HasFocus) ? 6.5 : 5.5;
    paintBox(painter, QRectF(c.x() - r, c.y() - r, 2 * r, 2 * r), accent, theme().panel, r);
}

void paintMenuBarItem(QPainter& painter, const QStyleOptionMenuItem& item)
{
    painter.fillRect(item.rect, item.palette.window());
    if (has(&item, QStyle::State_Selected) && has(&item, QStyle::State_Enabled))
        paintBox(painter, QRectF(item.rect).adjusted(1, 2, -1, -2), theme().raised, theme().raised);
    const bool active = has(&item, QStyle::State_Selected);
    painter.setPen(!has(&item, QStyle::State_Enabled) ? theme().textFaint : active ? theme().text : theme().textMuted);
    const int mnemonic = active ? Qt::TextShowMnemonic : Qt::TextHideMnemonic;
    painter.drawText(item.rect, Qt::AlignCenter | mnemonic | Qt::TextDontClip | Qt::TextSingleLine, item.text);
}

void paintProgress(QPainter& painter, const QStyleOptionProgressBar& bar)
{
    const QRectF track(bar.rect.left(), QRectF(bar.rect).center().y() - 2, bar.rect.width(), 4);
    paintBox(painter, track, theme().line, theme().line, 2);
    if (bar.maximum <= bar.minimum || bar.progress <= bar.minimum)
        return;
    const double part = static_cast<double>(bar.progress - bar.minimum) / (bar.maximum - bar.minimum);
    const QRectF done(track.left(), track.top(), std::max(4.0, track.width() * part), track.height());
    paintBox(painter, done, theme().accent, theme().accent, 2);
}

void paintHeader(QPainter& painter, const QStyleOptionHeader& header)
{
    painter.fillRect(header.rect, header.palette.window());
    painter.fillRect(QRect(header.rect.left(), header.rect.bottom(), header.rect.width(), 1), theme().line);
}

}  // namespace

void paintBox(QPainter& painter, const QRectF& rect, const QColor& fill, const QColor& border, double radius)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(border.alpha() == 0 ? QPen(Qt::NoPen) : QPen(border, 1));
    painter.setBrush(fill);
    painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
    painter.restore();
}

FlatStyle::FlatStyle() : QProxyStyle(QStyleFactory::create(QStringLiteral("Fusion"))) { }

int FlatStyle::pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const
{
    switch (metric) {
    case PM_DockWidgetSeparatorExtent:
        return 4;
    case PM_SplitterWidth:
        return 4;
    case PM_DockWidgetFrameWidth:
    case PM_ToolBarFrameWidth:
    case PM_MenuBarPanelWidth:
    case PM_TabBarBaseHeight:
    case PM_TabBarBaseOverlap:
        return 0;
    case PM_ToolBarItemSpacing:
        return 6;
    case PM_ToolBarItemMargin:
        return 6;
    case PM_MenuBarItemSpacing:
        return 2;
    case PM_MenuBarHMargin:
        return 6;
    case PM_ScrollBarExtent:
        return 11;
    case PM_TabBarTabHSpace:
        return 26;
    case PM_TabBarTabVSpace:
        return 14;
    case PM_MenuPanelWidth:
        return 1;
    case PM_MenuVMargin:
    case PM_MenuHMargin:
        return 4;
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight:
        return 16;
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int FlatStyle::styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget, QStyleHintReturn* data) const
{
    switch (hint) {
    case SH_EtchDisabledText:
    case SH_DitherDisabledText:
    case SH_UnderlineShortcut:
        return 0;
    case SH_ItemView_ShowDecorationSelected:
        return 1;
    case SH_ToolTip_WakeUpDelay:
        return 500;
    default:
        return QProxyStyle::styleHint(hint, option, widget, data);
    }
}

void FlatStyle::polish(QWidget* widget)
{
    if (qobject_cast<QAbstractButton*>(widget) || qobject_cast<QComboBox*>(widget) || qobject_cast<QScrollBar*>(widget)
        || qobject_cast<QAbstractSpinBox*>(widget) || qobject_cast<QTabBar*>(widget))
        widget->setAttribute(Qt::WA_Hover);
    QProxyStyle::polish(widget);
}

void FlatStyle::drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                              const QWidget* widget) const
{
    switch (element) {
    case PE_PanelLineEdit:
        if (const auto* frame = qstyleoption_cast<const QStyleOptionFrame*>(option); frame && frame->lineWidth > 0)
            paintBox(*painter, QRectF(option->rect), option->palette.color(QPalette::Base), borderOf(option), kRadius);
        return;
    case PE_FrameLineEdit:
    case PE_FrameFocusRect:
    case PE_FrameStatusBarItem:
    case PE_FrameTabBarBase:
    case PE_FrameTabWidget:
    case PE_FrameDockWidget:
    case PE_IndicatorToolBarSeparator:
        return;
    case PE_PanelButtonTool:
        return paintToolButtonPanel(*painter, *option);
    case PE_IndicatorCheckBox:
        return paintCheck(*painter, *option, false);
    case PE_IndicatorRadioButton:
        return paintCheck(*painter, *option, true);
    case PE_PanelTipLabel:
        return paintBox(*painter, QRectF(option->rect), theme().raised, theme().line, 0);
    case PE_FrameMenu:
        return paintBox(*painter, QRectF(option->rect), Qt::transparent, theme().line, 0);
    case PE_PanelMenu:
        return painter->fillRect(option->rect, theme().raised);
    case PE_IndicatorArrowDown:
        return paintChevron(*painter, QRectF(option->rect), 0, arrowColour(option));
    case PE_IndicatorArrowUp:
        return paintChevron(*painter, QRectF(option->rect), 180, arrowColour(option));
    case PE_IndicatorArrowRight:
        return paintChevron(*painter, QRectF(option->rect), -90, arrowColour(option));
    case PE_IndicatorArrowLeft:
        return paintChevron(*painter, QRectF(option->rect), 90, arrowColour(option));
    case PE_IndicatorBranch:
        if (has(option, State_Children))
            paintChevron(*painter, QRectF(option->rect), has(option, State_Open) ? 0 : -90, arrowColour(option));
        return;
    case PE_IndicatorDockWidgetResizeHandle:
        return drawControl(CE_Splitter, option, painter, widget);
    default:
        QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

void FlatStyle::drawControl(ControlElement element, const QStyleOption* option, QPainter* painter, const QWidget* widget) const
{
    if (element == CE_PushButtonBevel)
        if (const auto* button = qstyleoption_cast<const QStyleOptionButton*>(option)) {
            paintButton(*painter, *button);
            if (button->features.testFlag(QStyleOptionButton::HasMenu))
                paintChevron(*painter, QRectF(option->rect.right() - 18, option->rect.top(), 14, option->rect.height()), 0,
                             arrowColour(option));
            return;
        }
    if (element == CE_PushButtonLabel)
        if (const auto* button = qstyleoption_cast<const QStyleOptionButton*>(option)) {
            QStyleOptionButton label = *button;
            const bool primary = button->features.testFlag(QStyleOptionButton::DefaultButton) || has(option, State_On);
            if (primary && has(option, State_Enabled))
                label.palette.setColor(QPalette::ButtonText, theme().kind == ThemeKind::Dark ? theme().chip : theme().panel);
            return QProxyStyle::drawControl(element, &label, painter, widget);
        }
    if (element == CE_TabBarTabShape)
        if (const auto* tab = qstyleoption_cast<const QStyleOptionTab*>(option))
            return paintTab(*painter, *tab);
    if (element == CE_TabBarTabLabel)
        if (const auto* tab = qstyleoption_cast<const QStyleOptionTab*>(option); tab && tab->icon.isNull())
            return paintTabLabel(*painter, *tab);
    if (element == CE_MenuBarItem)
        if (const auto* item = qstyleoption_cast<const QStyleOptionMenuItem*>(option))
            return paintMenuBarItem(*painter, *item);
    if (element == CE_ProgressBar)
        if (const auto* bar = qstyleoption_cast<const QStyleOptionProgressBar*>(option))
            return paintProgress(*painter, *bar);
    if (element == CE_HeaderSection)
        if (const auto* header = qstyleoption_cast<const QStyleOptionHeader*>(option))
            return paintHeader(*painter, *header);
    if (element == CE_MenuBarEmptyArea)
        return painter->fillRect(option->rect, option->palette.window());
    if (element == CE_ToolBar) {
        painter->fillRect(option->rect, option->palette.window());
        return painter->fillRect(QRect(option->rect.left(), option->rect.bottom(), option->rect.width(), 1), theme().line);
    }
    if (element == CE_ShapedFrame)
        if (const auto* frame = qstyleoption_cast<const QStyleOptionFrame*>(option);
            frame && frame->frameShape == QFrame::StyledPanel)
            return paintBox(*painter, QRectF(option->rect), Qt::transparent, theme().line, kRadius);
    if (element == CE_Splitter) {
        painter->fillRect(option->rect, option->palette.window());
        const QPoint c = option->rect.center();
        const bool upright = option->rect.height() > option->rect.width();
        const QRect line = upright ? QRect(c.x(), option->rect.top(), 1, option->rect.height())
                                   : QRect(option->rect.left(), c.y(), option->rect.width(), 1);
        return painter->fillRect(line, has(option, State_MouseOver) ? theme().accent : theme().line);
    }
    QProxyStyle::drawControl(element, option, painter, widget);
}

void FlatStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex* option, QPainter* painter,
                                   const QWidget* widget) const
{
    const auto part = [&](SubControl which) { return subControlRect(control, option, which, widget); };
    if (control == CC_ScrollBar)
        if (const auto* bar = qstyleoption_cast<const QStyleOptionSlider*>(option))
            return paintScrollBar(*painter, *bar, part(SC_ScrollBarSlider));
    if (control == CC_Slider)
        if (const auto* slider = qstyleoption_cast<const QStyleOptionSlider*>(option))
            return paintSlider(*painter, *slider, part(SC_SliderGroove), part(SC_SliderHandle));
    if (control == CC_ComboBox) {
        paintBox(*painter, QRectF(option->rect), option->palette.color(QPalette::Base), borderOf(option), kRadius);
        return paintChevron(*painter, QRectF(part(SC_ComboBoxArrow)), 0, arrowColour(option));
    }
    if (control == CC_SpinBox)
        if (const auto* spin = qstyleoption_cast<const QStyleOptionSpinBox*>(option)) {
            paintBox(*painter, QRectF(option->rect), option->palette.color(QPalette::Base), borderOf(option), kRadius);
            if (spin->buttonSymbols == QAbstractSpinBox::NoButtons)
                return;
            paintChevron(*painter, QRectF(part(SC_SpinBoxUp)).translated(-1, 1), 180, arrowColour(option));
            return paintChevron(*painter, QRectF(part(SC_SpinBoxDown)).translated(-1, -1), 0, arrowColour(option));
        }
    QProxyStyle::drawComplexControl(control, option, painter, widget);
}

QRect FlatStyle::subElementRect(SubElement element, const QStyleOption* option, const QWidget* widget) const
{
    const QRect rect = QProxyStyle::subElementRect(element, option, widget);
    const auto* frame = qstyleoption_cast<const QStyleOptionFrame*>(option);
    return element == SE_LineEditContents && frame && frame->lineWidth > 0 ? rect.adjusted(5, 0, -3, 0) : rect;
}

QRect FlatStyle::subControlRect(ComplexControl control, const QStyleOptionComplex* option, SubControl part,
                                const QWidget* widget) const
{
    const QRect rect = QProxyStyle::subControlRect(control, option, part, widget);
    if (control == CC_ComboBox && part == SC_ComboBoxEditField)
        return rect.adjusted(6, 0, 0, 0);
    return control == CC_SpinBox && part == SC_SpinBoxEditField ? rect.adjusted(4, 0, 0, 0) : rect;
}

QSize FlatStyle::sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& size, const QWidget* widget) const
{
    QSize result = QProxyStyle::sizeFromContents(type, option, size, widget);
    switch (type) {
    case CT_PushButton:
        return result + QSize(12, 4);
    case CT_LineEdit:
        return result + QSize(8, 6);
    case CT_ComboBox:
    case CT_SpinBox:
        return result + QSize(10, 4);
    case CT_MenuBarItem:
        return result + QSize(6, 6);
    case CT_MenuItem:
        return result + QSize(8, 4);
    default:
        return result;
    }
}

}  // namespace ts
