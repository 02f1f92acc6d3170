# Logistic regressions by glm, robust errors by sandwich, Firth's by brglm2 (AS_mean is Firth's correction for the
# logit).
#   Rscript logistic.R > logistic.json      (R 4.2.2, sandwich 3.0.2, brglm2 0.9)
# With ../../../../shared/data/hr-ibm beside the checkout it also writes logistic-attrition.json.
suppressPackageStartupMessages({
  library(sandwich)
  library(brglm2)
})

number <- function(x) {
  short <- sprintf("%.15g", x)
  ifelse(as.numeric(short) == x, short, sprintf("%.17g", x))
}
json <- function(x) {
  if (is.list(x)) {
    paste0("{", paste0("\"", names(x), "\": ", sapply(x, json), collapse = ",\n"), "}")
  } else if (is.character(x)) {
    paste0("[", paste0("\"", x, "\"", collapse = ", "), "]")
  } else {
    paste0("[", paste0(number(as.vector(x)), collapse = ", "), "]")
  }
}

# The covariance of glm is that of the weights one step before the end: so a fit is started again at its end.
fit <- function(formula, data, weights = rep(1, nrow(data))) {
  data$fitWeight <- weights
  environment(formula) <- environment()
  exact <- glm.control(epsilon = 1e-15, maxit = 200)
  first <- glm(formula, binomial, data, fitWeight, control = exact)
  glm(formula, binomial, data, fitWeight, start = coef(first), control = exact)
}
answers <- function(model) {
  list(
    coefficients = coef(model), covariance = vcov(model), deviance = deviance(model),
    nullDeviance = model$null.deviance, akaike = AIC(model), z = coef(summary(model))[, "z value"],
    firstProbabilities = head(fitted(model), 10)
  )
}
firth <- function(formula, data, weights = rep(1, nrow(data))) {
  data$firthWeight <- weights
  environment(formula) <- environment()
  model <- glm(formula, binomial, data, firthWeight, method = "brglmFit", type = "AS_mean", epsilon = 1e-14, maxit = 2000)
  list(coefficients = coef(model), covariance = vcov(model), deviance = deviance(model))
}

# Where the log-likelihood, maximised over all other coefficients, is that of the 95 % interval.
level <- qchisq(0.95, 1) / 2
profile <- function(model, data) {
  x <- model.matrix(model)
  ends <- sapply(seq_len(ncol(x)), function(j) {
    gap <- function(value) {
      other <- glm.fit(x[, -j], model$y, offset = value * x[, j], family = binomial(), control = glm.control(1e-14, 100))
      (other$deviance - deviance(model)) / 2 - level
    }
    estimate <- coef(model)[j]
    error <- sqrt(vcov(model)[j, j])
    sapply(c(-1, 1), function(side) {
      uniroot(gap, sort(estimate + side * error * c(1, 4)), tol = 1e-13 * abs(estimate))$root
    })
  })
  list(lower = ends[1, ], upper = ends[2, ])
}
# The same for Firth's penalised likelihood of all coefficients.
firthProfile <- function(formula, data, j) {
  x <- model.matrix(formula, data)
  y <- data[[all.vars(formula)[1]]]
  penalised <- function(b) {
    eta <- as.vector(x %*% b)
    p <- plogis(eta)
    sum(plogis(ifelse(y == 1, eta, -eta), log.p = TRUE)) +
      as.numeric(determinant(crossprod(x * sqrt(p * (1 - p))))$modulus) / 2
  }
  best <- firth(formula, data)
  start <- best$coefficients
  largest <- penalised(start)
  gap <- function(value) {
    f <- function(rest) -penalised(append(rest, value, j - 1))
    rest <- start[-j]
    for (i in 1:3) rest <- optim(rest, f, method = "BFGS", control = list(reltol = 1e-16, maxit = 1000))$par
    largest + f(rest) - level
  }
  error <- sqrt(best$covariance[j, j])
  c(
    uniroot(gap, start[j] - error * c(5, 0.5), tol = 1e-9)$root,
    uniroot(gap, start[j] + error * c(0.5, 5), tol = 1e-9)$root
  )
}

set.seed(20260314)
n <- 160
cluster <- sample(0:14, n, replace = TRUE)
price <- round(rnorm(n, 1000, 30), 2)
lines <- rpois(n, 4)
region <- factor(sample(c("East", "North", "South"), n, replace = TRUE))
rush <- factor(sample(c("no", "yes"), n, replace = TRUE))
late <- rbinom(n, 1, plogis(-0.5 + 0.02 * (price - 1000) + 0.1 * lines + 0.7 * (region == "North") + rnorm(15)[cluster + 1]))
weight <- sample(0:3, n, replace = TRUE)
data <- data.frame(price, lines, region, rush, late, weight, cluster)
formula <- late ~ price + lines + region + rush

plain <- fit(formula, data)
weighted <- fit(formula, data, weight)
noIntercept <- fit(late ~ lines + I(price / 1000) - 1, data)
robust <- function(model, data) list(
  hc0 = vcovHC(model, "HC0"), hc1 = vcovHC(model, "HC1"),
  cr0 = vcovCL(model, data$cluster, type = "HC0", cadjust = FALSE),
  cr1 = vcovCL(model, data$cluster, type = "HC1", cadjust = TRUE)
)
used <- data[data$weight > 0, ]
usedModel <- fit(formula, used, used$weight)

# Counts: a share of successes for each row, the trials as weights.
m <- 24
trials <- sample(1:40, m, replace = TRUE)
dose <- round(runif(m, 0, 5), 2)
hits <- rbinom(m, trials, plogis(-2 + 0.8 * dose))
counts <- fit(share ~ dose, data.frame(share = hits / trials, dose), trials)

# Separated: all of region West is late, and x tells nothing.
s <- 40
x <- round(rnorm(s), 3)
area <- factor(c(rep("East", 20), rep("North", 14), rep("West", 6)))
slow <- c(rbinom(34, 1, 0.4), rep(1, 6))
separated <- data.frame(x, area, slow)

codes <- function(f) as.integer(f) - 1
cat(json(list(
  data = list(
    price = price, lines = lines, region = codes(region), rush = codes(rush), late = late,
    weight = weight, cluster = cluster
  ),
  plain = c(answers(plain), robust(plain, data), profile(plain, data), list(firth = firth(formula, data))),
  weighted = c(answers(weighted), robust(usedModel, used), list(firth = firth(formula, data, weight))),
  noIntercept = answers(noIntercept),
  counts = c(
    list(trials = trials, dose = dose, hits = hits), answers(counts),
    list(logLikelihoodOfTrials = sum(hits * log(fitted(counts)) + (trials - hits) * log(1 - fitted(counts))))
  ),
  separated = list(x = x, area = codes(area), slow = slow, firth = firth(slow ~ x + area, separated),
    westInterval = firthProfile(slow ~ x + area, separated, 4)
  )
)), "\n")

attrition <- "../../../../shared/data/hr-ibm/WA_Fn-UseC_-HR-Employee-Attrition.csv"
if (file.exists(attrition)) {
  hr <- read.csv(attrition, fileEncoding = "UTF-8-BOM", stringsAsFactors = TRUE)
  hr$left <- as.integer(hr$Attrition == "Yes")
  model <- fit(left ~ Age + DistanceFromHome + MonthlyIncome + JobRole + OverTime, hr)
  writeLines(
    json(c(
      list(names = names(coef(model))), answers(model)[c("coefficients", "deviance", "nullDeviance", "akaike")],
      list(
        errors = sqrt(diag(vcov(model))), hc1 = sqrt(diag(vcovHC(model, "HC1"))),
        byRole = sqrt(diag(vcovCL(model, hr$JobRole, type = "HC1", cadjust = TRUE)))
      )
    )),
    "logistic-attrition.json"
  )
}
