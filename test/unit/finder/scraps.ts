/** Scraps of source in all dialects, for texts put together at random. */

import * as fc from 'fast-check';

export const languageIds = [
  ...['python', 'javascript', 'typescript', 'json', 'r', 'julia', 'matlab', 'c', 'cpp', 'csharp', 'java', 'rust', 'go'],
  ...['yaml', 'plaintext', 'some-language'],
];

/** Brackets, openers of strings and comments, names, numbers, words with a meaning somewhere; line ends often. */
export const scraps = fc.constantFrom(
  ...['[', ']', '(', ')', '{', '}', ',', ', ', ' ', '\n', '\n', '\n  ', ';', ':', '?', '.', '=', '=>', '=', '<', '>'],
  ...['[1, 2]', '[[1, 2], [3, 4]]', '{1, 2}', '(1, 2)', '[1 2]', '[]', '1', '2.5', '1e5', '0x1F', '1_0', '2f0', '.5'],
  ...['+', '-', '*', '/', '**', '−', '...', '\\', '"', "'", '`', '${', '/*', '*/', '//', '#', '"""', '%{', '#=', '=#'],
  ...['x', 'w = ', 'x: ', '"k": ', 'self.x = ', 'a, b = ', 'torch.tensor(', 'np.array(', 'dtype=torch.float32', 'c('],
  ...[
    'case ',
    'type T = ',
    'as ',
    'interface A ',
    'let a: ',
    'const ',
    'return ',
    'if (',
    ' in ',
    'def ',
    'float w[] = ',
  ],
  ...['vec![', 'tensor(', 'array(', 'nan', 'float("inf")', 'é𝟙', '|', '- ', '<-', "'a'", 'R"x(', ')x"', 'f(', 'b[0]'],
  ...['[]float64{', '\0', '\ud800'],
  ...[
    '<tf.Tensor: ',
    'numpy=',
    'numpy=\narray(',
    'array(\n',
    'tensor(1e3 *',
    'True',
    'False',
    'Float32[',
    '\n1 2\n3 4\n',
  ],
);
