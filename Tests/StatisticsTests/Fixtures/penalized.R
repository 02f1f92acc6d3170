# Lasso, elastic net and ridge by glmnet, and their errors on folds left out.
#   Rscript penalized.R > penalized.json      (R 4.2.2, glmnet 4.1-6)
# glmnet divides the outcome by its standard deviation before it adds the ridge part of the penalty, so outcomes here
# have a variance of 1 (weighted where weights are used).
suppressPackageStartupMessages(library(glmnet))

number <- function(x) {
  short <- sprintf("%.15g", x)
  ifelse(as.numeric(short) == x, short, sprintf("%.17g", x))
}
json <- function(x) {
  if (is.list(x)) {
    paste0("{", paste0("\"", names(x), "\": ", sapply(x, json), collapse = ",\n"), "}")
  } else {
    paste0("[", paste0(number(as.vector(x)), collapse = ", "), "]")
  }
}

set.seed(20260321)
n <- 90
p <- 8
common <- rnorm(n)
x <- round(sapply(1:p, function(j) 10 * j + j * (rnorm(n) + (j %% 3) * common)), 4)
y <- as.vector(x %*% c(0.5, 0, -0.3, 0, 0, 0.1, 0, 0) + 2 * rnorm(n))
w <- round(runif(n, 0.2, 3), 3)
unit <- function(y, w) {
  mean <- weighted.mean(y, w)
  y / sqrt(weighted.mean((y - mean)^2, w))
}
plain <- unit(y, rep(1, n))
weighted <- unit(y, w)
lambda <- c(0.9, 0.5, 0.3, 0.2, 0.1, 0.05, 0.02, 0.01, 0.001)

path <- function(y, alpha, ...) {
  fit <- glmnet(x, y, alpha = alpha, lambda = lambda, thresh = 1e-25, maxit = 1e8, ...)
  stopifnot(length(fit$lambda) == length(lambda))
  as.matrix(coef(fit))
}
fold <- rep(1:6, length.out = n)
validation <- cv.glmnet(x, plain, alpha = 1, lambda = lambda, foldid = fold, thresh = 1e-25, maxit = 1e8)

cat(json(list(
  x = x, y = plain, weightedY = weighted, weights = w, penalties = lambda,
  lasso = path(plain, 1), net = path(plain, 0.4), ridge = path(plain, 0),
  weightedNet = path(weighted, 0.4, weights = w),
  ownUnits = path(plain, 1, standardize = FALSE),
  # Without an intercept glmnet's ridge part would be that of an outcome scaled about zero.
  noIntercept = path(plain, 1, standardize = FALSE, intercept = FALSE)[-1, ],
  defaultPenalties = glmnet(x, plain, alpha = 0.4)$lambda,
  fold = fold - 1, meanErrors = validation$cvm, standardErrors = validation$cvsd
)), "\n")
