#include "CBoostMath.h"
#include "incomplete_functions.h"

#include <boost/math/distributions/beta.hpp>
#include <boost/math/distributions/chi_squared.hpp>
#include <boost/math/distributions/fisher_f.hpp>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/students_t.hpp>
#include <boost/math/special_functions/erf.hpp>

namespace {

using boost::math::evaluation_error;

/// The value of `function`, rounded to double; not-a-number where it reports an error.
template <class Function> double guarded(Function function) noexcept {
    try {
        return static_cast<double>(function());
    } catch (...) {
        return std::numeric_limits<double>::quiet_NaN();
    }
}

Side side(distribution_tail tail) { return tail == LOWER_TAIL ? Side::lower : Side::upper; }

template <class Distribution> Real density_of(const Distribution &distribution, Real x) {
    const auto [least, most] = support(distribution);
    return x < least || x > most || std::isinf(x) ? 0 : pdf(distribution, x);
}

/// Boost's quantile; `solved` where its iteration does not converge.
template <class Distribution, class Solved>
Real quantile_of(const Distribution &distribution, Real probability, distribution_tail tail, Solved solved) {
    const auto [least, most] = support(distribution);
    const Real greatest = std::numeric_limits<Real>::max();
    if (probability == (tail == LOWER_TAIL ? 0 : 1)) return least == -greatest ? -infinity : least;
    if (probability == (tail == LOWER_TAIL ? 1 : 0)) return most == greatest ? infinity : most;
    try {
        return tail == LOWER_TAIL ? quantile(distribution, probability)
                                  : quantile(complement(distribution, probability));
    } catch (const evaluation_error &) {
        return solved();
    }
}

const boost::math::normal_distribution<Real, Policy> normal;
using StudentT = boost::math::students_t_distribution<Real, Policy>;
using FisherF = boost::math::fisher_f_distribution<Real, Policy>;
using ChiSquare = boost::math::chi_squared_distribution<Real, Policy>;
using Beta = boost::math::beta_distribution<Real, Policy>;

Real normal_upper_tail(Real x) {
    return std::isnan(x) ? x : boost::math::erfc(x / std::sqrt(Real(2)), Policy()) / 2;
}

Real chi_square_quantile_of(Real freedom, Real probability, distribution_tail tail) {
    return quantile_of(ChiSquare(freedom), probability, tail,
                       [=] { return 2 * solve_gamma(freedom / 2, probability, side(tail)); });
}

/// Twice the upper tail of Student's t at a positive x.
Real student_t_two_sided(Real x, Real freedom) { return regularized_beta(freedom / 2, Real(0.5), freedom, x * x); }

} // namespace

double normal_density(double x) {
    return guarded([=] { return density_of(normal, x); });
}
double normal_tail(double x, distribution_tail tail) {
    return guarded([=] { return normal_upper_tail(tail == UPPER_TAIL ? x : -x); });
}
double normal_log_tail(double x, distribution_tail tail) {
    return guarded([=] {
        const Real out = tail == UPPER_TAIL ? x : -x;
        return log_probability(
            normal_upper_tail(out), [=] { return normal_upper_tail(-out); },
            [=] { return out == infinity ? -infinity : far_tails::log_normal_tail(out); });
    });
}
double normal_quantile(double probability, distribution_tail tail) {
    return guarded([=] {
        return quantile_of(normal, probability, tail, []() -> Real { throw std::range_error("quantile"); });
    });
}

double student_t_density(double x, double freedom) {
    if (freedom == infinity) return normal_density(x);
    return guarded([=] { return density_of(StudentT(freedom), x); });
}
double student_t_tail(double x, double freedom, distribution_tail tail) {
    if (freedom == infinity) return normal_tail(x, tail);
    return guarded([=] {
        const Real half = student_t_two_sided(x, freedom) / 2;
        return (x > 0) == (tail == UPPER_TAIL) ? half : 1 - half;
    });
}
double student_t_log_tail(double x, double freedom, distribution_tail tail) {
    if (freedom == infinity) return normal_log_tail(x, tail);
    return guarded([=] {
        if ((x > 0) != (tail == UPPER_TAIL)) return std::log1p(-student_t_two_sided(x, freedom) / 2);
        return log_regularized_beta(Real(freedom) / 2, Real(0.5), freedom, Real(x) * x) - std::log(Real(2));
    });
}
double student_t_quantile(double probability, double freedom, distribution_tail tail) {
    if (freedom == infinity) return normal_quantile(probability, tail);
    return guarded([=] {
        return quantile_of(StudentT(freedom), probability, tail, [=] {
            const bool outer = probability < 0.5;
            const Real twoSided = 2 * (outer ? Real(probability) : 1 - Real(probability));
            const Real size =
                std::sqrt(freedom / solve_beta_odds(Real(freedom) / 2, Real(0.5), twoSided, Side::lower));
            return outer == (tail == UPPER_TAIL) ? size : -size;
        });
    });
}

double fisher_f_density(double x, double numerator, double denominator) {
    return guarded([=] {
        return denominator == infinity ? numerator * density_of(ChiSquare(numerator), Real(numerator) * x)
                                       : density_of(FisherF(numerator, denominator), x);
    });
}
double fisher_f_tail(double x, double numerator, double denominator, distribution_tail tail) {
    return guarded([=] {
        const Real m = Real(numerator) / 2, n = Real(denominator) / 2;
        if (n == infinity) return regularized_gamma(m, m * x, side(tail));
        return tail == LOWER_TAIL ? regularized_beta(m, n, m * x, n) : regularized_beta(n, m, n, m * x);
    });
}
double fisher_f_log_tail(double x, double numerator, double denominator, distribution_tail tail) {
    return guarded([=] {
        const Real m = Real(numerator) / 2, n = Real(denominator) / 2;
        if (n == infinity) return log_regularized_gamma(m, m * x, side(tail));
        return tail == LOWER_TAIL ? log_regularized_beta(m, n, m * x, n) : log_regularized_beta(n, m, n, m * x);
    });
}
double fisher_f_quantile(double probability, double numerator, double denominator, distribution_tail tail) {
    return guarded([=] {
        if (denominator == infinity) return chi_square_quantile_of(numerator, probability, tail) / numerator;
        return quantile_of(FisherF(numerator, denominator), probability, tail, [=] {
            const Real m = Real(numerator) / 2, n = Real(denominator) / 2;
            return solve_beta_odds(m, n, probability, side(tail)) * n / m;
        });
    });
}

double chi_square_density(double x, double freedom) {
    return guarded([=] { return density_of(ChiSquare(freedom), x); });
}
double chi_square_tail(double x, double freedom, distribution_tail tail) {
    return guarded([=] { return regularized_gamma(Real(freedom) / 2, Real(x) / 2, side(tail)); });
}
double chi_square_log_tail(double x, double freedom, distribution_tail tail) {
    return guarded([=] { return log_regularized_gamma(Real(freedom) / 2, Real(x) / 2, side(tail)); });
}
double chi_square_quantile(double probability, double freedom, distribution_tail tail) {
    return guarded([=] { return chi_square_quantile_of(freedom, probability, tail); });
}

double beta_density(double x, double a, double b) {
    return guarded([=] { return density_of(Beta(a, b), x); });
}
double beta_tail(double x, double a, double b, distribution_tail tail) {
    return guarded([=] {
        const Real y = 1 - Real(x);
        return tail == LOWER_TAIL ? regularized_beta(a, b, x, y) : regularized_beta(b, a, y, x);
    });
}
double beta_log_tail(double x, double a, double b, distribution_tail tail) {
    return guarded([=] {
        const Real y = 1 - Real(x);
        return tail == LOWER_TAIL ? log_regularized_beta(a, b, x, y) : log_regularized_beta(b, a, y, x);
    });
}
double beta_quantile(double probability, double a, double b, distribution_tail tail) {
    return guarded([=] {
        return quantile_of(Beta(a, b), probability, tail, [=] {
            const Real odds = solve_beta_odds(a, b, probability, side(tail));
            return odds == infinity ? 1 : odds / (1 + odds);
        });
    });
}
