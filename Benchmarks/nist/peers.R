# Answers the requests on standard input (see reference.py) with base R, and with fixest where it is installed.
options(digits = 17)
say <- function(words, way, statistics) {
  fields <- sapply(names(statistics), function(name) {
    values <- sprintf("%.17g", statistics[[name]])
    values[!is.finite(statistics[[name]])] <- "null"
    sprintf("\"%s\": [%s]", name, paste(values, collapse = ", "))
  })
  cat(sprintf("{\"task\": \"%s\", \"name\": \"%s\", \"way\": \"%s\", \"statistics\": {%s}}\n",
              words[1], words[2], way, paste(fields, collapse = ", ")))
}
answer <- function(words, rows) {
  data <- do.call(rbind, lapply(strsplit(rows, " "), as.numeric))
  y <- data[, 1]
  if (words[1] == "regression") {
    slopes <- as.integer(words[4])
    x <- if (ncol(data) == 2) sapply(seq_len(slopes), function(k) data[, 2]^k) else data[, -1]
    frame <- data.frame(y = y, x)
    names(frame)[-1] <- paste0("x", seq_len(slopes))
    formula <- as.formula(paste("y ~", paste(names(frame)[-1], collapse = " + "), if (words[3] == "0") "- 1"))
    s <- suppressWarnings(summary(lm(formula, frame)))
    say(words, "R lm", list(coefficients = s$coefficients[, 1], errors = s$coefficients[, 2],
                            sd = s$sigma, r2 = s$r.squared, F = unname(s$fstatistic[1])))
    if (requireNamespace("fixest", quietly = TRUE)) try({
      m <- fixest::feols(formula, frame)
      say(words, "fixest", list(coefficients = unname(coef(m)), errors = unname(fixest::se(m)),
                                sd = sigma(m), r2 = unname(fixest::r2(m, "r2"))))
    }, silent = TRUE)
  } else if (words[1] == "moments") {
    say(words, "R", list(mean = mean(y), sd = sd(y), autocorrelation = acf(y, lag.max = 1, plot = FALSE)$acf[2]))
  } else {
    model <- lm(y ~ g, data.frame(y = data[, 2], g = factor(data[, 1])))
    table <- suppressWarnings(anova(model))
    s <- suppressWarnings(summary(model))
    say(words, "R aov", list(between = table[1, 2], within = table[2, 2], F = table[1, 4], r2 = s$r.squared, sd = s$sigma))
  }
}
lines <- readLines(file("stdin"))
start <- 1
for (end in which(lines == "")) {
  if (end > start) answer(strsplit(lines[start], " ")[[1]], lines[(start + 1):(end - 1)])
  start <- end + 1
}
