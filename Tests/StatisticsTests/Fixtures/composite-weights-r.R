# Loadings of the first principal component, as the R package COINr takes them for weights (R/PCA.R of version 1.1:
# prcomp(data, center = TRUE, scale = TRUE)$rotation[, 1]), of the tables in composite-weights.json.
#
# Run: Rscript composite-weights-r.R > composite-weights-r.json
# Needs: jsonlite; R 4.2.2 was used.
tables <- jsonlite::fromJSON("composite-weights.json", simplifyVector = FALSE)$tables
loadings <- lapply(tables, function(table) {
  values <- do.call(rbind, lapply(table$rows, unlist))
  as.numeric(prcomp(values, center = TRUE, scale. = TRUE)$rotation[, 1])
})
cat(jsonlite::toJSON(list(loadings = loadings), digits = NA, pretty = TRUE), "\n")
