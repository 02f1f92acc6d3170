# `Rscript peers.R TASK FOLDER RUNS`: R at one task; prints the JSON that NumbersBenchmark prints.
arguments <- commandArgs(trailingOnly = TRUE)
task <- arguments[1]; folder <- arguments[2]; runs <- as.integer(arguments[3])

column <- function(name) {
  path <- file.path(folder, paste0(name, ".f64"))
  readBin(path, "double", file.size(path) / 8, endian = "little")
}
columns <- function(prefix) {
  count <- length(Sys.glob(file.path(folder, paste0(prefix, "[0-9]*.f64"))))
  frame <- as.data.frame(lapply(seq_len(count) - 1, function(j) column(paste0(prefix, j))))
  names(frame) <- paste0(prefix, seq_len(count) - 1)
  frame
}

work <- switch(task,
  "ols" = {
    frame <- cbind(y = column("y0"), columns("x"))
    function() list(coefficients = coef(fit <- lm(y ~ ., frame)), errors = sqrt(diag(vcov(fit))))
  },
  "ols-hc3" = {
    frame <- cbind(y = column("y0"), columns("x"))
    function() {
      fit <- lm(y ~ ., frame)
      list(coefficients = coef(fit), errors = sqrt(diag(sandwich::vcovHC(fit, "HC3"))))
    }
  },
  "binary" = {
    frame <- cbind(y = column("y0"), columns("x"))
    function() {
      fit <- glm(y ~ ., binomial, frame, control = list(epsilon = 1e-12))
      list(coefficients = coef(fit), errors = sqrt(diag(vcov(fit))))
    }
  },
  stop("no such task"))

seconds <- numeric(0)
gc(reset = TRUE)
before <- sum(gc()[, 2])
for (run in seq_len(runs)) {
  seconds[run] <- system.time(figures <- work())[["elapsed"]]
}
extra <- (sum(gc()[, 6]) - before) * 2^20
array <- function(values) paste0("[", paste(sprintf("%.17g", values), collapse = ","), "]")
cat(sprintf('{"seconds":%s,"extraBytes":%.0f,"figures":{%s}}\n', array(seconds), max(0, extra),
  paste(sprintf('"%s":%s', names(figures), sapply(figures, array)), collapse = ",")))
