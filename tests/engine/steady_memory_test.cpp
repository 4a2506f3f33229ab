#include <algorithm>
#include <cstdlib>
#include <malloc.h>
#include <new>

#include <QDir>
#include <QTest>

#include "engine/autograd/backward.h"
#include "engine/graph/project_file.h"
#include "engine/optim/grad_norm.h"
#include "engine/tensor/allocator.h"
#include "engine/train/model.h"
#include "engine/train/readings.h"
#include "engine/train/training_data.h"

namespace {

constinit thread_local std::uint64_t t_news = 0;

void* counted(std::size_t bytes, std::size_t alignment)
{
    ++t_news;
    void* p
        = alignment > 0 ? std::aligned_alloc(alignment, (bytes + alignment - 1) / alignment * alignment) : std::malloc(bytes);
    if (!p)
        throw std::bad_alloc();
    return p;
}

}  // namespace

// In place of the library's, so that every heap allocation of C++ code on this thread is counted.
void* operator new(std::size_t bytes)
{
    return counted(bytes, 0);
}
void* operator new(std::size_t bytes, std::align_val_t alignment)
{
    return counted(bytes, static_cast<std::size_t>(alignment));
}
void operator delete(void* p) noexcept
{
    std::free(p);
}
void operator delete(void* p, std::size_t) noexcept
{
    std::free(p);
}
void operator delete(void* p, std::align_val_t) noexcept
{
    std::free(p);
}
void operator delete(void* p, std::size_t, std::align_val_t) noexcept
{
    std::free(p);
}

using namespace ts;

namespace {

const std::filesystem::path kExamples = SOURCE_DIR "/examples";

/// Heap allocations of each part of a training step.
struct Counts {
    std::uint64_t data = 0, forward = 0, backward = 0, update = 0;
};

constexpr int kSteps = 200;

/// One example, trained as the trainer does.
class Training {
public:
    explicit Training(const QString& project)
        : m_document(load_project(kExamples / project.toStdString())),
          m_model(m_document, kExamples, 1),
          m_data(m_document, m_model.executor(), kExamples, 1),
          m_values(m_model.readings().size())
    {
        m_data.begin_epoch(0, 0);
    }

    [[nodiscard]] bool uses(std::string_view layer) const
    {
        return std::ranges::any_of(m_document.graph.nodes,
                                   [&](const GraphNode& node) { return node.type.find(layer) != std::string::npos; });
    }
    /// Nothing but layers with one result each.
    [[nodiscard]] bool is_dense() const
    {
        return !uses("Conv") && !uses("LSTM") && !uses("GRU") && !uses("RNN") && !uses("Transformer") && !uses("Attention");
    }

    void steps(int count, Counts& counts)
    {
        for (int i = 0; i < count; ++i)
            step(counts);
    }

private:
    template <class Part> static void measure(std::uint64_t& sum, Part part)
    {
        const std::uint64_t before = t_news;
        part();
        sum += t_news - before;
    }

    void step(Counts& counts)
    {
        GraphExecutor& executor = m_model.executor();
        std::int64_t rows = 0;
        measure(counts.data, [&] { rows = m_data.next_training(executor); });
        if (rows == 0) {
            m_data.begin_epoch(++m_epoch, 0);
            measure(counts.data, [&] { m_data.next_training(executor); });
        }
        measure(counts.forward, [&] {
            executor.arena().zero_grad();
            executor.run(executor.training_plan(), {.training = true, .step = ++m_step});
            read_values(executor, m_model.readings(), executor.loss(), m_values);
        });
        measure(counts.backward, [&] { backward(executor.loss()); });
        measure(counts.update, [&] {
            if (const std::optional<double> most = m_document.training.clip_grad_norm)
                clip_grad_norm(executor.arena(), *most);
            m_model.optimizer().step(m_model.learning_rate());
        });
    }

    GraphDocument m_document;
    Model m_model;
    TrainingData m_data;
    std::vector<double> m_values;
    std::int64_t m_epoch = 0;
    std::uint64_t m_step = 0;
};

/// Bytes that malloc holds from the system, in use or not.
std::size_t heap_from_system()
{
    const auto heap = mallinfo2();
    return heap.arena + heap.hblkhd;
}

}  // namespace

/// A training that has warmed up asks the system for no memory.
class SteadyMemoryTest : public QObject {
    Q_OBJECT

    /// Pieces of freed memory may have to find their places first: one of the next windows must pass without growth.
    static bool settles(Training& training)
    {
        for (int window = 0; window < 5; ++window) {
            const std::size_t heap = heap_from_system();
            Counts ignored;
            training.steps(kSteps, ignored);
            if (heap_from_system() <= heap)
                return true;
        }
        return false;
    }

private Q_SLOTS:
    void a_warm_training_step_allocates_nothing_data()
    {
        QTest::addColumn<QString>("project");
        for (const QString& name :
             QDir(QString::fromStdString(kExamples.string())).entryList({QStringLiteral("*.json")}, QDir::Files))
            QTest::newRow(qPrintable(name)) << name;
    }
    void a_warm_training_step_allocates_nothing()
    {
        QFETCH(QString, project);
        Training training(project);
        Counts ignored, counts;
        training.steps(150, ignored);
        const std::uint64_t before = memory_stats().system_requests;
        const std::size_t heap = heap_from_system();
        training.steps(kSteps, counts);
        QCOMPARE(memory_stats().system_requests, before);
        QVERIFY2(heap_from_system() <= heap || settles(training), "the heap grows with every step");
        QVERIFY2(counts.data <= 2 * kSteps, "the batch and its list of fields");
        QCOMPARE(counts.update, 0U);
        qInfo("%.1f forward, %.1f backward a step", static_cast<double>(counts.forward) / kSteps,
              static_cast<double>(counts.backward) / kSteps);
        // Elsewhere oneDNN allocates in each call, and layers with several parts or results put them in lists.
        if (training.is_dense()) {
            QCOMPARE(counts.forward, 0U);
            QCOMPARE(counts.backward, 0U);
        }
    }
};

QTEST_GUILESS_MAIN(SteadyMemoryTest)
#include "steady_memory_test.moc"
