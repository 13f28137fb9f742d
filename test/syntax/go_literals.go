// Prints, for each Go file named on standard input, the composite literals that go/ast sees in it, one line of JSON a file.
package main

import (
	"bufio"
	"encoding/json"
	"go/ast"
	"go/constant"
	"go/parser"
	"go/token"
	"os"
	"strconv"
)

// Literal is a composite literal. Offsets are in bytes.
type Literal struct {
	Start    int   `json:"start"`
	End      int   `json:"end"`
	Either   bool  `json:"either"`
	Elements []any `json:"elements"`
}

// Number is a leaf; its value is written out, since JSON has no NaN.
type Number struct {
	Value string `json:"value"`
}

// File is what one line says.
type File struct {
	Path     string     `json:"path"`
	Literals []*Literal `json:"literals"`
}

type finder struct {
	files *token.FileSet
	found []*Literal
}

func main() {
	names := bufio.NewScanner(os.Stdin)
	out := bufio.NewWriter(os.Stdout)
	defer out.Flush()
	encoder := json.NewEncoder(out)
	for names.Scan() {
		files := token.NewFileSet()
		tree, err := parser.ParseFile(files, names.Text(), nil, parser.SkipObjectResolution)
		if err != nil {
			continue
		}
		f := &finder{files: files, found: []*Literal{}}
		ast.Walk(f, tree)
		if err := encoder.Encode(File{names.Text(), f.found}); err != nil {
			panic(err)
		}
	}
}

// Visit takes the outermost literals; what is in them is read by literal.
func (f *finder) Visit(node ast.Node) ast.Visitor {
	if composite, ok := node.(*ast.CompositeLit); ok {
		if composite.Type != nil {
			ast.Walk(f, composite.Type)
		}
		f.found = append(f.found, f.literal(composite, nil))
		return nil
	}
	return f
}

// literal reads a composite literal; implied is the type that the literal around it gives it.
func (f *finder) literal(composite *ast.CompositeLit, implied ast.Expr) *Literal {
	kind := composite.Type
	if kind == nil {
		kind = implied
	}
	list, isList := kind.(*ast.ArrayType)
	var inner ast.Expr
	if isList {
		inner = list.Elt
	} else if table, ok := kind.(*ast.MapType); ok {
		inner = table.Value
	}
	result := &Literal{
		Start:    f.files.Position(composite.Lbrace).Offset,
		End:      f.files.Position(composite.Rbrace).Offset + 1,
		Either:   !isList,
		Elements: []any{},
	}
	for _, element := range composite.Elts {
		result.Elements = append(result.Elements, f.element(element, inner))
	}
	return result
}

func (f *finder) element(element ast.Expr, inner ast.Expr) any {
	switch e := element.(type) {
	case *ast.CompositeLit:
		if e.Type != nil {
			ast.Walk(f, e.Type)
			f.found = append(f.found, f.literal(e, nil))
			// With its type before it, it is no element that stands directly in the list.
			return nil
		}
		return f.literal(e, inner)
	case *ast.KeyValueExpr:
		f.beside(e.Key, inner)
		f.beside(e.Value, inner)
		return nil
	}
	if value, ok := constantOf(element); ok {
		return Number{value}
	}
	ast.Walk(f, element)
	return nil
}

func (f *finder) beside(expression ast.Expr, inner ast.Expr) {
	if composite, ok := expression.(*ast.CompositeLit); ok && composite.Type == nil {
		f.found = append(f.found, f.literal(composite, inner))
		return
	}
	ast.Walk(f, expression)
}

func constantOf(expression ast.Expr) (string, bool) {
	if sign, ok := expression.(*ast.UnaryExpr); ok && sign.Op == token.SUB {
		if value := evaluate(sign.X); value != nil && constant.Sign(value) == 0 {
			return "-0", true
		}
	}
	if call, ok := expression.(*ast.CallExpr); ok {
		return specialOf(call)
	}
	value := evaluate(expression)
	if value == nil {
		return "", false
	}
	if value.Kind() == constant.Int {
		return value.ExactString(), true
	}
	float, _ := constant.Float64Val(value)
	return strconv.FormatFloat(float, 'g', -1, 64), true
}

// specialOf knows math.NaN() and math.Inf(sign).
func specialOf(call *ast.CallExpr) (string, bool) {
	selector, ok := call.Fun.(*ast.SelectorExpr)
	if !ok {
		return "", false
	}
	if pack, ok := selector.X.(*ast.Ident); !ok || pack.Name != "math" {
		return "", false
	}
	if selector.Sel.Name == "NaN" && len(call.Args) == 0 {
		return "NaN", true
	}
	if selector.Sel.Name != "Inf" || len(call.Args) != 1 {
		return "", false
	}
	sign := evaluate(call.Args[0])
	if sign == nil {
		return "", false
	}
	if constant.Sign(sign) < 0 {
		return "-Infinity", true
	}
	return "Infinity", true
}

func evaluate(expression ast.Expr) constant.Value {
	switch e := expression.(type) {
	case *ast.BasicLit:
		if e.Kind == token.INT || e.Kind == token.FLOAT {
			if value := constant.MakeFromLiteral(e.Value, e.Kind, 0); value.Kind() != constant.Unknown {
				return value
			}
		}
	case *ast.ParenExpr:
		return evaluate(e.X)
	case *ast.UnaryExpr:
		if operand := evaluate(e.X); operand != nil && (e.Op == token.SUB || e.Op == token.ADD) {
			return constant.UnaryOp(e.Op, operand, 0)
		}
	case *ast.BinaryExpr:
		return evaluateBinary(e)
	}
	return nil
}

func evaluateBinary(e *ast.BinaryExpr) constant.Value {
	left, right := evaluate(e.X), evaluate(e.Y)
	if left == nil || right == nil {
		return nil
	}
	integers := left.Kind() == constant.Int && right.Kind() == constant.Int
	switch e.Op {
	case token.SHL, token.SHR:
		count, exact := constant.Uint64Val(right)
		if !exact || count > 4096 || left.Kind() != constant.Int {
			return nil
		}
		return constant.Shift(left, e.Op, uint(count))
	case token.QUO, token.REM:
		if constant.Sign(right) == 0 {
			return nil
		}
		if integers && e.Op == token.QUO {
			return constant.BinaryOp(left, token.QUO_ASSIGN, right)
		}
		return constant.BinaryOp(left, e.Op, right)
	case token.ADD, token.SUB, token.MUL:
		return constant.BinaryOp(left, e.Op, right)
	case token.AND, token.OR, token.XOR, token.AND_NOT:
		if integers {
			return constant.BinaryOp(left, e.Op, right)
		}
	}
	return nil
}
