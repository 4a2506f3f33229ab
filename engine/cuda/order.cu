#include <algorithm>
#include <cstdint>
#include <limits>

#include "engine/cuda/arg_fold.h"
#include "engine/cuda/reduce_rows.h"
#include "engine/cuda/sort_rows.h"
#include "engine/cuda/sort_short.h"
#include "engine/ops/kernel_table.h"
#include "engine/ops/order_kernels.h"
#include "engine/tensor/error.h"

namespace ts::cuda {

namespace {

void arg_extreme(const Tensor& in, bool largest, const Tensor& out)
{
    for (const Tensor& t : {in, out})
        expect_on_device(OrderKernels::family, t);
    visit_element(in.dtype(), [&]<class T>(T) {
        const RowSizes sizes{in.size(0), in.size(1)};
        auto* best = device_data<std::int64_t>(out);
        if (largest)
            reduce_rows<ArgFold<T, true>>(device_data<const T>(in), sizes, best, in.device());
        else
            reduce_rows<ArgFold<T, false>>(device_data<const T>(in), sizes, best, in.device());
    });
}

// As many of a long row are found by sorting pieces of it and, in turn, what is first in each.
constexpr std::int64_t kFew = 512;

/// A matrix (rows, n) as it is given.
template <class T> struct NumberSource {
    using Key = SortKey<T>;
    const T* numbers;
    std::int64_t n;
    bool descending;
    __device__ SortEntry<Key> entry(std::int64_t row, std::int64_t i) const
    {
        return i < n ? SortEntry<Key>{sort_key(numbers[row * n + i], descending), static_cast<std::uint32_t>(i)}
                     : SortEntry<Key>::last();
    }
};

template <class K> struct EntrySource {
    using Key = K;
    const SortEntry<K>* entries;
    std::int64_t n;
    __device__ SortEntry<K> entry(std::int64_t row, std::int64_t i) const
    {
        return i < n ? entries[row * n + i] : SortEntry<K>::last();
    }
};

/// Row r of the pieces is piece r % pieces of row r / pieces.
template <class Source> struct PieceSource {
    using Key = typename Source::Key;
    Source whole;
    std::int64_t pieces, length;
    __device__ SortEntry<Key> entry(std::int64_t row, int i) const
    {
        return whole.entry(row / pieces, row % pieces * length + i);
    }
};

/// The first k places of each row.
struct PlaceSink {
    std::int64_t* places;
    std::int64_t k;
    template <class Key> __device__ void put(std::int64_t row, int rank, const SortEntry<Key>& entry) const
    {
        if (rank < k)
            places[row * k + rank] = entry.place;
    }
};

/// The first k entries of each row.
template <class Key> struct EntrySink {
    SortEntry<Key>* entries;
    std::int64_t k;
    __device__ void put(std::int64_t row, int rank, const SortEntry<Key>& entry) const
    {
        if (rank < k)
            entries[row * k + rank] = entry;
    }
};

struct Wanted {
    std::int64_t rows, k;
    std::int64_t* places;
    Device device;
};

/// k <= kFew; n is the length of the source's rows.
template <class Source> void first_few(Source source, std::int64_t n, const Wanted& wanted)
{
    using Key = typename Source::Key;
    constexpr std::int64_t length = kLongestShortRow<Key> / 2;
    if (n <= kLongestShortRow<Key>)
        return sort_short_rows(source, PlaceSink{wanted.places, wanted.k}, wanted.rows, n);
    const std::int64_t pieces = (n + length - 1) / length;
    const Scratch<SortEntry<Key>> first(wanted.rows * pieces * wanted.k, wanted.device);
    sort_short_rows(PieceSource<Source>{source, pieces, length}, EntrySink<Key>{first.data(), wanted.k}, wanted.rows * pieces,
                    length);
    first_few(EntrySource<Key>{first.data(), pieces * wanted.k}, pieces * wanted.k, wanted);
}

template <class T> __global__ void keys_kernel(const T* numbers, std::int64_t count, bool descending, SortKey<T>* keys)
{
    for (std::int64_t i = thread_number(); i < count; i += thread_count())
        keys[i] = sort_key(numbers[i], descending);
}

__global__ void first_places_kernel(const std::uint32_t* sorted, std::int64_t rows, std::int64_t n, std::int64_t k,
                                    std::int64_t* places)
{
    for (std::int64_t row = blockIdx.y; row < rows; row += gridDim.y)
        for (std::int64_t i = thread_number(); i < k; i += thread_count())
            places[row * k + i] = sorted[row * n + i];
}

template <class T> void whole_order(const T* numbers, std::int64_t n, bool descending, const Wanted& wanted)
{
    Scratch<SortKey<T>> keys(wanted.rows * n, wanted.device);
    launch(keys_kernel<T>, grid_for(wanted.rows * n), numbers, wanted.rows * n, descending, keys.data());
    const auto sorted = sort_rows(std::move(keys), wanted.rows, n, kSortBits<T>, wanted.device);
    Grid grid = grid_for(wanted.k);
    grid.blocks.y = static_cast<unsigned>(std::min<std::int64_t>(wanted.rows, 4096));
    launch(first_places_kernel, grid, sorted.places.data(), wanted.rows, n, wanted.k, wanted.places);
}

void first_in_order(const Tensor& in, bool descending, const Tensor& out)
{
    for (const Tensor& t : {in, out})
        expect_on_device(OrderKernels::family, t);
    const std::int64_t n = in.size(1);
    const Wanted wanted{in.size(0), out.size(1), device_data<std::int64_t>(out), in.device()};
    if (out.numel() == 0)
        return;
    if (n >= std::numeric_limits<std::uint32_t>::max())
        throw ArgumentError(translatable("engine", "A row of %1 numbers is too long to be put in order: at most %2."),
                            {std::to_string(n), std::to_string(std::numeric_limits<std::uint32_t>::max() - 1)});
    visit_element(in.dtype(), [&]<class T>(T) {
        const T* numbers = device_data<const T>(in);
        if (n <= kLongestShortRow<SortKey<T>> || wanted.k <= kFew)
            first_few(NumberSource<T>{numbers, n, descending}, n, wanted);
        else
            whole_order(numbers, n, descending, wanted);
    });
}

const RegisterKernels<OrderKernels> registered{DeviceType::Cuda, {arg_extreme, first_in_order}};

}  // namespace

}  // namespace ts::cuda
