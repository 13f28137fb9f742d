/** Python: what is an array there, its name, its element type. */

import { tableOf } from './marked.ts';

describe('finder: Python literals', () => {
  tableOf('python', [
    ['x = «[1, 2]»', { data: [1, 2], shape: [2], name: 'x', dtype: null, form: 'literal' }],
    ['«((1, 0), (0, 1))»', { shape: [2, 2] }],
    ['x = [\n  1, # one\n  [2], # [3, 4]\n]'],
    ['x = «[\n  1, # one\n  2, # [3, 4]\n]»', { data: [1, 2] }],
    ['x = [1], (1), (1,), [], ()'],
    ['«[1, 2, ]», [1,, 2], [, 1, 2]'],
    ['«(1, 2)», (1 + 2), («[1, 2]»)', {}, { name: null }],
    ['x = («[1, 2]»)', { name: 'x' }],
    ['[1, None], [1, True], [x, 1], [1, 2, 3j], [*a, 1]'],
    ['[0, "a", «[1, 2]»]', { name: null }],
    ['[1, «[2, 3]»]'],
    ['x[0, 1], f(1, 2), Tuple[1, 2], print (1, 2), f()(1, 2), "s"[1, 2]'],
    ['x[«[0, 1]»], f(«[0, 1]»), f(«(0, 1)»)'],
    ['[x for x in «(1, 2)»]'],
    ['if x in «(1, 2)» and not «[1, 2]»: return «[3, 4]»'],
    ['"[1, 2]" \'[1, 2]\' r"\\" + [1, 2]" # [1, 2]'],
    ['"""\n[1, 2]\n""" + «[3, 4]»'],
    ["'[1, \\\n2]' + «[3, 4]»"],
    ["'unclosed [1, 2]\n«[3, 4]»"],
    ['match x:\n  case [1, 2]: y = «[3, 4]»\n  case (1, 2) | [3, 4] if x in «[5, 6]»: pass\ncase = «[7, 8]»'],
    ['x = a\n«[1, 2]»'],
    ['x = a \\\n[1, 2]'],
    ['x = [1, 2\ny = «[3, 4]»\ndef f():\n  z = «[5, 6]»', { name: 'y' }, { name: 'z' }],
    ['[1, 2)\ny = «[3, 4]»', { name: 'y' }],
  ]);
});

describe('finder: Python numbers', () => {
  tableOf('python', [
    ['«[1., .5, 1e-3, 1_000, +2, -.5]»', { data: [1, 0.5, 0.001, 1000, 2, -0.5], computed: false }],
    ['«[0x10, 0o17, 0b11, 00, 1E5]»', { data: [16, 15, 3, 0, 1e5] }],
    ['[010, 1], [1abc, 2], [1, 2L]'],
    ['«[−1, −0.5]»', { data: [-1, -0.5], computed: false }],
    ["«[float('nan'), -np.inf, math.inf]»", { data: [Number.NaN, -Infinity, Infinity], computed: false }],
    ['«[float("-Infinity"), nan]»', { data: [-Infinity, Number.NaN] }],
    ['[float("1"), 2], [np.pi, 1], [x.nan, 1]'],
    ['«[1/3, 2//3, -7 % 3, 2**-1, -2**2]»', { data: [1 / 3, 0, 2, 0.5, -4], computed: true }],
    ['«[1 << 3, 6 & 3, 6 | 3, 6 ^ 3, ~5, 1 << 40]»', { data: [8, 2, 7, 5, -6, 2 ** 40], computed: true }],
    // Rounded once, as by decimal arithmetic of 200 digits: the engine's own powers are an ulp off here.
    ['«[10**-5, 10**-306, 10**29, 3**-7]»', { data: [1e-5, 1e-306, 1e29, 0.0004572473708276177] }],
    [
      '«[2**-0.5, 2.**2.5, 0.18**30, 1.1**-4]»',
      { data: [0.7071067811865476, 5.656854249492381, 4.551715960790329e-23, 0.6830134553650705] },
    ],
    [
      '«[0**-1, 4**0.5, (-8)**3, (-2)**-3, 10**400, 2**-1074]»',
      { data: [Infinity, 2, -512, -0.125, Infinity, 5e-324] },
    ],
    ['«[(1 + 2) * 3, -(2), --1]»', { data: [9, -2, 1], computed: true }],
    ['«[1 +\n 2, # two\n 3]»', { data: [3, 3], computed: true }],
    ['[1 2, 3], [1 +, 2], [+], [1, -]'],
  ]);
});

describe('finder: Python, ragged', () => {
  tableOf('python', [
    ['r = «[«[1, 2]», [3]]»', { shape: [], data: [1, 2, 3], ragged: [2, 1], name: 'r' }, { name: null }],
    ['«[«[1, 2]», []]»', { ragged: [2, 0] }],
    ['«[«[«[1, 2]», [3]]», «[[4, 5], [6, 7]]»]»', { ragged: [2, 1] }, { ragged: [2, 1] }, {}, { shape: [2, 2] }],
    ['«[«[[1, 2]]», «[[1], [2]]»]»', { ragged: [1, 2] }],
    ['[«[1, 2]», [[3]]]'],
    ['[[1], []]'],
  ]);
});

describe('finder: Python names and element types', () => {
  tableOf('python', [
    ['self.x = «[1, 2]»', { name: 'self.x' }],
    ['w: list[float] = «[1, 2]»', { name: 'w' }],
    ['a, b = «[1, 2]», «[3, 4]»', { name: null }, { name: null }],
    ['a = b = «[1, 2]»', { name: 'b' }],
    ['x[0] = «[1, 2]»; y += «[3, 4]»', { name: null }, { name: null }],
    ['f(weight=«[1, 2]», y = «[3, 4]»)', { name: 'weight' }, { name: 'y' }],
    ['{"w": «[1, 2]», \'k\': {"v": «[3, 4]»}, 0: «[5, 6]»}', { name: 'w' }, { name: 'v' }, { name: null }],
    ['(x := «[1, 2]»)', { name: 'x' }],
    ['x = 2 * «[1, 2]»', { name: null }],
    ['x =\\\n «[1, 2]»', { name: 'x' }],
    ['x = torch.tensor(«[1., 2]»)', { name: 'x', dtype: 'float32' }],
    ['x = torch.tensor(«[1, 2]», device="cuda")', { dtype: 'int' }],
    ['x = torch.tensor(\n  «[1, 2]»,\n  dtype=torch.bfloat16,\n)', { name: 'x', dtype: 'bfloat16' }],
    ['x = np.array(«[1, 2]», "float32")', { name: 'x', dtype: 'float32' }],
    ['x = np.array(«[1., 2]»)', { dtype: 'float64' }],
    ['x = tf.constant(«[1, 2]», tf.float64)', { dtype: 'float64' }],
    ['x = jnp.array(«[1, 2.]»)', { dtype: 'float32' }],
    ['x = nn.Parameter(torch.tensor(«[1., 2]»))', { name: 'x', dtype: 'float32' }],
    ['x = foo(«[1, 2]»)', { name: null, dtype: null }],
    ['criterion(torch.tensor(«[[2.0, 1.0]]»), torch.tensor(«[0, 1]»))', { name: null }, { name: null, dtype: 'int' }],
    ['é𝟙 = «[1, 2]»', { name: 'é𝟙' }],
  ]);
});
