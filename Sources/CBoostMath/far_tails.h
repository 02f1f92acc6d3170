// Logarithms of tails that lie below the range of numbers themselves.

#ifndef FAR_TAILS_H
#define FAR_TAILS_H

#include <boost/math/constants/constants.hpp>
#include <boost/math/special_functions/gamma.hpp>
#include <boost/math/tools/fraction.hpp>
#include <cmath>
#include <cstdint>
#include <limits>
#include <stdexcept>
#include <utility>

// Everything is computed in long double (64 bits of mantissa, exponents to 1e-4932, on x86) and rounded once, so that
// the rounding of arguments such as x / sqrt(2), which far tails magnify by x squared, stays below a double's.
using Real = long double;

namespace far_tails {

/// The value of a continued fraction b0 + a1 / (b1 + a2 / (b2 + ...)) whose terms are pairs (a, b), by Lentz's method.
template <class Terms> Real value_of_fraction(Terms terms) {
    const std::uintmax_t most = 100000;
    std::uintmax_t count = most;
    const Real value = boost::math::tools::continued_fraction_b(terms, std::numeric_limits<Real>::epsilon(), count);
    if (count >= most) throw std::range_error("continued fraction");
    return value;
}

/// The continued fraction of the incomplete beta function, DLMF 8.17.22.
struct BetaTerms {
    using result_type = std::pair<Real, Real>;
    const Real a, b, x;
    long index = 0;

    result_type operator()() {
        if (index == 0) return ++index, result_type{0, 1};
        const Real m = index / 2;
        const Real denominator = (a + index - 1) * (a + index);
        const bool even = index++ % 2 == 0;
        return {even ? m * (b - m) * x / denominator : -(a + m) * (a + b + m) * x / denominator, 1};
    }
};

/// The continued fraction of the upper incomplete gamma function, DLMF 8.9.2 contracted.
struct UpperGammaTerms {
    using result_type = std::pair<Real, Real>;
    const Real a, x;
    long index = 0;

    result_type operator()() {
        const Real n = index++;
        return {n * (a - n), x - a + 2 * n + 1};
    }
};

/// log I_x(a, b) at x = low / (low + high), below the mean.
inline Real log_beta_tail(Real a, Real b, Real low, Real high) {
    using boost::math::lgamma;
    const Real log_beta = lgamma(a) + lgamma(b) - lgamma(a + b);
    const Real fraction = value_of_fraction(BetaTerms{a, b, low / (low + high)});
    return -a * std::log1p(high / low) - b * std::log1p(low / high) - std::log(a) - log_beta - std::log(fraction);
}

/// log Q(a, x), above the mean.
inline Real log_upper_gamma_tail(Real a, Real x) {
    return a * std::log(x) - x - boost::math::lgamma(a) - std::log(value_of_fraction(UpperGammaTerms{a, x}));
}

/// log P(a, x), below the mean: the series DLMF 8.7.1.
inline Real log_lower_gamma_tail(Real a, Real x) {
    Real term = 1, sum = 1;
    for (Real n = 1; term > sum * std::numeric_limits<Real>::epsilon(); n += 1) sum += term *= x / (a + n);
    return a * std::log(x) - x - boost::math::lgamma(a + 1) + std::log(sum);
}

/// log of the standard normal distribution's tail beyond x > 30: the asymptotic series of Abramowitz and Stegun 26.2.12.
inline Real log_normal_tail(Real x) {
    Real term = 1, sum = 1;
    for (int odd = 1; odd < 20; odd += 2) sum += term *= -odd / (x * x);
    return -x * x / 2 - std::log(x) - std::log(boost::math::constants::root_two_pi<Real>()) + std::log(sum);
}

} // namespace far_tails

#endif
