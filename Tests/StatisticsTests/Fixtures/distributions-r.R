# Densities, tails and quantiles of R's distributions -> distributions-r.json. Base R 4.2.2: Rscript distributions-r.R
number <- function(values) paste(ifelse(is.finite(values), sprintf("%.17g", values), "null"), collapse = ",")
probabilities <- c(1e-300, 1e-100, 1e-20, 1e-8, 0.001, 0.025, 0.3, 0.5)

distribution <- function(name, suffix, parameters, x) {
    tails <- c()
    quantiles <- c()
    for (row in seq_len(nrow(parameters))) {
        given <- as.list(parameters[row, ])
        points <- if (suffix == "chisq") x * given[[1]] else x
        for (point in points) {
            values <- c(
                do.call(paste0("d", suffix), c(list(point), given)),
                do.call(paste0("p", suffix), c(list(point), given)),
                do.call(paste0("p", suffix), c(list(point), given, lower.tail = FALSE)),
                do.call(paste0("p", suffix), c(list(point), given, log.p = TRUE)),
                do.call(paste0("p", suffix), c(list(point), given, lower.tail = FALSE, log.p = TRUE)))
            tails <- c(tails, sprintf("[%s]", number(c(unlist(given), point, values))))
        }
        for (p in probabilities) {
            values <- c(
                do.call(paste0("q", suffix), c(list(p), given)),
                do.call(paste0("q", suffix), c(list(p), given, lower.tail = FALSE)))
            quantiles <- c(quantiles, sprintf("[%s]", number(c(unlist(given), p, values))))
        }
    }
    sprintf('"%s": {"tails": [\n%s],\n"quantiles": [\n%s]}', name,
        paste(tails, collapse = ",\n"), paste(quantiles, collapse = ",\n"))
}

options(warn = -1)
text <- c(
    distribution("normal", "norm", matrix(numeric(0), 1, 0),
        c(-38, -37, -20, -8, -3, -0.7, -1e-10, 0, 0.1, 1, 2.5, 5, 10, 25, 35, 37.5, 100)),
    distribution("studentT", "t",
        cbind(c(0.1, 0.5, 1, 1.5, 2, 3.7, 10, 30, 100.5, 1000, 1e5, 1e7)),
        c(-40, -5, -1.3, -0.01, 1e-8, 2, 8, 1000, 1e20)),
    distribution("fisherF", "f",
        rbind(c(0.5, 0.5), c(1, 1), c(1, 3.3), c(2, 10), c(3.3, 100), c(10, 10000), c(100, 2), c(100.5, 50),
            c(10000, 1), c(1000, 1000), c(50, 1e7)),
        c(1e-8, 0.01, 0.5, 1, 1.5, 3, 10, 100, 1e6)),
    distribution("chiSquare", "chisq",
        cbind(c(0.1, 0.5, 1, 2, 3.7, 10, 50.5, 1000, 1e5)),
        c(1e-8, 0.01, 0.5, 0.9, 1, 1.1, 2, 10, 100)),
    distribution("beta", "beta",
        rbind(c(0.1, 0.1), c(0.5, 0.5), c(1, 1), c(0.5, 3), c(2.5, 7), c(10, 0.3), c(100.3, 1000), c(1000, 3),
            c(1e5, 1e5)),
        c(1e-10, 0.001, 0.05, 0.2, 0.5, 0.51, 0.9, 0.999)))
writeLines(sprintf("{%s}", paste(text, collapse = ",\n")), "distributions-r.json")
