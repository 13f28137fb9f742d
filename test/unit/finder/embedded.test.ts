/** Text in other languages inside a document: fenced code, scripts in pages, PHP. */

import { tableOf } from './marked.ts';

const hole = '${';

describe('finder: Markdown', () => {
  tableOf('markdown', [
    ['Take «[0.1, 0.9]» and `«[1, 2]»`, not x[0, 1].', { form: 'literal' }],
    ['```python\nx = «[1, 2]» # [3, 4]\ny = f(1, 2)\n```\n«[5, 6]»', { name: 'x' }, { name: null }],
    ['```py\nx = torch.tensor(«[1., 2]»)\n```', { name: 'x', dtype: 'float32' }],
    ['~~~r\np <- «c(1, 2)»\n~~~\nc(1, 2)', { name: 'p' }],
    ['```{r, echo=FALSE}\np <- «c(1, 2)»\n```', { name: 'p' }],
    ['```{python}\n#| label: fig\nx = «(1, 2)»\n```', { name: 'x' }],
    ['``` {.julia .numberLines}\nA = «[1 2; 3 4]»\n```', { name: 'A', shape: [2, 2] }],
    ['```json\n{"a": «[1, 2]»}\n```', { name: 'a' }],
    ['```c++\nstd::vector<double> p«{1, 2}»; // {3, 4}\n```', { name: 'p', dtype: 'float64' }],
    ['```\nplain «[0.1 0.2]» # «[3, 4]»\n```\n', { form: 'printed' }],
    ['```\n«1 2\n3 4»\n```\n1 2\n3 4', { form: 'printed', shape: [2, 2] }],
    ['```unheardof\n# «[3, 4]»\n```'],
    ['```python\ns = """\n[1, 2]\n```\n«[3, 4]»'],
    ['```python\nx = [1, 2\n```\n3] «[4, 5]»'],
    ['[1, 2\n```python\n3]\n```\n«[4, 5]»'],
    ['````md\n```python\n# «[1, 2]»\n```\n````\n```js\n// [3, 4]\n```'],
    ['```python\n# [1, 2]\n~~~\n# [3, 4]\n``````\n# «[5, 6]»'],
    ['```python\n# [1, 2]\n``` x\n# [3, 4]\n```\n# «[5, 6]»'],
    ['- list\n\n  ```python\n  x = «[1, 2]» # [3, 4]\n  ```\n\n«[5, 6]»', { name: 'x' }, {}],
    ['``` not a fence` «[1, 2]»\n# «[3, 4]»'],
    ['```python\nx = «[1, 2]»', { name: 'x' }],
    ['```python\nx = «[1, 2]»\n```\n```python\ny = «[3, 4]»\n```', { name: 'x' }, { name: 'y' }],
    ['<!-- [1, 2]\n```python\n[3, 4] -->\n# «[5, 6]»'],
    ['```js\nconst t = `\n[1, 2] \\` `; const u = «[3, 4]»\n```', { name: 'u' }],
    ['```PYTHON\nx = «[1,\n  2]» # [3, 4]\n```', { name: 'x' }],
    ['```php\n$x = «[1, 2]»; // [3, 4] ?> [5, 6]\n```\n', { name: '$x' }],
  ]);
  tableOf('quarto', [['---\ntitle: x\n---\n```{julia}\nx = «[1 2]»\n```', { name: 'x', shape: [1, 2] }]]);
});

describe('finder: pages', () => {
  tableOf('html', [
    ['<p>«[1, 2]»</p><script>const x = «[3, 4]»; // [5, 6]</script><p>«[7, 8]»</p>', {}, { name: 'x' }, {}],
    ['<script>\nconst x = «[1, 2]»; // [3, 4]\n</script>\n<b>// «[5, 6]»</b>', { name: 'x' }, {}],
    ['<!-- [1, 2] <script>[3, 4]</script> --><i>«[5, 6]»</i>'],
    ['<script src="x"></script>«[1, 2]»<SCRIPT>x = «[3, 4]»</SCRIPT > // «[5, 6]»', {}, { name: 'x' }, {}],
    ['<script>const s = "</script>«[1, 2]»"', {}],
    ['<script type="application/json">{"a": «[1, 2]»}</script>', { name: 'a' }],
    [`<script>const s = \`${hole}f(«[1, 2]»)} [3, 4]</script> «[5, 6]»`],
    ['<script>x = [1, 2</script>, 3] «[4, 5]»'],
    ['<scripts>// «[1, 2]»'],
  ]);
  tableOf('vue', [
    ['<script setup lang="ts">\nconst w: number[] = «[1, 2]»;\ntype T = [3, 4]\n</script>', { name: 'w' }],
    [
      '<template>{{ x }}</template>\n<script>\nexport default { data: () => ({ p: «[1, 2]» }) }\n</script>',
      { name: 'p' },
    ],
  ]);
});

describe('finder: PHP in a page', () => {
  tableOf('php', [
    ['<html>«[1, 2]»\n<?php $a = «[3, 4]»; ?>\n«[5, 6]» <?= f(«[7, 8]») ?> «[9, 9]»', {}, { name: '$a' }, {}, {}, {}],
    [
      '<p>// «[1, 2]»</p>\n<?php\nif ($x): // [1, 2] ?>\n// «[3, 4]»\n<?php endif; $y = «[5, 6]»; ?># «[7, 8]»',
      {},
      {},
      { name: '$y' },
      {},
    ],
    ["<?php $s = '?>[3, 4]'; $t = «[1, 2]»; # [5, 6]", { name: '$t' }],
    ['<?php\n$t = «[1, 2]»; // [3, 4]\n', { name: '$t' }],
    ['<?xml version="1.0"?># «[1, 2]»'],
    ['$t = «[1, 2]»; // [3, 4]\n?># «[5, 6]»', { name: '$t' }, {}],
    ['<?php $x = [1, ?>2] <?php ]; $y = «[3, 4]»;', { name: '$y' }],
    ['<script>x = «[1, 2]» // [3, 4]</script><?php $z = «[5, 6]» ?>', { name: 'x' }, { name: '$z' }],
    ['<?php $s = <<<EOT\n?> [1, 2]\nEOT;\n$t = «[3, 4]»; /* ?> [5, 6] */', { name: '$t' }],
  ]);
});
