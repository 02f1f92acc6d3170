// The distributions of Boost.Math that this project calls. Every function is pure and gives not-a-number where a
// parameter or a probability is outside its range, or where an iteration did not converge.

#ifndef CBOOSTMATH_H
#define CBOOSTMATH_H

#ifdef __cplusplus
extern "C" {
#endif

enum distribution_tail { LOWER_TAIL, UPPER_TAIL };

// The standard normal distribution.
double normal_density(double x);
double normal_tail(double x, enum distribution_tail tail);
double normal_log_tail(double x, enum distribution_tail tail);
double normal_quantile(double probability, enum distribution_tail tail);

// Student's t; the degrees of freedom may be infinite.
double student_t_density(double x, double freedom);
double student_t_tail(double x, double freedom, enum distribution_tail tail);
double student_t_log_tail(double x, double freedom, enum distribution_tail tail);
double student_t_quantile(double probability, double freedom, enum distribution_tail tail);

// Fisher's F; the degrees of freedom of the denominator may be infinite.
double fisher_f_density(double x, double numerator, double denominator);
double fisher_f_tail(double x, double numerator, double denominator, enum distribution_tail tail);
double fisher_f_log_tail(double x, double numerator, double denominator, enum distribution_tail tail);
double fisher_f_quantile(double probability, double numerator, double denominator, enum distribution_tail tail);

double chi_square_density(double x, double freedom);
double chi_square_tail(double x, double freedom, enum distribution_tail tail);
double chi_square_log_tail(double x, double freedom, enum distribution_tail tail);
double chi_square_quantile(double probability, double freedom, enum distribution_tail tail);

double beta_density(double x, double a, double b);
double beta_tail(double x, double a, double b, enum distribution_tail tail);
double beta_log_tail(double x, double a, double b, enum distribution_tail tail);
double beta_quantile(double probability, double a, double b, enum distribution_tail tail);

#ifdef __cplusplus
}
#endif
#endif
