# Tests, intervals, predictions and diagnostics of a weighted and an unweighted regression, by base R and sandwich;
# what base R lacks (VIF, condition indices, Wald tests) by the textbook's formula on the model matrix.
#   Rscript regression-inference.R      (R 4.2.2, sandwich)
suppressPackageStartupMessages(library(sandwich))

set.seed(20260302)
n <- 40
a <- round(rnorm(n, 200, 5), 2)
b <- round(0.3 * a + rnorm(n), 2)
group <- sample(c("low", "mid", "top"), n, replace = TRUE)
team <- rep(0:7, length.out = n)
w <- round(runif(n, 0.2, 3), 3)
y <- round(10 + 0.2 * a - 0.5 * b + (group == "top") + rnorm(n) * 1.5, 2)
data <- data.frame(a, b, group, team, w, y)
new <- data.frame(a = c(190, 201.5, 260), b = c(60, 57, 70), group = c("low", "top", "mid"))

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
    paste0("[", paste0(number(as.vector(unname(x))), collapse = ", "), "]")
  }
}

wald <- function(b, V, R, r, df) {
  d <- R %*% b - r
  chisq <- drop(t(d) %*% solve(R %*% V %*% t(R), d))
  q <- nrow(R)
  c(chisq, pchisq(chisq, q, lower.tail = FALSE), chisq / q, pf(chisq / q, q, df, lower.tail = FALSE))
}

# The columns of X scaled to unit length, then their singular values (Belsley, Kuh and Welsch 1980).
belsley <- function(X) {
  s <- svd(sweep(X, 2, sqrt(colSums(X^2)), "/"))
  phi <- t(s$v^2) / s$d^2
  list(indices = s$d[1] / s$d, proportions = sweep(phi, 2, colSums(phi), "/"))
}

gvif <- function(R, set) det(R[set, set, drop = FALSE]) * det(R[-set, -set, drop = FALSE]) / det(R)

inference <- function(weighted) {
  data$v <- if (weighted) w else rep(1, n)
  model <- lm(y ~ a + b + group, data, weights = v)
  V <- list(classical = vcov(model), hc3 = vcovHC(model, "HC3"), cr1 = vcovCL(model, data$team, type = "HC1"))
  df <- c(classical = df.residual(model), hc3 = df.residual(model), cr1 = 7)
  beta <- coef(model)
  # a = -b and group jointly 0.3: an arbitrary hypothesis with a right-hand side.
  R <- rbind(c(0, 1, 1, 0, 0), c(0, 0, 0, 1, -1))
  r <- c(0.1, 0.3)
  overall <- cbind(0, diag(4))
  rows <- model.matrix(~ a + b + group, new)
  table <- summary(model)$coefficients
  robust <- function(kind) {
    error <- sqrt(diag(V[[kind]]))
    t <- beta / error
    half <- qt(0.95, df[[kind]]) * error
    d <- beta[["a"]] - beta[["b"]]
    e <- sqrt(V[[kind]][2, 2] + V[[kind]][3, 3] - 2 * V[[kind]][2, 3])
    list(error = error, t = t, p = 2 * pt(-abs(t), df[[kind]]), lower90 = beta - half, upper90 = beta + half,
      wald = wald(beta, V[[kind]], R, r, df[[kind]]), overall = wald(beta, V[[kind]], overall, 0, df[[kind]]),
      difference = c(d, e, d / e, 2 * pt(-abs(d / e), df[[kind]])),
      predictionError = sqrt(diag(rows %*% V[[kind]] %*% t(rows))))
  }
  stopifnot(all.equal(robust("classical")$p, table[, 4]))
  X <- model.matrix(model) * sqrt(data$v)
  centred <- sweep(model.matrix(model)[, -1], 2, colSums(data$v * model.matrix(model)[, -1]) / sum(data$v)) * sqrt(data$v)
  correlations <- cov2cor(V$classical[-1, -1])
  partial <- sapply(2:5, function(j) {
    M <- model.matrix(model)
    ry <- resid(lm.wfit(M[, -j], y, data$v)) * sqrt(data$v)
    rx <- resid(lm.wfit(M[, -j], M[, j], data$v)) * sqrt(data$v)
    total <- sum(data$v * (y - weighted.mean(y, data$v))^2)
    c(sum(rx * ry) / sqrt(sum(rx^2) * sum(ry^2)), sum(rx * ry) / sqrt(sum(rx^2) * total))
  })
  small <- lm(y ~ a + b, data, weights = v)
  prediction <- suppressWarnings(predict(model, new, interval = "prediction"))
  confidence <- predict(model, new, interval = "confidence")
  list(
    estimate = beta, classical = robust("classical"), hc3 = robust("hc3"), cr1 = robust("cr1"),
    f = summary(model)$fstatistic[[1]],
    vif = sapply(1:4, function(j) gvif(correlations, j)),
    gvif = c(gvif(correlations, 1), gvif(correlations, 2), gvif(correlations, 3:4)),
    belsley = belsley(X), belsleyCentred = belsley(centred),
    partial = partial[1, ], part = partial[2, ],
    partialGroup = (deviance(small) - deviance(model)) / deviance(small),
    criteria = c(logLik(model), AIC(model), BIC(model)),
    prediction = prediction, confidence = confidence,
    hat = hatvalues(model), standard = rstandard(model), student = rstudent(model), cook = cooks.distance(model)
  )
}

cat(json(list(
  data = as.list(data), new = as.list(new), unweighted = inference(FALSE), weighted = inference(TRUE)
)), "\n", file = "regression-inference.json", sep = "")
