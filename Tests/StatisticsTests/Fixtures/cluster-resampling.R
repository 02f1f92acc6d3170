# Rscript cluster-resampling.R > cluster-resampling.json
#
# Needs R with boot and clubSandwich. A regression on a small clustered sample: its coefficients when each cluster
# is left out (lm on what is left), clubSandwich's CR3, and 1,999 bootstrap replicates of one coefficient over
# clusters with the intervals that boot makes of them; the acceleration is the jackknife's.
suppressMessages({
    library(boot)
    library(clubSandwich)
})
set.seed(20261124)

sizes <- c(3, 9, 4, 7, 12, 5, 6, 3, 8, 10, 4, 5)
cluster <- sample(rep(seq_along(sizes) - 1, sizes))
n <- length(cluster)
effect <- rexp(length(sizes))
data <- data.frame(
    price = round(100 + 10 * rnorm(n) + 5 * effect[cluster + 1], 3),
    weight = round(rexp(n), 3),
    region = factor(sample(c("East", "North", "West"), n, replace = TRUE))
)
data$delay <- round(0.2 * data$price - data$weight + 2 * effect[cluster + 1] + rnorm(n), 3)

fit <- function(rows) coef(lm(delay ~ price + weight + region, data[rows, ]))
whole <- lm(delay ~ price + weight + region, data)
units <- split(seq_len(n), cluster)
left_out <- sapply(seq_along(units), function(unit) fit(unlist(units[-unit])))
cr3 <- vcovCR(whole, cluster = cluster, type = "CR3")

slope <- function(units, drawn) fit(unlist(units[drawn]))["weight"]
replicates <- boot(units, slope, R = 1999)
deviations <- mean(left_out["weight", ]) - left_out["weight", ]
intervals <- lapply(c(0.9, 0.95, 0.99), function(level) {
    ci <- boot.ci(replicates, conf = level, type = c("perc", "bca"), L = deviations)
    list(level = level, percentile = ci$percent[4:5], bca = ci$bca[4:5])
})

json <- function(value) {
    if (is.list(value)) {
        items <- vapply(value, json, "")
        if (is.null(names(value))) sprintf("[%s]", paste(items, collapse = ", "))
        else sprintf("{%s}", paste(sprintf('"%s": %s', names(value), items), collapse = ", "))
    } else if (length(value) == 1) format(value, digits = 17)
    else sprintf("[%s]", paste(vapply(value, format, "", digits = 17), collapse = ", "))
}
cat(json(list(
    cluster = cluster,
    price = data$price,
    weight = data$weight,
    region = as.integer(data$region) - 1,
    delay = data$delay,
    coefficients = unname(coef(whole)),
    leftOut = as.vector(left_out),
    cr3 = as.vector(cr3),
    slope = unname(replicates$t0),
    replicates = as.vector(replicates$t),
    standardError = sd(replicates$t),
    leftOutSlopes = unname(left_out["weight", ]),
    acceleration = sum(deviations^3) / (6 * sum(deviations^2)^1.5),
    intervals = intervals
)), "\n", sep = "")
