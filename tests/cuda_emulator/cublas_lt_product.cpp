#include <bit>
#include <cmath>
#include <cuda_bf16.h>
#include <cuda_fp16.h>
#include <vector>

#include "tests/cuda_emulator/cublas_lt_descriptors.h"
#include "tests/cuda_emulator/dense_product.h"
#include "tests/cuda_emulator/element_access.h"

namespace cuda_emulator {

namespace {

/// Nearest number with 10 bits of mantissa.
float to_tf32(float value)
{
    if (!std::isfinite(value))
        return value;
    const auto bits = std::bit_cast<std::uint32_t>(value);
    return std::bit_cast<float>((bits + 0xfff + ((bits >> 13) & 1)) & ~std::uint32_t{0x1fff});
}

float rounded(float value, cublasComputeType_t compute)
{
    switch (compute) {
    case CUBLAS_COMPUTE_32F_FAST_TF32:
        return to_tf32(value);
    case CUBLAS_COMPUTE_32F_FAST_16F:
        return __half(value);
    case CUBLAS_COMPUTE_32F_FAST_16BF:
        return __nv_bfloat16(value);
    default:
        return value;
    }
}
double rounded(double value, cublasComputeType_t)
{
    return value;
}

double gelu(double x)
{
    return 0.5 * x * (1 + std::tanh(std::sqrt(2 / M_PI) * (x + 0.044715 * x * x * x)));
}

double gelu_slope(double x)
{
    const double c = std::sqrt(2 / M_PI), t = std::tanh(c * (x + 0.044715 * x * x * x));
    return 0.5 * (1 + t) + 0.5 * x * (1 - t * t) * c * (1 + 3 * 0.044715 * x * x);
}

/// One matrix of the batch in the type of computation, columns one behind the other.
template <class T>
std::vector<T> gather(const cublasLtMatrixLayoutOpaque_t& layout, const void* data, cublasOperation_t op, std::int64_t batch,
                      cublasComputeType_t compute)
{
    const auto rows = static_cast<std::int64_t>(op == CUBLAS_OP_N ? layout.rows : layout.columns);
    const auto columns = static_cast<std::int64_t>(op == CUBLAS_OP_N ? layout.columns : layout.rows);
    std::vector<T> all;
    all.reserve(static_cast<std::size_t>(rows * columns));
    for (std::int64_t j = 0; j < columns; ++j) {
        for (std::int64_t i = 0; i < rows; ++i) {
            const std::ptrdiff_t at = op == CUBLAS_OP_N ? layout.offset(i, j, batch) : layout.offset(j, i, batch);
            all.push_back(rounded(static_cast<T>(load_element(layout.type, data, at)), compute));
        }
    }
    return all;
}

/// What follows the product: bias, activation or its gradient, and what they keep for the way back.
class Epilogue {
public:
    Epilogue(const MatmulCall& call, std::int64_t batch) : m_call(call), m_batch(batch) { }

    double apply(double x, std::int64_t row, std::int64_t column) const
    {
        const int kind = m_call.description.epilogue;
        if (kind & 4)
            x += load_element(m_call.bias_type(), m_call.description.bias, bias_at(row));
        if (kind & 2)
            return relu(x, row, column, kind & 128);
        if (kind & 8)
            return mask_bit(row, column) ? x : 0;
        if (kind & 32) {
            if (kind & 128)
                store_element(aux_type(), m_call.description.aux, aux_at(row, column), x);
            return gelu(x);
        }
        if (kind & 64)
            return x * gelu_slope(load_element(aux_type(), m_call.description.aux, aux_at(row, column)));
        return x;
    }

    void store_sum(std::int64_t place, double sum) const
    {
        store_element(m_call.bias_type(), m_call.description.bias, bias_at(place), sum);
    }

private:
    double relu(double x, std::int64_t row, std::int64_t column, bool keep) const
    {
        if (keep) {
            unsigned char& byte = mask_byte(row, column);
            const auto bit = static_cast<unsigned char>(1u << (row % 8));
            byte = static_cast<unsigned char>(x > 0 ? byte | bit : byte & ~bit);
        }
        return x > 0 || x != x ? x : 0;
    }
    std::ptrdiff_t bias_at(std::int64_t place) const { return m_batch * m_call.description.bias_step + place; }
    std::ptrdiff_t aux_at(std::int64_t row, std::int64_t column) const
    {
        return m_batch * m_call.description.aux_step + column * m_call.description.aux_leading + row;
    }
    unsigned char& mask_byte(std::int64_t row, std::int64_t column) const
    {
        return static_cast<unsigned char*>(m_call.description.aux)[aux_at(row, column) / 8];
    }
    bool mask_bit(std::int64_t row, std::int64_t column) const { return (mask_byte(row, column) >> (row % 8)) & 1; }
    cudaDataType_t aux_type() const
    {
        const std::int32_t set = m_call.description.aux_type;
        return set < 0 ? m_call.d_layout.type : static_cast<cudaDataType_t>(set);
    }

    const MatmulCall& m_call;
    std::int64_t m_batch;
};

/// Sums along the inner dimension: rows of A, columns of B.
template <class T>
void sum_operand(const MatmulCall& call, const Epilogue& epilogue, const std::vector<T>& a, const std::vector<T>& b)
{
    const bool of_a = call.description.epilogue == CUBLASLT_EPILOGUE_BGRADA;
    const std::int64_t places = of_a ? call.rows() : call.columns(), depth = call.depth();
    for (std::int64_t place = 0; place < places; ++place) {
        T sum = 0;
        for (std::int64_t p = 0; p < depth; ++p)
            sum += of_a ? a[static_cast<std::size_t>(p * places + place)] : b[static_cast<std::size_t>(place * depth + p)];
        epilogue.store_sum(place, static_cast<double>(sum));
    }
}

template <class T> void run_one(const MatmulCall& call, std::int64_t batch, double alpha, double beta)
{
    const cublasLtMatmulDescOpaque_t& x = call.description;
    const std::vector<T> a = gather<T>(call.a_layout, call.a, x.transpose_a, batch, x.compute);
    const std::vector<T> b = gather<T>(call.b_layout, call.b, x.transpose_b, batch, x.compute);
    const std::int64_t rows = call.rows(), columns = call.columns();
    std::vector<T> product(static_cast<std::size_t>(rows * columns));
    dense_product<T>(rows, columns, call.depth(), a.data(), b.data(), product.data());

    const Epilogue epilogue(call, batch);
    if (x.epilogue == CUBLASLT_EPILOGUE_BGRADA || x.epilogue == CUBLASLT_EPILOGUE_BGRADB)
        sum_operand(call, epilogue, a, b);
    std::vector<double> sums(static_cast<std::size_t>(rows));
    for (std::int64_t j = 0; j < columns; ++j) {
        for (std::int64_t i = 0; i < rows; ++i) {
            double value = alpha * static_cast<double>(product[static_cast<std::size_t>(j * rows + i)]);
            if (beta != 0)
                value += beta * load_element(call.c_layout.type, call.c, call.c_layout.offset(i, j, batch));
            value = epilogue.apply(value, i, j);
            sums[static_cast<std::size_t>(i)] += value;
            store_element(call.d_layout.type, call.d, call.d_layout.offset(i, j, batch), value);
        }
    }
    for (std::int64_t i = 0; i < rows && (x.epilogue & 16); ++i)
        epilogue.store_sum(i, sums[static_cast<std::size_t>(i)]);
}

}  // namespace

void run_matmul(const MatmulCall& call)
{
    const cudaDataType_t scale = call.description.scale;
    const double alpha = call.device_alpha ? load_element(scale, call.device_alpha, 0) : call.alpha;
    const double beta = call.device_beta ? load_element(scale, call.device_beta, 0) : call.beta;
    for (std::int32_t batch = 0; batch < call.d_layout.batches; ++batch) {
        if (scale == CUDA_R_64F)
            run_one<double>(call, batch, alpha, beta);
        else
            run_one<float>(call, batch, alpha, beta);
    }
}

}  // namespace cuda_emulator
