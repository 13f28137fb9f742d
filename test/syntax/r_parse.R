# Prints, for each R file named on standard input, what R's own parser says of it: a line `FILE name`, then a line for each
# node: id, parent, token, first line and column, last line and column. Columns count characters, and a tab goes to the
# next multiple of eight.
options(keep.source = TRUE)
input <- file("stdin")
files <- readLines(input)
close(input)
for (name in files) {
  data <- tryCatch(getParseData(parse(name, encoding = "UTF-8"), includeText = FALSE), error = function(e) NULL)
  if (is.null(data)) next
  cat("FILE ", name, "\n", sep = "")
  data <- data[data$token != "COMMENT", ]
  writeLines(paste(data$id, data$parent, data$token, data$line1, data$col1, data$line2, data$col2, sep = "\t"))
}
