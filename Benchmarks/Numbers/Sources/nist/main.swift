// Solves what nist/compare.py asks for. A task is a line
//
//     regression NAME INTERCEPT(0|1) SLOPES      outcome first, then the predictors (or one, whose powers are taken)
//     moments NAME
//     variance NAME                              group from 1, then the value
//
// followed by the rows of the data and an empty line. Each answer is a line of JSON: task, name, way, statistics.

try answerTasks()
