1;
% Evaluates each matrix of a file, given one a line with its line ends as \n, and prints its size and its values row by row.
function values_of (source)
  try
    x = eval (source);
    printf ("%d ", size (x));
    printf ("|");
    printf (" %.17g", x.');
    printf ("\n");
  catch problem
    printf ("error %s\n", strrep (problem.message, "\n", " "));
  end_try_catch
endfunction

input = fopen (getenv ("MATRICES"));
while (ischar (line = fgetl (input)))
  values_of (do_string_escapes (line));
endwhile
fclose (input);
