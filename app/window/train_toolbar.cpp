#include "app/window/train_toolbar.h"

#include <QApplication>
#include <QComboBox>
#include <QLayout>
#include <QPainter>
#include <QPushButton>
#include <QStandardItemModel>
#include <QThread>
#include <QToolButton>

#include "app/window/actions.h"
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

int computeThreads()
{
    const int cores = std::max(1, QThread::idealThreadCount());
    return cores > 2 ? cores - 1 : cores;
}

TrainToolbar::TrainToolbar(const Actions& actions, QWidget* parent)
    : QToolBar(parent),
      m_actions(actions),
      m_train(new QPushButton),
      m_device(new QComboBox),
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
    connect(m_device, &QComboBox::activated, this,
            [this](int index) { Q_EMIT deviceChosen(m_device->itemData(index).toString()); });
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
    const int index = m_device->findData(device);
    m_device->setCurrentIndex(index < 0 ? 0 : index);
}

void TrainToolbar::setRunning(bool running)
{
    m_device->setEnabled(!running);
}

void TrainToolbar::fillDevices()
{
    const QVariant chosen = m_device->currentData();
    m_device->clear();
    const QString cpu = computeThreads() == 1 ? tr("CPU · 1 thread") : tr("CPU · %1 threads").arg(computeThreads());
    m_device->addItem(cpu, QStringLiteral("auto"));
    m_device->setItemData(0, tr("The best device there is: the processor"), Qt::ToolTipRole);
    m_device->addItem(tr("CUDA · not available"), QStringLiteral("cuda"));
    m_device->setItemData(1, tr("This version computes on the processor only"), Qt::ToolTipRole);
    qobject_cast<QStandardItemModel*>(m_device->model())->item(1)->setEnabled(false);
    m_device->setCurrentIndex(std::max(0, m_device->findData(chosen)));
    m_device->setToolTip(tr("Device the network is trained on"));
    m_device->setAccessibleName(m_device->toolTip());
}

void TrainToolbar::refresh()
{
    QAction& train = m_actions[Command::Train];
    m_train->setText(train.iconText());
    m_train->setToolTip(train.toolTip());
    m_train->setIcon(themedIcon(QLatin1String("play"), true));
    m_train->setEnabled(train.isEnabled());
    fillDevices();
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
