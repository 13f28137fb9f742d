/** The other dialects: brackets, comments, strings, numbers and names that are theirs alone. */

import { tableOf } from './marked.ts';

describe('finder: R', () => {
  tableOf('r', [
    ['p <- «c(0.7, .3)»; m <- matrix(«c(1, 2)», nrow = 2)', { name: 'p' }, { name: 'm' }],
    ['y = «c(1L, NA, -Inf)»; x[«c(1, 2)»]; c(1:3); c(a, 1)', { name: 'y', dtype: null }],
    ['«c(c(1, 2), 3, c(c(4), 5))»; c(«c(1, 2)», x)', { shape: [5], data: [1, 2, 3, 4, 5] }],
    ['list(a = «c(1L, 2L)») # c(1, 2)', { name: 'a', dtype: 'int' }],
    ['s <- r"(c(1, 2))"; rbind(«c(2^3, 1)», "c(1, 2)")', { data: [8, 1], computed: true }],
  ]);
});

describe('finder: Julia', () => {
  tableOf('julia', [
    ['A = «[1 2; 3 4]»; v = «[1, 2f0]»; x[1, 2]', { shape: [2, 2] }, { shape: [2], data: [1, 2], dtype: 'float32' }],
    [
      '«[1 2 3]»; «[1; 2]»; «[1 -2]»; «[1 - 2, 3]»',
      { shape: [1, 3] },
      { shape: [2] },
      { shape: [1, 2] },
      { shape: [2] },
    ],
    ['«[1 2\n3 4]»; «[1,\n 2]»; «[[1, 2], [3, 4]]»', { shape: [2, 2] }, { shape: [2] }, { shape: [2, 2] }],
    ['#= [1, 2] #= =# [3, 4] =# «[5, 6]»; [1:3]; «[NaN, -Inf32]»'],
    [
      'x = Float32«[0.1, 0.9]»; Int«[1 2; 3 4]»; a[1, 2]; Float64(3)',
      { name: 'x', dtype: 'float32' },
      { shape: [2, 2], dtype: 'int' },
    ],
    ['[«[1, 2]» «[3, 4]»]; [«[1 2]»; «[3 4]»]; «[[1 2; 3 4], [5 6; 7 8]]»', {}, {}, {}, {}, { shape: [2, 2, 2] }],
    ['«[1 2]»\'; c = \'a\'; «[3 4]»; """[5, 6]"""'],
  ]);
});

describe('finder: MATLAB and Octave', () => {
  tableOf('matlab', [
    ['A = «[1 2; 3 -4]»; b = «[0.5, 0.5]»; c = A(1, 2); % [9 9]', { shape: [2, 2] }, { shape: [2] }],
    ['«[1;2]»; «[1 -2 + 3]»; «[1 - 2, 3]»', { shape: [2, 1] }, { data: [1, 1] }, { data: [-1, 3] }],
    ["y = «[1, 2]»'; s = '[3 4]'; t = \"[5 6]\"; z = x'; «[7 8]»"],
    ["f (x.', «[1 2]», y.'); z = «[1 2]».'; «[3 4]»; 'a.'; «[5 6]»"],
    ['z = «[1 2 ...\n 3 4]»; w = «[1 2\n 3 4\n]»', { shape: [4], name: 'z' }, { shape: [2, 2], name: 'w' }],
    ['«[10^-5, 2^10, -10^-3]»', { data: [1e-5, 1024, -1e-3] }],
    ['«[[1 2]; [3 4]]»; «[[1; 2], [3; 4]]»', { data: [1, 2, 3, 4] }, { shape: [2, 2], data: [1, 3, 2, 4] }],
    ['«[1 [2, 3]\n[4 5] 6]»; «[[1 2; 3 4] [5; 6]]»', { shape: [2, 3] }, { shape: [2, 3], data: [1, 2, 5, 3, 4, 6] }],
    ['[«[1; 2]», 3]; [«[1 2]», x]; «[0 (1/4) 1-(1/2) 1]»', {}, {}, { data: [0, 0.25, 0.5, 1] }],
    ['%{\n[1 2]\n%}\n«[1d2 NaN]» # [3 4]', { data: [100, Number.NaN] }],
    ['x = «[1 2; 3]»; q = single(«[1 2]»)', { ragged: [2, 1], shape: [] }, { dtype: 'float32', name: 'q' }],
  ]);
});

describe('finder: C and C++', () => {
  tableOf('c', [
    ['int a[] = «{010, 0x1F, 1/2, 7u}»;', { data: [8, 31, 0, 7], name: 'a', dtype: 'int', computed: true }],
    ['double m[2][2] = «{{1, 2}, {3, 4}}»;', { name: 'm', shape: [2, 2], dtype: 'float64' }],
    ['struct P p = {.x = «{1, 2}», .y = 3}; int b[2]; f(1, 2); a[1];', { name: 'x' }],
    ['{5, «{1, 2}», a}; "{1, 2}"; \'{\'; // {1, 2}\n/* {3, 4} */'],
    [
      'float h[] = «{0x1.8p-1, -0x8p-3f}»; unsigned u[] = «{1u << 31, ~0u}»;',
      { data: [0.75, -1] },
      { data: [2 ** 31, 2 ** 32 - 1] },
    ],
    ['long l[] = «{1L << 40, 0x8000000000000000ull >> 62, 0xF0000000 | 1}»;', { data: [2 ** 40, 2, 0xf0000001] }],
    ['void f(void) {\n  float w[2] = «{1.f, 2}»;\n  if (x) { y = 3; }\n}', { name: 'w', dtype: 'float32' }],
  ]);
  tableOf('cpp', [
    ['std::vector<std::vector<double>> p«{{0.8, 0.2}, {0.4, 0.6}}»;', { name: 'p', shape: [2, 2], dtype: 'float64' }],
    ['auto r = R"x({1, 2} )y" )x"; return «{1\'000, 2}»;', { data: [1000, 2] }],
    ['auto p = std::vector<double>«{1, 2}»;', { name: 'p', dtype: 'float64' }],
  ]);
});

describe('finder: C#, Java', () => {
  tableOf('csharp', [
    [
      'var a = new double[] «{1.0, 2}»; var b = new[] «{1, 2}»; int[] c = «[1, 2]»;',
      { name: 'a', dtype: 'float64' },
      { name: 'b' },
    ],
    ['var s = @"[1, ""2]"; var t = """[1, 2]"""; x[0, 1]; float[,] m = «{{1f, 2f}, {3f, 4f}}»;', { name: 'm' }],
  ]);
  tableOf('java', [
    ['int[] a = «{0xFFFFFFFF, 1_000, 1/3}»;', { data: [-1, 1000, 0], name: 'a' }],
    [
      'long[] a = «{0xFFFFFFFFFFFFFFFEL, 1L << 40}»; double[] b = «{0x1.8p1, 0x0.1p-1070}»;',
      { data: [-2, 2 ** 40] },
      { data: [3, 2 ** -1074] },
    ],
    [
      'f(new float[]«{1f, 2f}»); String s = "{1, 2}"; double y[] = «{1d, Double.NaN}»;',
      { dtype: 'float32' },
      { name: 'y' },
    ],
  ]);
});

describe('finder: Rust, Go', () => {
  tableOf('rust', [
    ['let q = vec!«[0.7_f32, 0.3]»; let a: [i32; 2] = «[1, 2]»;', { dtype: 'float32' }, { dtype: 'int', name: 'a' }],
    ['let b: Vec<f32> = vec!«[1., 2.]»; let c = &«[1u8, 2]»; [0; 16]', { name: 'b', dtype: 'float32' }, { name: 'c' }],
    ["fn f<'a>(x: &'a [f32; 2]) {} r#\"[1, 2]\"#; '\"'; «[f64::NAN, 1.0]»; /* /* */ [1, 2] */"],
  ]);
  tableOf('go', [
    [
      'x := []float64«{math.Inf(1), 2}»\nvar m = map[string][]int{"a": «{1, 2}», "b": {3}}',
      { name: 'x' },
      { name: 'a' },
    ],
    ['f([]int«{1, 2}»)\nif x == y { return }\nz := [...]int«{1, 2}»; x[0]\n`{1, 2}`', { dtype: 'int' }, { name: 'z' }],
  ]);
});

describe('finder: YAML', () => {
  tableOf('yaml', [
    [
      'a: «[1, 2]» # [3, 4]\nb: foo [5, 6] bar\nc:\n  - «[1, .inf, -.nan]»',
      { name: 'a' },
      { data: [1, Infinity, Number.NaN] },
    ],
    ['d: |\n  [7, 8]\n\n  [9, 9]\ne: {x: «[1, 2]»}\n"f g": «[1, 2]»', { name: 'x' }, { name: 'f g' }],
    ["h: \"it's [1, 2]\"\ni: don't [1, 2]\nj: '[1, 2]'\nk: «[1, 2]»", { name: 'k' }],
  ]);
});

describe('finder: text and printed forms', () => {
  tableOf('plaintext', [
    [
      '«tensor([[ 0.5, -1.2],\n        [ 2.,  0.1]], grad_fn=<AddBackward0>)»',
      { shape: [2, 2], form: 'printed', dtype: 'float32' },
    ],
    ["«tensor([1, 2], device='cuda:0', size=(1, 2))»", { dtype: 'int' }],
    ['«array([0.7, 0.3], dtype=float32)» «Array([1., 2.], dtype=float16)»', { dtype: 'float32' }, { dtype: 'float16' }],
    ['«[0.1 0.2]» «[0.1, 0.2]»', { form: 'printed' }, { form: 'literal' }],
    ['«[[1. 2.]\n [3. 4.]]» «[1 -2\n 3]»', { shape: [2, 2], form: 'printed' }, { data: [1, -2, 3] }],
    ['«[0. 1. ... 8. 9.]»', { truncated: true, shape: [], data: [0, 1, 8, 9] }],
    ['«[[0. 1.]\n ...\n [8. 9.]]» «tensor([1., ..., 9.])»', { truncated: true, shape: [] }, { truncated: true }],
    ["[INFO] [12:30:45] [1/10] [2024-01-05] x[0, 1] see (1, 2) array(s) loss: «[1.0, 2.0]», it's", { name: 'loss' }],
    ['[unclosed «[1, 2]»\n[also «[3, 4]» tensor([x «[5, 6]»'],
    ['«[(0.1, 0.2), (0.3, 0.4)]»', { shape: [2, 2] }],
  ]);
});

describe('finder: a language nobody told it about', () => {
  tableOf('some-language', [
    ['w = «[0.1, 0.2]» # [1, 2]', { name: 'w' }],
    ['w = «{1, 2}» // [1, 2]\nx[0, 1]; f(1, 2)', { name: 'w' }],
  ]);
});
