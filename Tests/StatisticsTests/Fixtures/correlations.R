# Correlations of R 4.2.2 (base and energy 1.7-11) -> correlations.json: Rscript correlations.R
suppressMessages(library(energy))
set.seed(11)
number <- function(values) paste(ifelse(is.na(values), "null", sprintf("%.17g", values)), collapse = ",")
field <- function(name, values) sprintf('"%s": [%s]', name, number(values))

# Bonett and Wright (2000), which base R does not offer.
interval <- function(r, variance, level = 0.9) tanh(atanh(r) + c(-1, 1) * qnorm((1 + level) / 2) * sqrt(variance))

# Moved, as lm loses the digits of a large mean.
residual <- function(values, controls) resid(lm(I(values - values[1]) ~ controls))

partial <- function(x, y, controls, removed) {
    r <- cor(residual(x, controls), residual(y, controls))
    df <- length(x) - 2 - removed
    c(r, 2 * pt(-abs(r * sqrt(df / (1 - r^2))), df), interval(r, 1 / (df - 1)))
}

set <- function(x, y, controls, group) {
    ok <- !is.na(x) & !is.na(y)
    n <- sum(ok)
    pearson <- cor.test(x, y, conf.level = 0.9)
    spearman <- suppressWarnings(cor.test(x, y, method = "spearman", exact = FALSE))
    kendall <- suppressWarnings(cor.test(x, y, method = "kendall"))
    rho <- spearman$estimate
    tau <- kendall$estimate
    fields <- c(
        field("x", x), field("y", y), field("c1", controls[, 1]), field("c2", controls[, 2]), field("group", group),
        field("pearson", c(pearson$estimate, pearson$p.value, pearson$conf.int)),
        field("spearman", c(rho, spearman$p.value, interval(rho, (1 + rho^2 / 2) / (n - 3)))),
        field("kendall", c(tau, kendall$p.value, interval(tau, 0.437 / (n - 4)))),
        field("partial", partial(x[ok], y[ok], controls[ok, ], 2)),
        field("within", partial(x[ok], y[ok], factor(group[ok]), length(unique(group[ok])) - 1)),
        field("distance", c(dcor(x[ok], y[ok]), bcdcor(x[ok], y[ok]))))
    sprintf("{%s}", paste(fields, collapse = ",\n"))
}

make <- function(n, transform, holes = 0) {
    z <- rnorm(n)
    controls <- cbind(rnorm(n) + z, 1000 + 0.1 * rexp(n))
    group <- sample(0:4, n, replace = TRUE)
    x <- transform(z + rnorm(n) + group)
    y <- transform(z^2 + z + rnorm(n) - 2 * group)
    if (holes > 0) {
        x[sample(n, holes)] <- NA
        y[sample(n, holes)] <- NA
    }
    set(x, y, controls, group)
}
sets <- c(
    make(12, identity), make(49, identity), make(50, identity), make(120, identity, 15),
    make(60, function(v) round(v)), make(200, function(v) as.numeric(v > 0), 10),
    make(90, function(v) 1e6 + 1e-3 * v), make(40, function(v) pmin(v, 0)))
writeLines(sprintf("[%s]", paste(sets, collapse = ",\n")), "correlations.json")
