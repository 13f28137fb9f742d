/** Kotlin, Scala, Swift, Dart, Groovy: what is an array there, by the languages' grammars. */

import { tableOf } from './marked.ts';

const hole = '${';

describe('finder: Kotlin', () => {
  tableOf('kotlin', [
    ['val p = «listOf(0.7, 0.2, 0.1)»', { data: [0.7, 0.2, 0.1], shape: [3], name: 'p', dtype: null, form: 'literal' }],
    ['val a = «doubleArrayOf(1.0, 2.0)»; val b = «floatArrayOf(1f, 2f)»', { dtype: 'float64' }, { dtype: 'float32' }],
    ['var w: DoubleArray = «doubleArrayOf(.5, 1e-3)»', { name: 'w', dtype: 'float64', data: [0.5, 0.001] }],
    ['val m = «arrayOf(arrayOf(1, 2), arrayOf(3, 4))»', { shape: [2, 2], name: 'm', data: [1, 2, 3, 4] }],
    ['val m = «arrayOf(doubleArrayOf(1.0, 2.0), doubleArrayOf(3.0, 4.0))»', { shape: [2, 2], dtype: 'float64' }],
    [
      'val m: Array<FloatArray> = «arrayOf(\n  floatArrayOf(1f, 2f), // listOf(1, 2)\n  floatArrayOf(3f, 4f),\n)»',
      { name: 'm', shape: [2, 2], dtype: 'float32' },
    ],
    [
      'val l = «mutableListOf<Double>(1.0, 2.0)»; val n = «listOf<List<Int>>(listOf(1, 2))»',
      { dtype: 'float64', name: 'l' },
      { shape: [1, 2], dtype: 'int' },
    ],
    ['foo(1, 2); a[1, 2]; listOf("a", 1); listOf(x, 1); arrayOf(1); xs.listOf(1, 2)'],
    ['listOf(1..3, 2); listOf(*a, 1); Pair(1, 2); fun f(a: Int = 1, b: Int = 2) = 3'],
    ['val s = "listOf(1, 2) «x»"'.replace(/[«»]/g, '')],
    [`val s = "a ${hole}f(«listOf(1, 2)»)} listOf(3, 4)"; val c = '"'; val t = «listOf(5, 6)»`],
    [`val s = """\nlistOf(1, 2) "quoted" \\${hole}g(«listOf(3, 4)»)}\n"""\nval t = «listOf(5, 6)»`, {}, { name: 't' }],
    ['/* listOf(1, 2) /* nested */ listOf(3, 4) */ val t = «listOf(5, 6)» // listOf(7, 8)'],
    ['val x = «intArrayOf(0x1F, 0b11, 1_000, -2)»', { data: [31, 3, 1000, -2], dtype: 'int' }],
    ['val x = «longArrayOf(1L, 2L)»; val y = «listOf(1u, 2UL)»', { dtype: 'int' }, { dtype: 'int' }],
    [
      '«listOf(Double.NaN, -Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY)»',
      { data: [Number.NaN, -Infinity, -Infinity] },
    ],
    ['«listOf(1 / 2, 7 % 4, 2 * 3)»', { data: [0, 3, 6], computed: true }],
    ['«listOf(1.0 / 4, -(2.0))»', { data: [0.25, -2], computed: true }],
    ['val r = «listOf(«listOf(1, 2)», listOf(3))»', { ragged: [2, 1], name: 'r' }, { name: null }],
    [
      'fun f() {\n  val w = «listOf(1, 2)»\n  val q: List<Double> = «listOf(0.5, 0.5)»\n}',
      { name: 'w' },
      { name: 'q', dtype: 'float64' },
    ],
    ['train(weights = «listOf(1, 2)», rate = 0.1)', { name: 'weights' }],
    ['val d = mapOf("a" to «listOf(1, 2)», "b" to 3)', { name: null }],
    ['xs.map { x -> x * 2 }.plus(«listOf(1, 2)»)'],
    ['if (x) «listOf(1, 2)» else «listOf(3, 4)»'],
    ['when (x) { in «listOf(1, 2)» -> f(«arrayOf(3, 4)») }'],
    ['@Sizes([«» 1])\nclass A'.replace(/«»/g, '')],
    ['listOf(1, 2; val y = «listOf(3, 4)»'.replace('listOf(1, 2; ', 'g(')],
    ['val x = mk.ndarray(«listOf(1.0, 2.0)»)', { name: 'x' }],
  ]);
});

describe('finder: Scala', () => {
  tableOf('scala', [
    ['val p = «Array(0.7, 0.2, 0.1)»', { data: [0.7, 0.2, 0.1], name: 'p', dtype: null }],
    ['val w: Array[Double] = «Array(1.0, 2.0)»', { name: 'w', dtype: 'float64' }],
    [
      'val w = «Array[Float](1, 2)»; val v = «Seq[Double](1, 2)»',
      { dtype: 'float32', name: 'w' },
      { dtype: 'float64' },
    ],
    ['val m = «List(List(1, 2), List(3, 4))»', { shape: [2, 2], name: 'm' }],
    ['val m = «Vector(\n  Vector(1.5, 2), // List(1, 2)\n  Vector(3, 4)\n)»', { shape: [2, 2], name: 'm' }],
    ['val m = «DenseMatrix((1.0, 2.0), (3.0, 4.0))»', { shape: [2, 2] }],
    ['val a = «Array[Array[Int]](Array(1, 2), Array(3, 4))»', { shape: [2, 2], dtype: 'int' }],
    ['f(1, 2); a(0, 1); xs.List(1, 2); List("a", 1); List(x, 1); Array(1); List.fill(3, 4)'],
    ['new Array[Double](2); Array.ofDim[Int](2, 3); List(1 to 3, 2)'],
    ['val s = "List(1, 2)" // List(3, 4)\nval t = «List(5, 6)»', { name: 't' }],
    [`val s = s"List(1, 2) ${hole}f(«List(3, 4)»)} List(5, 6)" + «List(7, 8)»`],
    [`val s = s"""List(1, 2)\n"x" ${hole}f(«List(3, 4)»)}\n"""; val t = «List(7, 8)»`, {}, { name: 't' }],
    ['val s = """List(1, 2)\n\\"""; val t = «List(7, 8)»', { name: 't' }],
    ["val c = '\"'; val d = '\\''; val e = 'symbol; val t = «List(7, 8)»", { name: 't' }],
    ['/* List(1, 2) /* nested */ List(3, 4) */ val t = «Seq(5, 6)»'],
    [
      '«Array(0x1F, 1_000L, -2)»; «Array(1f, 2.5F)»; «Array(1d, .5D)»',
      { data: [31, 1000, -2], dtype: 'int' },
      { dtype: 'float32' },
      { dtype: 'float64', data: [1, 0.5] },
    ],
    [
      '«Seq(Double.NaN, Double.PositiveInfinity, Double.NegativeInfinity)»',
      { data: [Number.NaN, Infinity, -Infinity] },
    ],
    ['«Array(1 / 2, 1.0 / 4, 1 << 3)»', { data: [0, 0.25, 8], computed: true }],
    ['x match {\n  case List(1, 2) => f(«List(3, 4)»)\n  case Seq(1, 2) | Vector(3, 4) if y == «List(5, 6)» => 7\n}'],
    ['def f(x: Seq[Int] = «Seq(1, 2)») = {\n  val y = «Seq(3, 4)»\n  y\n}', { name: 'x' }, { name: 'y' }],
    ['model.fit(weights = «Array(1, 2)»)', { name: 'weights' }],
    ['val m = Map("a" -> «List(1, 2)», "b" -> «List(3, 4)»)', { name: 'a' }, { name: 'b' }],
    ['val r = «List(«List(1, 2)», List(3))»', { ragged: [2, 1] }, {}],
    ['private val w = «Array(1, 2)»; lazy val v = «Array(3, 4)»', { name: 'w' }, { name: 'v' }],
    ['xs.map { x => x * 2 } ++ «List(1, 2)»; for (x <- «List(1, 2)») yield x'],
    ['type T = Array[Int]; class A(x: Int, y: Int); def g[A, B](a: A) = a'],
  ]);
});

describe('finder: Swift', () => {
  tableOf('swift', [
    ['let p = «[0.7, 0.2, 0.1]»', { name: 'p', data: [0.7, 0.2, 0.1] }],
    [
      'let a: [Double] = «[1, 2.5]»; var b: [[Float]] = «[[1, 2], [3, 4]]»',
      { name: 'a', dtype: 'float64' },
      { name: 'b', dtype: 'float32', shape: [2, 2] },
    ],
    ['let c: Array<Int> = «[1, 2]»', { name: 'c', dtype: 'int' }],
    ['let m = «[\n  [1, 2], // [3, 4]\n  [3, 4],\n]»', { shape: [2, 2] }],
    ['a[1, 2]; f(1, 2); a[0]; x?[1, 2]; x![1, 2]; f()[1, 2]; "s"[1, 2]'],
    ['let e = [Int](); let d: [String: Int] = [:]; let t = (1, 2); let r = [1...3, 2]'],
    ['let d = ["a": «[1, 2]», "b": «[3, 4]»]', { name: 'a' }, { name: 'b' }],
    ['let d: [String: [Double]] = ["w": «[0.5, 0.5]»]', { name: 'w' }],
    ['f(«[1, 2]», weights: «[3, 4]»)', { name: null }, { name: 'weights' }],
    ['x = a\n«[1, 2]».forEach { print($0) }'],
    ['let s = "[1, 2] \\(f(«[3, 4]», d["k"])) [5, 6]"; let t = «[7, 8]»', {}, { name: 't' }],
    ['let s = """\n[1, 2] "x"\n"""\nlet t = «[3, 4]»', { name: 't' }],
    ['let s = #"[1, 2] "x" \\(a)"#; let t = «[3, 4]»; let u = ##"""\n"# [1, 2]\n"""##', { name: 't' }],
    ['/* [1, 2] /* nested */ [3, 4] */ let t = «[5, 6]» // [7, 8]'],
    ['«[0x1F, 0o17, 0b11, 1_000, -2, 007]»', { data: [31, 15, 3, 1000, -2, 7] }],
    ['«[1e3, 1.5E-2, +1.0]»', { data: [1000, 0.015, 1] }],
    [
      'let x: [Float] = «[.nan, -.infinity, Float.infinity]»',
      { data: [Number.NaN, -Infinity, Infinity], dtype: 'float32' },
    ],
    ['[.pi, 1]; [x.nan, 1]; [.red, 1]; ["a", 1]; [nil, 1]; [a, 1]; [1]'],
    ['«[1 / 2, 7 % 4, 1 << 3]»; «[1.0 / 4, 2]»', { data: [0, 3, 8], computed: true }, { data: [0.25, 2] }],
    ['let r = «[«[1, 2]», [3]]»', { ragged: [2, 1] }, {}],
    ['let x = MLXArray(«[1.0, 2.0]»); let y = Tensor<Float>(«[[1, 2]]»)', { name: 'x' }, { shape: [1, 2] }],
    ['let s = Set(«[1, 2]»)', { name: 's' }],
    ['func f(x: [Double] = «[1, 2]») -> [Double] { return «[3, 4]» }', { name: 'x', dtype: 'float64' }, {}],
    ['switch x { case [1, 2]: f(«[3, 4]»)\ndefault: g(«[5, 6]») }'],
    ['for x in «[1, 2]» where x > 0 { y += «[3, 4]» }', {}, { name: null }],
    ['self.w = «[1, 2]»; static let k = «[3, 4]»', { name: 'self.w' }, { name: 'k' }],
  ]);
});

describe('finder: Dart', () => {
  tableOf('dart', [
    [
      'var p = «[0.7, 0.2]»; final q = <double>«[1, 2]»; const k = «[3, 4]»;',
      { name: 'p' },
      { name: 'q' },
      { name: 'k' },
    ],
    [
      'List<double> w = «[1, 2]»; final List<List<int>> m = «[[1, 2], [3, 4]]»;',
      { name: 'w', dtype: 'float64' },
      { name: 'm', shape: [2, 2], dtype: 'int' },
    ],
    ['final x = Float32List.fromList(«[1, 2]»);', { name: 'x', dtype: 'float32' }],
    ['a[1]; f(1, 2); x?[1, 2]; var s = {1, 2}; [...a, 1]; [if (x) 1, 2]; [1, "a"]'],
    ["var m = {'a': «[1, 2]», 'b': {'c': «[3, 4]»}};", { name: 'a' }, { name: 'c' }],
    [
      `var s = '[1, 2] ${hole}f(«[3, 4]»)}'; var t = r'\\'; var u = """[1,\n2]"""; var v = «[5, 6]»;`,
      {},
      { name: 'v' },
    ],
    ['/* [1, 2] /* nested */ */ var v = «[3, 4]»; // [5, 6]\n/// [7, 8]'],
    [
      '«[0x1F, 1e3, .5, -2]»; «[double.nan, double.infinity, -double.infinity]»',
      { data: [31, 1000, 0.5, -2] },
      { data: [Number.NaN, Infinity, -Infinity] },
    ],
    ['«[1 / 2, 7 % 4, -1 % 4]»; [7 ~/ 2, 1]', { data: [0.5, 3, 3], computed: true }],
    ['f(weights: «[1, 2]», («[3, 4]»));', { name: 'weights' }, {}],
    ['f() { return «[1, 2]»; } g() => «[3, 4]»; class A { final w = «[5, 6]»; }', {}, {}, { name: 'w' }],
    ['switch (x) { case [1, 2]: f(«[3, 4]»); } «[«[1, 2]», [3]]»;'],
  ]);
});

describe('finder: Groovy', () => {
  tableOf('groovy', [
    ['def p = «[0.7, 0.2]»\nint[] q = «[1, 2]»', { name: 'p' }, { name: 'q', dtype: 'int' }],
    ['def m = [a: «[1, 2]», "b": «[3, 4]»]\nx[1, 2]; f(1, 2)', { name: 'a' }, { name: 'b' }],
    [`def s = "[1, 2] ${hole}f(«[3, 4]»)}"; def t = '''[1,\n2]'''\nlist.each { x -> y(«[5, 6]») }`],
    ['«[1G, 2L, 3f]»; «[[1, 2], [3, 4]]» as double[][]', {}, { shape: [2, 2] }],
  ]);
});
