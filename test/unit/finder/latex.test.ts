/** LaTeX: matrices by their environments, vectors in formulas, numbers as they are set. */

import { tableOf } from './marked.ts';

const row = String.raw;

describe('finder: LaTeX', () => {
  tableOf('latex', [
    [row`«\begin{bmatrix} 1 & 2 \\ 3 & 4 \end{bmatrix}»`, { shape: [2, 2], data: [1, 2, 3, 4], form: 'literal' }],
    [row`$A = «\begin{pmatrix} 0.5 & -0.5 \\ 1 & 2 \\ \end{pmatrix}»$`, { shape: [2, 2], name: 'A' }],
    ['\\[\nA = «\\begin{vmatrix}\n  1 & 2 \\\\ % 3 & 4\n  3 & 4\n\\end{vmatrix}»\n\\]', { shape: [2, 2], name: 'A' }],
    [
      row`«\begin{Bmatrix} 1 \\ 2 \\ 3 \end{Bmatrix}» «\begin{Vmatrix} 1 & 2 & 3 \end{Vmatrix}»`,
      { shape: [3, 1] },
      { shape: [3] },
    ],
    [row`«\begin{smallmatrix} 1 & 2 \end{smallmatrix}» «\begin{psmallmatrix} 1 & 2 \end{psmallmatrix}»`],
    [row`«\begin{matrix} 1 & 2 \\ \hline 3 & 4 \end{matrix}»`, { shape: [2, 2] }],
    [row`\left[«\begin{array}{cc|c} 1 & 2 & 3 \\ \hline 4 & 5 & 6 \end{array}»\right]`, { shape: [2, 3] }],
    ['$$\\left(\n«\\begin{array}[t]{@{}rr@{}}\n1 & 2 \\\\[2pt]\n3 & 4\n\\end{array}»\n\\right)$$', { shape: [2, 2] }],
    [row`«\begin{bmatrix*}[r] -1 & 2 \\ 3 & -4 \end{bmatrix*}»`, { data: [-1, 2, 3, -4] }],
    [
      row`«\begin{bmatrix} \frac{1}{3} & \tfrac{2}{3} \\ -\frac{1}{2} & 1/4 \end{bmatrix}»`,
      { data: [1 / 3, 2 / 3, -0.5, 0.25], computed: true },
    ],
    [row`«\begin{bmatrix} \frac{0.5}{2} & 1 \end{bmatrix}»`, { data: [0.25, 1], computed: true }],
    [
      row`\begin{bmatrix} a & 2 \end{bmatrix} \begin{bmatrix} 1 & \cdots \\ 3 & 4 \end{bmatrix} \begin{bmatrix} 1 & & 3 \end{bmatrix}`,
    ],
    [
      row`\begin{bmatrix} 1 2 & 3 \end{bmatrix} \begin{bmatrix} 1 \end{bmatrix} \begin{bmatrix} x_1 & x_2 \end{bmatrix}`,
    ],
    [row`«\begin{bmatrix} 1 & 2 \\ 3 \end{bmatrix}»`, { ragged: [2, 1], shape: [] }],
    [
      row`«\begin{bmatrix} \infty & -\infty \\ 0 & 1 \end{bmatrix}»`,
      { data: [Infinity, -Infinity, 0, 1], computed: false },
    ],
    [row`«\begin{bmatrix} \,1 & \phantom{-}2 \\ .5 & \displaystyle 3 \end{bmatrix}»`, { data: [1, 2, 0.5, 3] }],
    [
      row`$p = «(0.7, 0.2, 0.1)»$ and $q = «[0.1, 0.9]»$, \(r = «(1, 2)»\)`,
      { name: 'p' },
      { name: 'q' },
      { name: 'r' },
    ],
    [row`In words (1, 2) it is (2019, 2020), costs \$5 (1, 2) or \$6 (3, 4); «[0.1, 0.2]» too.`],
    [row`$f(1, 2)$, $x_{1, 2}$, $\sigma(0.1, 0.2)$, $[0, 1)$, $(a, 1)$, $\{1, 2\}$, $\binom{1}{2}$`],
    [
      row`$\theta = \left«(0.7, 0.3\right)»$, $\bigl«[1, 2\bigr]»$, $\mathbf{p} = «(1, 2)»$`,
      { name: 'theta' },
      { name: null },
      { name: null },
    ],
    ['\\begin{align*}\n  p &= «(0.1, 0.9)» \\\\\n  q &= «[1, 2]»\n\\end{align*}\n(3, 4)', { name: 'p' }, { name: 'q' }],
    ['% «no» [1, 2] $x = (1, 2)$\n50\\% «[3, 4]»'.replace('«no»', 'no')],
    ['an unclosed $ (1, \n\n(3, 4) $p = «(5, 6)»$', { name: 'p' }],
    ['\\begin{minted}{python}\nx = «(1, 2)» # [3, 4]\n\\end{minted}\n(5, 6)', { name: 'x' }],
    ['\\begin{lstlisting}[caption=a, language=R]\np <- «c(1, 2)»\n\\end{lstlisting}', { name: 'p' }],
    ['\\begin{verbatim}\n$(1, 2)$ % «[0.1 0.2]»\n\\end{verbatim}', { form: 'printed' }],
    [row`\usepackage[1, 2]{x} \vspace{1, 2} \includegraphics[0, 1]{f} \draw (0, 1) -- (1, 2);`],
    [row`\begin{bmatrix} 1 & 2 $x$ «\begin{bmatrix} 3 & 4 \end{bmatrix}»`],
  ]);
  tableOf('markdown', [
    ['$$A = «\\begin{bmatrix} 1 & 2 \\\\ 3 & 4 \\end{bmatrix}»$$ costs $5 (1, 2)', { shape: [2, 2] }],
    ['Let $A = «\\begin{pmatrix}1\\\\2\\end{pmatrix}»$ & «[0.1 0.2]».', { shape: [2, 1] }, { form: 'printed' }],
  ]);
});
