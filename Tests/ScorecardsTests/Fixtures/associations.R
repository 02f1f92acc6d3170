# Rscript associations.R > associations-r.json
#
# Needs R with jsonlite. The same associations of Datasets/order-desk as associations.py, all cells, by R's own cor and lm: with a
# dummy for each person and period, and each person left out in turn.
suppressMessages(library(jsonlite))
script <- sub("--file=", "", grep("--file=", commandArgs(FALSE), value = TRUE))
desk <- file.path(dirname(script), "..", "..", "..", "Datasets", "order-desk")
wide <- function(file, kind) {
    table <- read.csv(file.path(desk, file))
    names <- unique(table[[kind]])
    result <- unique(table[c("person", "period")])
    for (name in names) {
        own <- table[table[[kind]] == name, ]
        result[[name]] <- own$value[match(paste(result$person, result$period), paste(own$person, own$period))]
    }
    list(names = names, data = result)
}
indicators <- wide("indicators.csv", "indicator")
outcomes <- wide("outcomes.csv", "outcome")
data <- merge(indicators$data, outcomes$data)
data$time <- match(data$period, sort(unique(data$period)))

jackknife <- function(data, statistic) {
    whole <- statistic(data)
    people <- unique(data$person)
    rest <- sapply(people, function(person) statistic(data[data$person != person, ]))
    rest <- matrix(rest, nrow = length(whole))
    n <- length(people)
    list(value = whole, error = sqrt((n - 1) / n * rowSums((rest - whole)^2)), n = n)
}
p <- function(value, error, n) 2 * pt(-abs(value / error), n - 1)
partial <- function(x, y, controls) {
    left <- residuals(lm(x ~ ., controls))
    right <- residuals(lm(y ~ ., controls))
    sum(left * right) / sqrt(sum(left^2) * sum(right^2))
}
cells <- list()
for (outcome in outcomes$names) {
    for (indicator in indicators$names) {
        pooled <- jackknife(data, function(d) atanh(cor(d[[indicator]], d[[outcome]])))
        others <- setdiff(indicators$names, indicator)
        given <- jackknife(data, function(d) atanh(partial(d[[indicator]], d[[outcome]], d[others])))
        lagged <- lapply(0:3, function(lag) {
            earlier <- data.frame(person = data$person, time = data$time + lag, x = data[[indicator]])
            joined <- merge(data.frame(person = data$person, time = data$time, y = data[[outcome]]), earlier)
            result <- jackknife(joined, function(d) {
                d$person <- factor(d$person)
                d$time <- factor(d$time)
                r <- partial(d$x, d$y, d[c("person", "time")])
                c(atanh(r), coef(lm(y ~ x + person + time, d))[["x"]])
            })
            list(
                r = tanh(result$value[1]), p = p(result$value[1], result$error[1], result$n),
                slope = result$value[2], slopeError = result$error[2]
            )
        })
        cells[[length(cells) + 1]] <- list(
            indicator = indicator, outcome = outcome,
            pooled = list(r = tanh(pooled$value), p = p(pooled$value, pooled$error, pooled$n)),
            spearman = cor(data[[indicator]], data[[outcome]], method = "spearman"),
            partial = list(r = tanh(given$value), p = p(given$value, given$error, given$n)),
            within = lagged
        )
    }
}
cat(toJSON(list(associations = cells), auto_unbox = TRUE, digits = I(15), pretty = 1), "\n", sep = "")
