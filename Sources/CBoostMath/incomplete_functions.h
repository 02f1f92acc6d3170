// The regularized incomplete beta and gamma functions, their logarithms and inverses, in a form that loses nothing at
// either end.

#ifndef INCOMPLETE_FUNCTIONS_H
#define INCOMPLETE_FUNCTIONS_H

#include "far_tails.h"

#include <boost/math/policies/policy.hpp>
#include <boost/math/special_functions/beta.hpp>
#include <boost/math/special_functions/gamma.hpp>
#include <boost/math/tools/toms748_solve.hpp>
#include <cmath>
#include <limits>
#include <stdexcept>

// What leaves the range of numbers is infinity or zero; every other error is an exception.
using Policy = boost::math::policies::policy<boost::math::policies::overflow_error<boost::math::policies::ignore_error>,
                                             boost::math::policies::underflow_error<boost::math::policies::ignore_error>,
                                             boost::math::policies::denorm_error<boost::math::policies::ignore_error>>;

const Real infinity = std::numeric_limits<Real>::infinity();

enum class Side { lower, upper };

/// The logarithm of a probability whose complement is known too; `far` computes it below the range of numbers.
template <class Complement, class Far> Real log_probability(Real probability, Complement complement, Far far) {
    if (probability > Real(0.5)) return std::log1p(-complement());
    return probability >= std::numeric_limits<Real>::min() ? std::log(probability) : far();
}

/// The positive x at which the logarithm of a probability, `log_tail(x)`, is `target`: bracketed from 1 and closed in
/// on log x by the algorithm 748 of Alefeld, Potra and Shi (1995). For what Boost's own inverses do not reach.
template <class LogTail> Real solve(Real target, bool increasing, LogTail log_tail) {
    const auto excess = [&](Real log_x) { return log_tail(std::exp(log_x)) - target; };
    const Real limit = std::log(std::numeric_limits<Real>::max()) - 1;
    const bool up = (excess(0) < 0) == increasing;
    Real near = 0, far = up ? 1 : -1;
    while ((excess(far) < 0) == (excess(0) < 0)) {
        if (std::abs(far) >= limit) return up ? infinity : 0;
        near = far;
        far = std::copysign(std::min(2 * std::abs(far), limit), far);
    }
    std::uintmax_t steps = 500;
    const auto bracket =
        boost::math::tools::toms748_solve(excess, std::min(near, far), std::max(near, far),
                                          boost::math::tools::eps_tolerance<Real>(63), steps, Policy());
    if (steps >= 500) throw std::range_error("quantile");
    return std::exp((bracket.first + bracket.second) / 2);
}

/// I_x(a, b) at x = low / (low + high); its complement is I(b, a, high, low).
inline Real regularized_beta(Real a, Real b, Real low, Real high) {
    if (!(a > 0 && b > 0)) throw std::domain_error("beta");
    if (low <= 0) return 0;
    if (high <= 0 || low == infinity) return 1;
    // Boost's arc sine would see a rounded 1 - x.
    if (a == Real(0.5) && b == Real(0.5)) return std::atan2(std::sqrt(low), std::sqrt(high)) / std::acos(Real(0));
    return low <= high ? boost::math::ibeta(a, b, low / (low + high), Policy())
                       : boost::math::ibetac(b, a, high / (low + high), Policy());
}

inline Real log_regularized_beta(Real a, Real b, Real low, Real high) {
    const Real probability = regularized_beta(a, b, low, high);
    if (low <= 0) return -infinity;
    return log_probability(
        probability, [=] { return regularized_beta(b, a, high, low); },
        [=] { return far_tails::log_beta_tail(a, b, low, high); });
}

/// The odds x / (1 - x) at which I_x(a, b) is `probability`, or where its complement is.
inline Real solve_beta_odds(Real a, Real b, Real probability, Side side) {
    return solve(std::log(probability), side == Side::lower, [=](Real odds) {
        return side == Side::lower ? log_regularized_beta(a, b, odds, 1) : log_regularized_beta(b, a, 1, odds);
    });
}

/// P(a, x) or Q(a, x).
inline Real regularized_gamma(Real a, Real x, Side side) {
    if (!(a > 0)) throw std::domain_error("gamma");
    if (x <= 0 || x == infinity) return (x <= 0) == (side == Side::lower) ? 0 : 1;
    return side == Side::lower ? boost::math::gamma_p(a, x, Policy()) : boost::math::gamma_q(a, x, Policy());
}

inline Real log_regularized_gamma(Real a, Real x, Side side) {
    const Side other = side == Side::lower ? Side::upper : Side::lower;
    const Real probability = regularized_gamma(a, x, side);
    if (x <= 0 || x == infinity) return std::log(probability);
    return log_probability(
        probability, [=] { return regularized_gamma(a, x, other); },
        [=] {
            return side == Side::lower ? far_tails::log_lower_gamma_tail(a, x) : far_tails::log_upper_gamma_tail(a, x);
        });
}

inline Real solve_gamma(Real a, Real probability, Side side) {
    return solve(std::log(probability), side == Side::lower,
                 [=](Real x) { return log_regularized_gamma(a, x, side); });
}

#endif
