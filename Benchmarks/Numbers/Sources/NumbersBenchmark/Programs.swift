import LinearAlgebra
import Statistics

/// Quadratic programs with one equality and non-negative variables, one after the other.
func programs(_ data: TaskData, runs: Int) throws -> Measurement {
    let gradients = try data.numbers("a")
    let hessians = try data.numbers("g")
    let size = hessians.count / gradients.count
    let programs = (0..<gradients.count / size).map { index in
        var program = QuadraticProgram(
            hessian: Matrix(
                rows: size,
                columns: size,
                elements: Array(hessians[index * size * size..<(index + 1) * size * size])
            ),
            gradient: gradients[index * size..<(index + 1) * size].map { -$0 }
        )
        program.require(Array(repeating: 1, count: size), .equal, 1, named: "sum")
        for variable in 0..<size { program.bound(variable: variable, from: 0) }
        return program
    }
    return try Measurement(runs: runs) {
        ["objectives": try programs.map { try $0.solve().objective }]
    }
}
