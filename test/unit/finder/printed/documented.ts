/**
 * Printed forms of libraries, and of their older versions, that could not be run where the fixtures were made. Where a note
 * names a guide, a book or a notebook, the text was read there; the others follow the form as it is known and wait for
 * somebody to run the library.
 * Values are what the text says.
 */

import type { Fixture } from './fixture.ts';

const tensorflow: readonly Fixture[] = [
  {
    code: 'print(tf.nn.softmax([2., 1., .1])) (TensorFlow 2 guide: tensors)',
    text: ['tf.Tensor([0.65900114 0.24243298 0.09856589], shape=(3,), dtype=float32)'],
    array: { shape: [3], data: [0.65900114, 0.24243298, 0.09856589], dtype: 'float32' },
  },
  {
    code: 'print(tf.constant([[1, 2], [3, 4], [5, 6]], dtype=tf.float16)) (TensorFlow 2 guide: tensors)',
    text: ['tf.Tensor(', '[[1. 2.]', ' [3. 4.]', ' [5. 6.]], shape=(3, 2), dtype=float16)'],
    array: { shape: [3, 2], data: [1, 2, 3, 4, 5, 6], dtype: 'float16' },
  },
  {
    code: 'print(tf.constant([True, False])) (TensorFlow 2)',
    text: ['tf.Tensor([ True False], shape=(2,), dtype=bool)'],
    array: { shape: [2], data: [1, 0], dtype: 'bool' },
  },
  {
    code: 'tf.constant([1, 2, 3]) in a notebook (TensorFlow 2)',
    text: ['<tf.Tensor: shape=(3,), dtype=int32, numpy=array([1, 2, 3], dtype=int32)>'],
    array: { shape: [3], data: [1, 2, 3], dtype: 'int' },
  },
  {
    code: 'tf.constant([[1., 2.], [3., 4.]]) in a notebook (TensorFlow 2)',
    text: ['<tf.Tensor: shape=(2, 2), dtype=float32, numpy=', 'array([[1., 2.],', '       [3., 4.]], dtype=float32)>'],
    array: { shape: [2, 2], data: [1, 2, 3, 4], dtype: 'float32' },
  },
  {
    code: 'tf.Variable(…) in a notebook (Dive into Deep Learning, convolutions)',
    text: [
      "<tf.Variable 'Variable:0' shape=(2, 2) dtype=float32, numpy=",
      'array([[19., 25.],',
      '       [37., 43.]], dtype=float32)>',
    ],
    array: { shape: [2, 2], data: [19, 25, 37, 43], dtype: 'float32' },
  },
  {
    code: 'tf.one_hot([0, 2], 28) in a notebook (Dive into Deep Learning, recurrent networks)',
    text: [
      '<tf.Tensor: shape=(2, 28), dtype=float32, numpy=',
      'array([[1., 0., 0., 0., 0., 0., 0., 0., 0., 0., 0., 0., 0., 0., 0., 0.,',
      '        0., 0., 0., 0., 0., 0., 0., 0., 0., 0., 0., 0.],',
      '       [0., 0., 1., 0., 0., 0., 0., 0., 0., 0., 0., 0., 0., 0., 0., 0.,',
      '        0., 0., 0., 0., 0., 0., 0., 0., 0., 0., 0., 0.]], dtype=float32)>',
    ],
    array: {
      shape: [2, 28],
      data: Array.from({ length: 56 }, (_, at) => (at === 0 || at === 30 ? 1 : 0)),
      dtype: 'float32',
    },
  },
  {
    code: 'tf.range(2000.) in a notebook (TensorFlow 2)',
    text: [
      '<tf.Tensor: shape=(2000,), dtype=float32, numpy=',
      'array([0.000e+00, 1.000e+00, 2.000e+00, ..., 1.997e+03, 1.998e+03,',
      '       1.999e+03], dtype=float32)>',
    ],
    array: { shape: [], data: [0, 1, 2, 1997, 1998, 1999], dtype: 'float32', truncated: true },
  },
];

const numpy: readonly Fixture[] = [
  {
    code: 'np.arange(2000) (run with NumPy 2.4.6, which tells the shape of a summary)',
    text: ['array([   0,    1,    2, ..., 1997, 1998, 1999], shape=(2000,))'],
    array: { shape: [], data: [0, 1, 2, 1997, 1998, 1999], dtype: 'int', truncated: true },
  },
  {
    code: 'np.linspace(0, 1, 2000).reshape(2, 1000).astype(np.float32) (run with NumPy 2.4.6)',
    text: [
      'array([[0.0000000e+00, 5.0025014e-04, 1.0005003e-03, ..., 4.9874938e-01,',
      '        4.9924964e-01, 4.9974987e-01],',
      '       [5.0025010e-01, 5.0075036e-01, 5.0125062e-01, ..., 9.9899948e-01,',
      '        9.9949974e-01, 1.0000000e+00]], shape=(2, 1000), dtype=float32)',
    ],
    array: {
      shape: [],
      data: [
        ...[0, 5.0025014e-4, 1.0005003e-3, 4.9874938e-1, 4.9924964e-1, 4.9974987e-1],
        ...[5.002501e-1, 5.0075036e-1, 5.0125062e-1, 9.9899948e-1, 9.9949974e-1, 1],
      ],
      dtype: 'float32',
      truncated: true,
    },
  },
];

const jax: readonly Fixture[] = [
  {
    code: 'jax.nn.softmax(jnp.array([2., 1., .1])) (JAX 0.4)',
    text: ['Array([0.65900114, 0.24243298, 0.09856589], dtype=float32)'],
    array: { shape: [3], data: [0.65900114, 0.24243298, 0.09856589], dtype: 'float32' },
  },
  {
    code: 'jnp.eye(2) (JAX 0.4)',
    text: ['Array([[1., 0.],', '       [0., 1.]], dtype=float32)'],
    array: { shape: [2, 2], data: [1, 0, 0, 1], dtype: 'float32' },
  },
  {
    code: 'jnp.asarray([1, 2]) (JAX 0.4)',
    text: ['Array([1, 2], dtype=int32, weak_type=True)'],
    array: { shape: [2], data: [1, 2], dtype: 'int' },
  },
  {
    code: 'jnp.arange(4) > 1 (JAX 0.4)',
    text: ['Array([False, False,  True,  True], dtype=bool)'],
    array: { shape: [4], data: [0, 0, 1, 1], dtype: 'bool' },
  },
  {
    code: 'jnp.ones(2, dtype=jnp.bfloat16) (JAX 0.4)',
    text: ['Array([1, 1], dtype=bfloat16)'],
    array: { shape: [2], data: [1, 1], dtype: 'bfloat16' },
  },
  {
    code: 'jnp.arange(5000.) (JAX 0.4)',
    text: ['Array([0.000e+00, 1.000e+00, 2.000e+00, ..., 4.997e+03, 4.998e+03,', '       4.999e+03], dtype=float32)'],
    array: { shape: [], data: [0, 1, 2, 4997, 4998, 4999], dtype: 'float32', truncated: true },
  },
  {
    code: 'jnp.array([.5, .25]) (JAX before 0.4)',
    text: ['DeviceArray([0.5 , 0.25], dtype=float32)'],
    array: { shape: [2], data: [0.5, 0.25], dtype: 'float32' },
  },
];

const julia: readonly Fixture[] = [
  {
    code: '[0.7, 0.2, 0.1] (Julia 1)',
    text: ['3-element Vector{Float64}:', ' 0.7', ' 0.2', ' 0.1'],
    array: { shape: [3], data: [0.7, 0.2, 0.1], dtype: 'float64' },
  },
  {
    code: 'Float32[-310, 730] (Julia before 1.6)',
    text: ['2-element Array{Float32,1}:', ' -310.0', '  730.0'],
    array: { shape: [2], data: [-310, 730], dtype: 'float32' },
  },
  {
    code: 'lq(A).L (Julia manual, LinearAlgebra)',
    text: ['2×2 Matrix{Float64}:', ' -8.60233   0.0', '  4.41741  -0.697486'],
    array: { shape: [2, 2], data: [-8.60233, 0, 4.41741, -0.697486], dtype: 'float64' },
  },
  {
    code: "cat(true, trues(2,2), trues(4)', dims=(1,2)) (Julia manual, arrays)",
    text: [
      '4×7 Matrix{Bool}:',
      ' 1  0  0  0  0  0  0',
      ' 0  1  1  0  0  0  0',
      ' 0  1  1  0  0  0  0',
      ' 0  0  0  1  1  1  1',
    ],
    array: {
      shape: [4, 7],
      data: [1, 0, 0, 0, 0, 0, 0, 0, 1, 1, 0, 0, 0, 0, 0, 1, 1, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1],
      dtype: 'bool',
    },
  },
  {
    code: "[1 2]' (Julia 1)",
    text: ['2×1 adjoint(::Matrix{Int64}) with eltype Int64:', ' 1', ' 2'],
    array: { shape: [2, 1], data: [1, 2], dtype: 'int' },
  },
  {
    code: '[NaN, Inf, -Inf, 0.5] (Julia 1)',
    text: ['4-element Vector{Float64}:', ' NaN', '  Inf', ' -Inf', '   0.5'],
    array: { shape: [4], data: ['NaN', 'Infinity', '-Infinity', 0.5], dtype: 'float64' },
  },
  {
    code: 'collect(1.0:100.0) (Julia 1, in a low window)',
    text: ['100-element Vector{Float64}:', '   1.0', '   2.0', '   3.0', '   ⋮', '  99.0', ' 100.0'],
    array: { shape: [], data: [1, 2, 3, 99, 100], dtype: 'float64', truncated: true },
  },
  {
    code: 'K (a kernel matrix, as a published notebook shows it)',
    text: [
      '10×10 Matrix{Float64}:',
      ' 1.0       0.698221  0.179363  0.292702  …  0.202044  0.171523  0.303929',
      ' 0.698221  1.0       0.246329  0.193833     0.245759  0.277551  0.279048',
      ' ⋮                                       ⋱                      ',
      ' 0.303929  0.279048  0.713812  0.803345     0.833711  0.559382  1.0',
    ],
    array: {
      shape: [],
      data: [
        ...[1, 0.698221, 0.179363, 0.292702, 0.202044, 0.171523, 0.303929],
        ...[0.698221, 1, 0.246329, 0.193833, 0.245759, 0.277551, 0.279048],
        ...[0.303929, 0.279048, 0.713812, 0.803345, 0.833711, 0.559382, 1],
      ],
      dtype: 'float64',
      truncated: true,
    },
  },
  {
    code: 'ones(10, 10) in a narrow window (Julia 1)',
    text: ['2×10 Matrix{Float64}:', ' 1.0  1.0  1.0  …  1.0  1.0', ' 1.0  1.0  1.0     1.0  1.0'],
    array: { shape: [], data: [1, 1, 1, 1, 1, 1, 1, 1, 1, 1], dtype: 'float64', truncated: true },
  },
  {
    code: 'Wcorr_sample_up_to(50, coeff) (documentation of a Julia package)',
    text: [
      '3×2×2 Array{Float64, 3}:',
      '[:, :, 1] =',
      ' 1.06189   0.435861',
      ' 0.541557  1.23968',
      ' 2.57618   1.72244',
      '',
      '[:, :, 2] =',
      ' 2.66601  4.03896',
      ' 1.90058  5.88181',
      ' 4.72594  4.09244',
    ],
    array: {
      shape: [3, 2, 2],
      data: [
        1.06189, 2.66601, 0.435861, 4.03896, 0.541557, 1.90058, 1.23968, 5.88181, 2.57618, 4.72594, 1.72244, 4.09244,
      ],
      dtype: 'float64',
    },
  },
  {
    code: 'reshape(1:8, 1, 2, 2, 2) |> collect (Julia 1)',
    text: [
      '1×2×2×2 Array{Int64, 4}:',
      '[:, :, 1, 1] =',
      ' 1  2',
      '',
      '[:, :, 2, 1] =',
      ' 3  4',
      '',
      '[:, :, 1, 2] =',
      ' 5  6',
      '',
      '[:, :, 2, 2] =',
      ' 7  8',
    ],
    array: { shape: [1, 2, 2, 2], data: [1, 5, 3, 7, 2, 6, 4, 8], dtype: 'int' },
  },
  {
    code: 'println(Float32[0.1, 0.2]) (Julia 1)',
    text: ['Float32[0.1, 0.2]'],
    array: { shape: [2], data: [0.1, 0.2], dtype: 'float32' },
    form: 'literal',
  },
];

const matlab: readonly Fixture[] = [
  {
    code: 'clock (MATLAB, format short)',
    text: ['ans =', '', '   1.0e+03 *', '', '    2.0210    0.0030    0.0050    0.0150    0.0520    0.0283'],
    array: {
      shape: [1, 6],
      data: [2.021 * 1e3, 0.003 * 1e3, 0.005 * 1e3, 0.015 * 1e3, 0.052 * 1e3, 0.0283 * 1e3],
      name: 'ans',
    },
  },
  {
    code: 'ned = C*d (MATLAB, format compact)',
    text: ['ned =', '   1.0e+03 *', '    9.9820', '    9.9740', '   -1.9844'],
    array: { shape: [3, 1], data: [9.982 * 1e3, 9.974 * 1e3, -1.9844 * 1e3], name: 'ned' },
  },
  {
    code: 'x = (1:11)/4 (MATLAB, format short)',
    text: [
      'x =',
      '',
      '  Columns 1 through 8',
      '',
      '    0.2500    0.5000    0.7500    1.0000    1.2500    1.5000    1.7500    2.0000',
      '',
      '  Columns 9 through 10',
      '',
      '    2.2500    2.5000',
      '',
      '  Column 11',
      '',
      '    2.7500',
    ],
    array: { shape: [1, 11], data: Array.from({ length: 11 }, (_, at) => (at + 1) / 4), name: 'x' },
  },
  {
    code: 'b = [1 2 3] > 1 (MATLAB)',
    text: ['b =', '', '  1×3 logical array', '', '   0   1   1'],
    array: { shape: [1, 3], data: [0, 1, 1], name: 'b', dtype: 'bool' },
  },
  {
    code: 's = single([0.5 0.25; 1 2]) (MATLAB)',
    text: ['s =', '', '  2×2 single matrix', '', '    0.5000    0.2500', '    1.0000    2.0000'],
    array: { shape: [2, 2], data: [0.5, 0.25, 1, 2], name: 's', dtype: 'float32' },
  },
];

const torch: readonly Fixture[] = [
  {
    code: 'nn.init.sparse_(w, sparsity=0.1) (PyTorch 0.4)',
    text: ['tensor(1.00000e-03 *', '       [[-0.3382,  1.9501, -1.7761],', '        [ 0.0000,  0.0000,  0.0000]])'],
    array: { shape: [2, 3], data: [-0.3382 * 1e-3, 1.9501 * 1e-3, -1.7761 * 1e-3, 0, 0, 0], dtype: 'float32' },
  },
  {
    code: 'ps.max(dim=1)[0] (PyTorch 0.4)',
    text: ["tensor(1.00000e-02 * [ 1.4656, 1.2382], device='cuda:0')"],
    array: { shape: [2], data: [1.4656 * 1e-2, 1.2382 * 1e-2], dtype: 'float32' },
  },
  {
    code: 'torch.rand(3, 2) (PyTorch 0.3)',
    text: [' 0.9107  0.7433', ' 0.7535  0.6031', ' 0.7666  0.8878', '[torch.FloatTensor of size 3x2]'],
    array: { shape: [3, 2], data: [0.9107, 0.7433, 0.7535, 0.6031, 0.7666, 0.8878], dtype: 'float32' },
  },
  {
    code: 'x + y (PyTorch 0.3)',
    text: [' 5', ' 7', ' 9', '[torch.cuda.FloatTensor of size 3 (GPU 0)]'],
    array: { shape: [3], data: [5, 7, 9], dtype: 'float32' },
  },
  {
    code: 'torch.arange(10, 50).view(1, -1) (PyTorch 0.3)',
    text: [
      'Columns 0 to 12 ',
      '   10    11    12    13    14    15    16    17    18    19    20    21    22',
      '',
      'Columns 13 to 25 ',
      '   23    24    25    26    27    28    29    30    31    32    33    34    35',
      '',
      'Columns 26 to 38 ',
      '   36    37    38    39    40    41    42    43    44    45    46    47    48',
      '',
      'Columns 39 to 39 ',
      '   49',
      '[torch.FloatTensor of size 1x40]',
    ],
    array: { shape: [1, 40], data: Array.from({ length: 40 }, (_, at) => at + 10), dtype: 'float32' },
  },
  {
    code: 'op_mod(x) (PyTorch 0.3)',
    text: [
      '(0 ,.,.) = ',
      '   0   0',
      '   1   2',
      '',
      '(1 ,.,.) = ',
      '   2   4',
      '   3   6',
      '',
      '(2 ,.,.) = ',
      '   4   8',
      '   5  10',
      '[torch.LongTensor of size 3x2x2]',
    ],
    array: { shape: [3, 2, 2], data: [0, 0, 1, 2, 2, 4, 3, 6, 4, 8, 5, 10], dtype: 'int' },
  },
  {
    code: 'a:storage() beside a factor (Lua Torch 7)',
    text: ['1e-05 *', ' 6.3200', ' 9.2320', '[torch.DoubleTensor of size 2]'],
    array: { shape: [2], data: [6.32 * 1e-5, 9.232 * 1e-5], dtype: 'float64' },
  },
];

/** By library. */
export const documented: Readonly<Record<string, readonly Fixture[]>> = {
  tensorflow,
  numpy,
  jax,
  julia,
  matlab,
  torch,
};
