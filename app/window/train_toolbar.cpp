#include "app/window/train_toolbar.h"

#include <QApplication>
#include <QLayout>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>

#include "app/window/actions.h"
#include "app/window/device_box.h"
#include "app/window/icons.h"
#include "app/window/run_status.h"
#include "widgets/theme/flat_style.h"
#include "widgets/theme/theme.h"

namespace ts {

namespace {

constexpr int kHeight = 32;

/// A square button with a border, for an action with an icon.
class IconButton : public QToolButton {
public:
    explicit IconButton(QAction& action)
    {
        setDefaultAction(&action);
        setFixedSize(kHeight + 2, kHeight);
        setIconSize({16, 16});
        setFocusPolicy(Qt::TabFocus);
    }

protected:
    void paintEvent(QPaintEvent* event) override
    {
        QPainter painter(this);
        paintBox(painter, QRectF(rect()), theme().raised, hasFocus() ? theme().accent : theme().line);
        painter.end();
        QToolButton::paintEvent(event);
    }
};

QWidget* spacer(int width)
{
    auto* space = new QWidget;
    space->setFixedWidth(width);
    return space;
}

}  // namespace

TrainToolbar::TrainToolbar(const Actions& actions, QWidget* parent)
    : QToolBar(parent),
      m_actions(actions),
      m_train(new QPushButton),
      m_device(new DeviceBox),
      m_status(new RunStatus),
      m_search(new QPushButton)
{
    setObjectName(QStringLiteral("trainToolbar"));
    setMovable(false);
    setContextMenuPolicy(Qt::PreventContextMenu);
    m_train->setDefault(true);
    m_train->setMinimumSize(92, kHeight);
    for (QWidget* quiet : std::initializer_list<QWidget*>{m_train, m_device, m_search})
        quiet->setFocusPolicy(Qt::TabFocus);
    QAction& train = actions[Command::Train];
    connect(m_train, &QPushButton::clicked, &train, &QAction::trigger);
    connect(&train, &QAction::changed, this, [this, &train] { m_train->setEnabled(train.isEnabled()); });
    addWidget(spacer(2));
    addWidget(m_train);
    for (const Command command : {Command::Pause, Command::Step, Command::Stop})
        addButton(actions[command]);
    addWidget(spacer(4));
    m_device->setMinimumHeight(kHeight);
    connect(m_device, &DeviceBox::deviceChosen, this, &TrainToolbar::deviceChosen);
    addWidget(m_device);
    addWidget(spacer(6));
    addWidget(m_status);
    addWidget(spacer(6));
    m_search->setMinimumHeight(kHeight);
    connect(m_search, &QPushButton::clicked, &actions[Command::CommandPalette], &QAction::trigger);
    addWidget(m_search);
    addWidget(spacer(2));
    refresh();
}

void TrainToolbar::addButton(QAction& action)
{
    addWidget(new IconButton(action));
}

void TrainToolbar::setDevice(const QString& device)
{
    m_device->setDevice(device);
}

void TrainToolbar::setRunning(bool running)
{
    m_device->setEnabled(!running);
}

void TrainToolbar::refresh()
{
    QAction& train = m_actions[Command::Train];
    m_train->setText(train.iconText());
    m_train->setToolTip(train.toolTip());
    m_train->setIcon(themedIcon(QLatin1String("play"), true));
    m_train->setEnabled(train.isEnabled());
    m_device->refresh();
    const QAction& palette = m_actions[Command::CommandPalette];
    m_search->setText(tr("Search  %1").arg(palette.shortcut().toString(QKeySequence::NativeText)));
    m_search->setIcon(themedIcon(QLatin1String("search")));
    m_search->setToolTip(palette.statusTip());
    m_search->setAccessibleName(palette.statusTip());
    QPalette quiet = QApplication::palette();
    quiet.setColor(QPalette::ButtonText, theme().textMuted);
    m_search->setPalette(quiet);
    m_status->update();
}

}  // namespace ts
