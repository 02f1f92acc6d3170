# Robust covariances of a weighted and an unweighted regression, by sandwich, estimatr and clubSandwich.
#   Rscript robust-covariance.R      (R 4.2.2, sandwich, estimatr, clubSandwich)
suppressWarnings(suppressPackageStartupMessages({
  library(sandwich)
  library(estimatr)
  library(clubSandwich)
}))

set.seed(20260301)
n <- 72
firm <- sample(0:8, n, replace = TRUE)
month <- sample(0:5, n, replace = TRUE)
region <- sample(c("East", "North", "South", "West"), n, replace = TRUE)
x1 <- round(rnorm(n, 50, 4), 3)
x2 <- round(rexp(n) + firm / 10, 3)
w <- round(runif(n, 0.2, 3), 3)
y1 <- round(3 + 0.4 * x1 - x2 + rnorm(9)[firm + 1] + rnorm(6)[month + 1] + x2 * rnorm(n), 3)
y2 <- round(10 + 2 * (region == "West") + rnorm(9)[firm + 1] + rnorm(n), 3)
data <- data.frame(x1, x2, region, firm, month, w, y1, y2)

number <- function(x) {
  short <- sprintf("%.15g", x)
  ifelse(as.numeric(short) == x, short, sprintf("%.17g", x))
}
json <- function(x) {
  if (is.list(x)) {
    paste0("{", paste0("\"", names(x), "\": ", sapply(x, json), collapse = ",\n"), "}")
  } else if (is.character(x)) {
    if (length(x) == 1) paste0("\"", x, "\"") else paste0("[", paste0("\"", x, "\"", collapse = ", "), "]")
  } else {
    paste0("[", paste0(number(as.vector(x)), collapse = ", "), "]")
  }
}

covariances <- function(outcome, weights, predictors = "x1 + x2 + region") {
  formula <- as.formula(paste(outcome, "~", predictors))
  model <- if (weights) lm(formula, data, weights = w) else lm(formula, data)
  two <- data[c("firm", "month")]
  result <- list(
    coefficients = coef(model),
    classical = vcov(model),
    hc0 = vcovHC(model, "HC0"), hc1 = vcovHC(model, "HC1"),
    hc2 = vcovHC(model, "HC2"), hc3 = vcovHC(model, "HC3"),
    cr0 = vcovCL(model, data$firm, type = "HC0", cadjust = FALSE),
    cr1 = vcovCL(model, data$firm, type = "HC1", cadjust = TRUE),
    twoWay0 = vcovCL(model, two, type = "HC0", cadjust = FALSE),
    twoWay1 = vcovCL(model, two, type = "HC1", cadjust = TRUE),
    twoWay1Fixed = vcovCL(model, two, type = "HC1", cadjust = TRUE, fix = TRUE)
  )
  # A second source where there is one: the same numbers by other code.
  close <- function(a, b) stopifnot(max(abs(a - b) / sqrt(outer(diag(b), diag(b)))) < 1e-9)
  for (type in c("HC0", "HC1", "HC2", "HC3")) {
    robust <- if (weights) lm_robust(formula, data, weights = w, se_type = type) else lm_robust(formula, data, se_type = type)
    close(robust$vcov, result[[tolower(type)]])
  }
  stata <- if (weights) lm_robust(formula, data, weights = w, clusters = firm, se_type = "stata") else
    lm_robust(formula, data, clusters = firm, se_type = "stata")
  close(stata$vcov, result$cr1)
  close(vcovCR(model, data$firm, "CR0", inverse_var = FALSE), result$cr0)
  if (!weights) close(vcovCR(model, data$firm, "CR1S"), result$cr1)
  lapply(result, unname)
}

cat(json(list(
  data = as.list(data),
  unweighted = list(y1 = covariances("y1", FALSE), y2 = covariances("y2", FALSE)),
  weighted = list(y1 = covariances("y1", TRUE), y2 = covariances("y2", TRUE)),
  noIntercept = list(y1 = covariances("y1", FALSE, "0 + x1 + x2"), y2 = covariances("y2", FALSE, "0 + x1 + x2")),
  # Few coefficients, so that the two-way covariance is one without repair.
  simple = list(y1 = covariances("y1", FALSE, "x2"), y2 = covariances("y2", FALSE, "x2"))
)), "\n", file = "robust-covariance.json", sep = "")
