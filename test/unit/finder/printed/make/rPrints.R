# R. Run: Rscript rPrints.R > ../r.json
# The numbers are R's own, formatted as print() formats them and read back.

set.seed(4)
fixtures <- character()

quoted <- function(text) {
  paste0('"', gsub('"', '\\"', gsub("\\", "\\\\", text, fixed = TRUE), fixed = TRUE), '"')
}

number <- function(x) {
  ifelse(is.na(x), '"NaN"', ifelse(is.infinite(x), ifelse(x > 0, '"Infinity"', '"-Infinity"'), sprintf("%.17g", x)))
}

# `printed`: the numbers in row-major order, each rounded as its column was printed.
add <- function(code, x, printed = rounded(x), shape = sizes(x), kept = NULL, dtype = NULL) {
  text <- capture.output(print(x))
  if (!is.null(kept)) { printed <- kept; shape <- integer() }
  facts <- c(
    sprintf('"shape": [%s]', paste(shape, collapse = ", ")),
    sprintf('"data": [%s]', paste(number(printed), collapse = ", ")),
    sprintf('"truncated": %s', if (is.null(kept)) "false" else "true"),
    if (!is.null(dtype)) sprintf('"dtype": "%s"', dtype)
  )
  fixtures <<- c(fixtures, sprintf(
    '{"code": %s, "text": [%s], "array": {%s}}',
    quoted(code), paste(quoted(text), collapse = ", "), paste(facts, collapse = ", ")
  ))
}

reread <- function(x) if (is.logical(x)) as.numeric(x) else suppressWarnings(as.numeric(format(x, digits = 7)))
sizes <- function(x) if (is.null(dim(x))) length(x) else dim(x)
rounded <- function(x) {
  if (is.null(dim(x))) reread(x) else as.vector(t(matrix(sapply(seq_len(ncol(x)), function(j) reread(x[, j])), nrow(x))))
}

add("c(0.7, 0.2, 0.1)", c(0.7, 0.2, 0.1), dtype = "float64")
add("1:3", 1:3)
add("rnorm(20)", rnorm(20), dtype = "float64")
add("1:100 * 3", 1:100 * 3)
add("c(TRUE, FALSE)", c(TRUE, FALSE), dtype = "bool")
add("c(NaN, Inf, -Inf, NA, 1.5)", c(NaN, Inf, -Inf, NA, 1.5), dtype = "float64")
add("c(1e-10, 1, 1e10)", c(1e-10, 1, 1e10), dtype = "float64")
add("matrix(c(0.5, -1.25, 2, 3), 2)", matrix(c(0.5, -1.25, 2, 3), 2))
add("matrix(1:12, 3)", matrix(1:12, 3))
add("matrix(rnorm(40), 2)", matrix(rnorm(40), 2))
add("matrix(rnorm(24), 12)", matrix(rnorm(24), 12))
add("matrix(1:4, 2, dimnames = …)", matrix(1:4, 2, dimnames = list(c("r1", "r2"), c("A", "B"))))
add("matrix(rnorm(40), 2, dimnames = …)", matrix(rnorm(40), 2, dimnames = list(c("r1", "r2"), paste0("col", 1:20))))
add("matrix(c(TRUE, FALSE, TRUE, TRUE), 2)", matrix(c(TRUE, FALSE, TRUE, TRUE), 2), dtype = "bool")
add("c(a = 0.7, b = 0.2, c = 0.1)", c(a = 0.7, b = 0.2, c = 0.1), dtype = "float64")
add("setNames(1:30, paste0('name', 1:30))", setNames(1:30, paste0("name", 1:30)))
add("setNames(round(rnorm(25), 3), paste0('n', 1:25))", setNames(round(rnorm(25), 3), paste0("n", 1:25)), dtype = "float64")
add("summary(c(1, 2, 4))", unclass(summary(c(1, 2, 4))), dtype = "float64")
add("data.frame(p = c(0.25, 0.5), n = c(1, 20))", data.frame(p = c(0.25, 0.5), n = c(1, 20)), c(0.25, 1, 0.5, 20), c(2, 2))
options(max.print = 10)
x <- rnorm(50)
add("rnorm(50)  # max.print = 10", x, kept = reread(x[1:10]))
add("matrix(1:100, 10)  # max.print = 10", matrix(1:100, 10), kept = seq(1, 91, 10))
add("setNames(1:30, paste0('name', 1:30))  # max.print = 10", setNames(1:30, paste0("name", 1:30)), kept = 1:10)

cat(sprintf(
  '{"madeBy": "Rscript rPrints.R > ../r.json", "version": %s, "fixtures": [\n%s\n]}\n',
  quoted(R.version.string), paste(fixtures, collapse = ",\n")
))
