// The routines of OpenBLAS that this project calls, declared here because the library's own header lies at a
// different place on every system and does not declare LAPACK. Integers are 32 bits wide (LP64).
//
// LAPACK's are Fortran's names: everything goes by reference, matrices lie column by column.

#include <stdint.h>

void openblas_set_num_threads(int threads);

// Ends the threads that OpenBLAS has started; a build without threads has no such routine.
int blas_thread_shutdown_(void) __attribute__((weak));
static inline void end_openblas_threads(void) {
    if (blas_thread_shutdown_) blas_thread_shutdown_();
}

enum { CblasColMajor = 102 };
enum { CblasNoTrans = 111, CblasTrans = 112 };
enum { CblasUpper = 121, CblasLower = 122 };
enum { CblasNonUnit = 131, CblasUnit = 132 };
enum { CblasLeft = 141, CblasRight = 142 };

// C := alpha A B + beta C
void cblas_dgemm(int order, int transposeA, int transposeB, int m, int n, int k, double alpha,
                 const double *a, int lda, const double *b, int ldb, double beta, double *c, int ldc);
// y := alpha A x + beta y
void cblas_dgemv(int order, int transpose, int m, int n, double alpha, const double *a, int lda,
                 const double *x, int incx, double beta, double *y, int incy);
// One triangle of C := alpha A'A + beta C (or A A')
void cblas_dsyrk(int order, int triangle, int transpose, int n, int k, double alpha, const double *a, int lda,
                 double beta, double *c, int ldc);
// B := alpha A^-1 B or alpha B A^-1, A triangular
void cblas_dtrsm(int order, int side, int triangle, int transpose, int unit, int m, int n, double alpha,
                 const double *a, int lda, double *b, int ldb);
// B := alpha A B or alpha B A, A triangular
void cblas_dtrmm(int order, int side, int triangle, int transpose, int unit, int m, int n, double alpha,
                 const double *a, int lda, double *b, int ldb);

// Cholesky factor; its condition; solutions with it.
void dpotrf_(const char *triangle, const int *n, double *a, const int *lda, int *info);
void dpocon_(const char *triangle, const int *n, const double *a, const int *lda, const double *norm,
             double *reciprocalCondition, double *work, int *integerWork, int *info);
void dpotrs_(const char *triangle, const int *n, const int *columns, const double *a, const int *lda, double *b,
             const int *ldb, int *info);
// Cholesky factor with complete pivoting, and the rank.
void dpstrf_(const char *triangle, const int *n, double *a, const int *lda, int *pivots, int *rank,
             const double *tolerance, double *work, int *info);
// The inverse of a triangular matrix; its product with its own transpose.
void dtrtri_(const char *triangle, const char *unit, const int *n, double *a, const int *lda, int *info);
void dlauum_(const char *triangle, const int *n, double *a, const int *lda, int *info);
// QR with column pivoting; products with its Q.
void dgeqp3_(const int *m, const int *n, double *a, const int *lda, int *pivots, double *tau, double *work,
             const int *workLength, int *info);
void dormqr_(const char *side, const char *transpose, const int *m, const int *n, const int *k, const double *a,
             const int *lda, const double *tau, double *c, const int *ldc, double *work, const int *workLength,
             int *info);
// Singular values by divide and conquer.
void dgesdd_(const char *job, const int *m, const int *n, double *a, const int *lda, double *s, double *u,
             const int *ldu, double *vt, const int *ldvt, double *work, const int *workLength, int *integerWork,
             int *info);
// Eigenvalues and eigenvectors of a symmetric matrix.
void dsyevd_(const char *job, const char *triangle, const int *n, double *a, const int *lda, double *values,
             double *work, const int *workLength, int *integerWork, const int *integerWorkLength, int *info);
