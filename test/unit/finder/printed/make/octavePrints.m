% Octave. Run: octave --no-gui -q octavePrints.m > ../octave.json
% The numbers are Octave's own: of those printed the one nearest to each, times the factor that was printed.

1;

function result = nearest (values, tokens, factor)
  result = zeros (1, numel (values));
  for k = 1:numel (values)
    x = values(k);
    if (isnan (x) || isinf (x))
      result(k) = x;
    else
      [~, place] = min (abs (tokens * factor - x));
      result(k) = tokens(place) * factor;
    end
  end
end

function entry = fixture (code, text, x, name)
  lines = strsplit (text, "\n", "CollapseDelimiters", false);
  while (isempty (strtrim (lines{1}))) lines(1) = []; end
  while (isempty (strtrim (lines{end}))) lines(end) = []; end
  factor = 1;
  body = {};
  for k = 1:numel (lines)
    line = lines{k};
    if (! isempty (regexp (line, '\*\s*$')))
      factor = str2double (strrep (line, "*", ""));
    elseif (isempty (regexp (line, '[A-Z]olumn|=\s*$')))
      body{end + 1} = line;
    end
  end
  tokens = str2double (strsplit (strtrim (strjoin (body, " "))));
  tokens = tokens(isfinite (tokens));
  values = double (x.');
  data = num2cell (nearest (values(:), tokens, factor));
  for k = 1:numel (data)
    if (isnan (data{k})) data{k} = "NaN"; end
    if (isinf (data{k})) data{k} = ifelse_text (data{k} > 0); end
  end
  array = struct ("shape", size (x), "data", {data}, "truncated", false);
  if (! isempty (name)) array.name = name; end
  entry = struct ("code", code, "text", {lines}, "array", array);
end

function text = ifelse_text (positive)
  if (positive) text = "Infinity"; else text = "-Infinity"; end
end

rand ("twister", 4);
codes = {"a = [1 2 3]", "b = [0.001 1000; 2 3]", "c = [0.5 -1.25; 2 NaN; Inf -Inf]", "d = rand (2, 20)", ...
  "h = [1; 2; 3]", "f = [true false true]", "g = single ([1.5 -2.5])", "i = int32 ([1 2; 3 40])", "I = eye (3)", ...
  "w = (1:40) * 1.5", "q = 1:5", "disp ([1 2; 3 4])", "disp (rand (3, 12))", "tall = rand (12, 2)"};
entries = {};
for fixed = [false true]
  if (fixed)
    fixed_point_format (true);
    codes = {"b = [0.001 1000; 2 3]", "e = reshape (1:40, 2, 20) * 1000.5", "disp ([0.5 20000; 3 4])", "v = [1e-5; 2e-5]"};
  end
  for k = 1:numel (codes)
    code = codes{k};
    text = evalc (code);
    shown = regexp (code, '^(\w+) =', "tokens");
    if (isempty (shown))
      x = eval (regexprep (code, '^disp ', ""));
      name = "";
      % evaluated once more, so that random numbers must be the same
      if (any (strfind (code, "rand")))
        rand ("twister", 4);
        x = rand (3, 12);
        text = evalc ("disp (x)");
      end
    else
      name = shown{1}{1};
      x = eval (name);
    end
    if (fixed) code = [code "  % fixed_point_format (true)"]; end
    entries{end + 1} = fixture (code, text, full (x), name);
  end
end
all = struct ("madeBy", "octave --no-gui -q octavePrints.m > ../octave.json", ...
  "version", ["GNU Octave " version()], "fixtures", {entries});
printf ("%s\n", jsonencode (all, "PrettyPrint", false));
