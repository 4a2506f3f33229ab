#include "app/window/device_box.h"

#include <QAbstractItemView>
#include <QPainter>
#include <QStandardItemModel>
#include <QStyledItemDelegate>

#include "widgets/theme/theme.h"

namespace ts {

namespace {

constexpr int kDetailRole = Qt::UserRole + 1;
constexpr int kPadding = 8;
constexpr int kWidth = 320;

/// Two lines: the name of the device, and below it in small what there is to say.
class DeviceDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex& index) const override
    {
        const int title = QFontMetrics(uiFont()).height();
        return {kWidth, title + detailRect(index, 0).height() + 2 * kPadding};
    }

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        const bool usable = option.state & QStyle::State_Enabled;
        if (usable && option.state & (QStyle::State_Selected | QStyle::State_MouseOver))
            painter->fillRect(option.rect, theme().line);
        const QRect inner = option.rect.adjusted(kPadding, kPadding, -kPadding, -kPadding);
        painter->setFont(uiFont());
        painter->setPen(usable ? theme().text : theme().textMuted);
        painter->drawText(inner, Qt::AlignTop | Qt::AlignLeft, index.data().toString());
        painter->setFont(uiFont(-0.8));
        painter->setPen(theme().textMuted);
        painter->drawText(detailRect(index, inner.top()).translated(option.rect.left(), 0), Qt::TextWordWrap | Qt::AlignTop,
                          index.data(kDetailRole).toString());
    }

private:
    [[nodiscard]] static QRect detailRect(const QModelIndex& index, int top)
    {
        const QRect room(kPadding, top + QFontMetrics(uiFont()).height(), kWidth - 2 * kPadding, 1000);
        return QFontMetrics(uiFont(-0.8)).boundingRect(room, Qt::TextWordWrap, index.data(kDetailRole).toString());
    }
};

}  // namespace

DeviceBox::DeviceBox(QWidget* parent) : QComboBox(parent)
{
    setItemDelegate(new DeviceDelegate(this));
    setSizeAdjustPolicy(QComboBox::AdjustToContents);
    view()->setMinimumWidth(kWidth);
    view()->setTextElideMode(Qt::ElideNone);
    connect(this, &QComboBox::activated, this, [this](int index) { Q_EMIT deviceChosen(itemData(index).toString()); });
    connect(&m_devices, &DeviceList::changed, this, &DeviceBox::fill);
    refresh();
}

void DeviceBox::setDevice(const QString& id)
{
    m_chosen = id;
    select(id);
}

void DeviceBox::select(const QString& id)
{
    const int index = findData(id == QLatin1String("cuda:0") ? QStringLiteral("cuda") : id);
    setCurrentIndex(index < 0 ? 0 : index);
}

void DeviceBox::refresh()
{
    setToolTip(tr("Device the network is trained on"));
    setAccessibleName(toolTip());
    fill();
    m_devices.refresh();
}

void DeviceBox::fill()
{
    const QSignalBlocker quiet(this);
    const std::vector<DeviceChoice>& choices = m_devices.choices();
    while (count() > static_cast<int>(choices.size()))
        removeItem(count() - 1);
    auto* items = qobject_cast<QStandardItemModel*>(model());
    for (int i = 0; i < static_cast<int>(choices.size()); ++i) {
        const DeviceChoice& choice = choices[static_cast<std::size_t>(i)];
        const bool automatic = choice.id == QLatin1String("auto");
        if (i == count())
            addItem(QString());
        setItemText(i, automatic ? tr("Automatic · %1").arg(choice.detail) : choice.title);
        setItemData(i, choice.id);
        setItemData(i, automatic ? tr("The fastest device there is") : choice.detail, kDetailRole);
        setItemData(i, choice.detail, Qt::AccessibleDescriptionRole);
        items->item(i)->setEnabled(choice.usable);
    }
    select(m_chosen);
}

void DeviceBox::showPopup()
{
    m_devices.follow(true);
    QComboBox::showPopup();
}

void DeviceBox::hidePopup()
{
    m_devices.follow(false);
    QComboBox::hidePopup();
}

}  // namespace ts
