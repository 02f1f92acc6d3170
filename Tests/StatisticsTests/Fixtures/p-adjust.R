# Adjusted p values of base R 4.2.2 -> p-adjust.json: Rscript p-adjust.R
set.seed(7)
number <- function(values) paste(ifelse(is.na(values), "null", sprintf("%.17g", values)), collapse = ",")
families <- list(
    c(0.01, 0.02, 0.03, 0.04, 0.05),
    c(0.05, 0.001, NA, 0.9, 0.001, 0.2, NA, 0.04),
    0.3,
    c(NA, NA),
    c(0, 1, 1, 0.5, 0.5, 1e-300),
    round(c(runif(150)^3, rep(NA, 10), runif(40)), 3),
    runif(200) * 1e-5)
text <- sapply(families, function(p) sprintf(
    '{"p": [%s],\n"holm": [%s],\n"benjaminiHochberg": [%s],\n"benjaminiYekutieli": [%s]}', number(p),
    number(p.adjust(p, "holm")), number(p.adjust(p, "BH")), number(p.adjust(p, "BY"))))
writeLines(sprintf("[%s]", paste(text, collapse = ",\n")), "p-adjust.json")
