/** Lua, Ruby, PHP, Perl, PowerShell: what is an array there, by the languages' grammars. */

import { tableOf } from './marked.ts';

describe('finder: Lua', () => {
  tableOf('lua', [
    ['local p = «{0.7, 0.2, 0.1}»', { data: [0.7, 0.2, 0.1], name: 'p' }],
    ['m = «{{1, 2}, {3, 4}}»', { shape: [2, 2], name: 'm' }],
    ['m = «{\n  {1, 2}, -- {3, 4}\n  {3, 4},\n}»', { shape: [2, 2], name: 'm' }],
    ['x = «{1, 2; 3, 4;}»', { shape: [4] }],
    ['a[1], f(1, 2), a.b[2], f{«{1, 2}», 3, "x"}'],
    ['f«{1, 2}»; obj:method«{3, 4}»'],
    ['t = {a = «{1, 2}», ["b"] = 3, c = {d = «{3, 4}»}}', { name: 'a' }, { name: 'd' }],
    ['t = {[1] = 5, [2] = 6}; u = {1, "a"}; v = {x, 1}; w = {1}; e = {}'],
    ['s = "{1, 2}" .. \'{3, 4}\'; t = «{5, 6}»', { name: 't' }],
    ['s = "a\\\n{1, 2}"; t = «{5, 6}»'],
    ['s = [[{1, 2}\n{3, 4}]]; t = «{5, 6}»', { name: 't' }],
    ['s = [==[{1, 2}]] ]=] {3, 4}]==]; t = «{5, 6}»'],
    ['-- {1, 2}\n--[[ {3, 4}\n{5, 6} ]] t = «{7, 8}»'],
    ['--[==[ {1, 2} ]] {3, 4} ]==] t = «{7, 8}»'],
    ['x = «{1, --[[ two ]] 2}»'],
    ['«{0x1F, 1e3, .5, 5., -2, 010}»', { data: [31, 1000, 0.5, 5, -2, 10] }],
    ['«{math.huge, -math.huge, 0/0}»', { data: [Infinity, -Infinity, Number.NaN] }],
    ['«{1/2, 7//2, -7 % 4, 2^3, 1 << 3}»', { data: [0.5, 3, 1, 8, 8], computed: true }],
    ['r = «{«{1, 2}», {3}}»', { ragged: [2, 1] }, {}],
    ['return «{1, 2}»'],
    ['local a, b = «{1, 2}», «{3, 4}»', { name: null }, { name: null }],
    ['self.w = «{1, 2}» x = «{3, 4}»', { name: 'self.w' }, { name: 'x' }],
    ['x = torch.FloatTensor(«{1, 2}»)', { name: 'x', dtype: 'float32' }],
    ['if x then y = «{1, 2}» else f(«{3, 4}») end'],
    ['for i, v in ipairs(«{1, 2}») do print(v) end'],
    ['{1, 2, f(3)}, {1, #a}, {1, ...}, {function() return «{1, 2}» end, 3}'],
  ]);
});

describe('finder: Ruby', () => {
  tableOf('ruby', [
    ['p = «[0.7, 0.2, 0.1]»', { data: [0.7, 0.2, 0.1], name: 'p' }],
    ['@w = «[1, 2]»; self.v = «[3, 4]»; W = «[5, 6]»', { name: 'w' }, { name: 'self.v' }, { name: 'W' }],
    ['m = «[\n  [1, 2], # [3, 4]\n  [3, 4],\n]»', { shape: [2, 2], name: 'm' }],
    ['a[1, 2]; f(1, 2); a.b[1, 2]; f()[1, 2]; "s"[1, 2]; x[«[0, 1]»]'],
    ['puts «[1, 2]»; foo «[3, 4]»; foo(«[5, 6]»)'],
    ['h = {a: «[1, 2]», "b" => «[3, 4]», :c => «[5, 6]»}', { name: 'a' }, { name: 'b' }, { name: 'c' }],
    ['f(weights: «[1, 2]», x => «[3, 4]»)', { name: 'weights' }, { name: 'x' }],
    ['%w[1 2] + %i[a b] + %q([1, 2]) + «[3, 4]»'],
    ['%w(1, 2) + %Q{[1, 2]} + %w<1 2> + %q|[1, 2]| + «[3, 4]»'],
    ['x = 5 % 3; y = «[1, 2]»', { name: 'y' }],
    ['s = "[1, 2] #{f(«[3, 4]»)} [5, 6]" + \'#{[7, 8]}\'; t = «[1, 2]»', {}, { name: 't' }],
    ['x = <<~EOS\n  [1, 2] EOSX EOS\n  EOS\ny = «[3, 4]»', { name: 'y' }],
    ["x = <<-'E'\n[1, 2]\n  E\ny = «[3, 4]»"],
    ['x = <<SQL\n[1, 2]\nSQL\ny <<«[3, 4]»; z << «[5, 6]»'],
    ['=begin\n[1, 2]\n=end\nx = «[3, 4]» # [5, 6]'],
    ['=begin some words\n[1, 2]\n=end of it\nx = «[3, 4]»\n__END__\n[5, 6]'],
    ['«[0x1F, 0o17, 0b11, 1_000, -2, 010]»; «[1e3, +1.5]»', { data: [31, 15, 3, 1000, -2, 8] }],
    [
      '«[Float::NAN, -Float::INFINITY]»; [1r, 2]; [2i, 1]; [nil, 1]; [1..3, 2]; [*a, 1]; [:a, 1]',
      { data: [Number.NaN, -Infinity] },
    ],
    ['«[1/2, -7/2, -7 % 4, 2**3, 1.0/4]»', { data: [0, -4, 1, 8, 0.25], computed: true }],
    ['r = «[«[1, 2]», [3]]»', { ragged: [2, 1] }, {}],
    ['m = Matrix«[[1, 2], [3, 4]]»; v = Vector«[1, 2]»', { name: 'm', shape: [2, 2] }, { name: 'v' }],
    [
      'x = Numo::DFloat«[1, 2]»; y = Numo::Int32«[[1, 2]]»; z = Torch.tensor(«[1.0, 2]»)',
      { name: 'x', dtype: 'float64' },
      { dtype: 'int' },
      { dtype: 'float32', name: 'z' },
    ],
    ['a, b = «[1, 2]», «[3, 4]»', { name: null }, { name: null }],
    ['xs.each { |x, y| f(«[1, 2]») }\nxs.each do |x|\n  z = «[3, 4]»\nend', {}, { name: 'z' }],
    ['case x\nin [1, 2] then f(«[3, 4]»)\nwhen «[5, 6]»\n  7\nend'],
    ['if x =~ /[1, 2]/ then y = «[3, 4]» end; x ? «[1, 2]» : «[3, 4]»'],
    ['def f(x = «[1, 2]»)\n  return «[3, 4]» if y / 2 > 1\nend', { name: 'x' }, {}],
  ]);
});

describe('finder: PHP', () => {
  tableOf('php', [
    ['<?php\n$p = «[0.7, 0.2, 0.1]»;', { data: [0.7, 0.2, 0.1], name: '$p' }],
    ['$p = «[1, 2]»;', { name: '$p' }],
    ['$m = «array(array(1, 2), array(3, 4))»;', { shape: [2, 2], name: '$m' }],
    ['$m = «[\n  [1, 2], // [3, 4]\n  [3, 4], # [5, 6]\n]»;', { shape: [2, 2], name: '$m' }],
    ['$a[1]; f(1, 2); $a["x"][0]; $o->f()[1]; "s"[0]; $x = array(); array_sum(«[1, 2]»)'],
    ["$h = ['a' => «[1, 2]», \"b\" => «array(3, 4)», 'c' => 5];", { name: 'a' }, { name: 'b' }],
    ['f(weights: «[1, 2]», $x)', { name: 'weights' }],
    ['$s = \'[1, 2]\n[3, 4]\' . "[5, 6]"; $t = «[7, 8]»;', { name: '$t' }],
    ['$s = "[1, 2] {$a["x"]} [3, 4]"; $t = «[7, 8]»;', { name: '$t' }],
    ['$s = <<<EOT\n[1, 2] EOTX\n  EOT;\n$t = «[3, 4]»;', { name: '$t' }],
    ["$s = <<<'EOT'\n[1, 2]\nEOT;\n$t = «[3, 4]»;"],
    ['/* [1, 2] */ // [3, 4]\n# [5, 6]\n$t = «[7, 8]»;'],
    ['\n\n<?php\n$t = «[1, 2]»;'],
    [
      '«[0x1F, 0o17, 0b11, 1_000, -2, 010]»; «[1e3, .5, 1.]»',
      { data: [31, 15, 3, 1000, -2, 8] },
      { data: [1000, 0.5, 1] },
    ],
    [
      '«[NAN, INF, -INF]»; [PHP_INT_MAX, 1]; [...$a, 1]; [null, 1]; [$x, 1]; [1]',
      { data: [Number.NaN, Infinity, -Infinity] },
    ],
    ['«[1/2, 7 % 4, 2**3, 1 << 3]»', { data: [0.5, 3, 8, 8], computed: true }],
    ['$r = «[«[1, 2]», [3]]»;', { ragged: [2, 1] }, {}],
    ['[$a, $b] = «[1, 2]»; list($a, $b) = «[3, 4]»;', { name: null }, { name: null }],
    [
      'class A { private array $w = «[1, 2]»; const W = «[3, 4]»; public $v = «[5, 6]»; }',
      { name: '$w' },
      { name: 'W' },
      { name: '$v' },
    ],
    ['function f(array $x = «[1, 2]»): array { return «[3, 4]»; }', { name: '$x' }, {}],
    ['foreach («[1, 2]» as $x) { g(«[3, 4]»); } if ($y) «[5, 6]»;'],
    ['$this->w = «[1, 2]»; $a[] = «[3, 4]»; $x = $y ? «[5, 6]» : «[7, 8]»;'],
    ['$f = fn($x) => «[1, 2]»; $g = function () { return «[3, 4]»; };'],
  ]);
});

describe('finder: Perl', () => {
  tableOf('perl', [
    ['my @p = «(0.7, 0.2, 0.1)»; my $q = «[1, 2]»;', { name: '@p' }, { name: '$q' }],
    ['my $m = «[[1, 2], [3, 4]]»; # [5, 6]', { shape: [2, 2] }],
    ['$a[1]; $a->[1]; f(1, 2); $#a; @a[0, 1]; $x{a}; (1); ()'],
    ["my %h = (a => «[1, 2]», 'b' => «[3, 4]»);", { name: 'a' }, { name: 'b' }],
    ['my @w = qw(1 2); my $s = q{[1, 2]} . qq([3, 4]) . "[5, 6]"; my $t = «[7, 8]»;', { name: '$t' }],
    ['my $s = <<"EOT";\n[1, 2]\nEOT\nmy $t = «[3, 4]»;', { name: '$t' }],
    ['=pod\n\n[1, 2]\n\n=cut\nmy $t = «[3, 4]»;\n__END__\n[5, 6]'],
    ['=head1 NAME\n\n[1, 2]\n\n=cut\nmy $t = «[3, 4]»;'],
    [
      '«[0x1F, 0b11, 1_000, -2, 010, .5]»; «[1/2, 2**3, -7 % 4]»',
      { data: [31, 3, 1000, -2, 8, 0.5] },
      { data: [0.5, 8, 1] },
    ],
    ['if ($x =~ /[1, 2]/) { return «(1, 2)»; } foreach my $i («[3, 4]») { f(«[5, 6]») }'],
    ['[$x, 1]; ["a", 1]; [1 .. 3]; [1]; {a => 1}; «[«[1, 2]», [3]]»'],
  ]);
});

describe('finder: PowerShell', () => {
  tableOf('powershell', [
    ['$p = «@(0.7, 0.2, 0.1)»', { name: '$p' }],
    ['$m = «@(@(1, 2), @(3, 4))» # @(5, 6)', { shape: [2, 2] }],
    ['$a[1]; f (1, 2); $a = "@(1, 2)"; <# @(3, 4) #> @(1)'],
    ["$s = @'\n@(1, 2)\n'@\n$t = «@(3, 4)»", { name: '$t' }],
    ['$h = @{ a = «@(1, 2)»; b = 3 }', { name: 'a' }],
  ]);
});
