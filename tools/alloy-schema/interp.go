package main

import (
	"fmt"
	"go/ast"
	"go/constant"
	"go/token"
	"maps"
	"sort"
	"strings"
)

// The interpreter runs SetToDefault bodies far enough to know what fields hold
// afterwards. What it doesn't understand becomes unknown, field by field; it
// never guesses.

type value interface{}

type (
	// constVal is a constant; typ is nil while untyped.
	constVal struct {
		v   constant.Value
		typ *goType
	}
	structVal struct {
		typ    *goType
		fields map[string]*cell
	}
	ptrVal  struct{ to *cell }
	listVal struct {
		typ   *goType
		elems []value
		isNil bool
	}
	mapVal struct {
		typ   *goType
		keys  []value
		vals  []value
		isNil bool
	}
	nilVal struct{}
	// textVal stands for a value that Alloy reads from text, such as a
	// compiled regular expression or a parsed URL.
	textVal struct{ s string }
	// zeroVal is the zero value of a type that isn't known.
	zeroVal struct{ typ *goType }
	// unknownVal carries where the value would have come from, as
	// "import/path.Name.Field": the key of the table of external values.
	unknownVal struct{ from string }
	typeVal    struct{ typ *goType }
	funcVal    struct{ fn *funcDecl }
	pkgVal     struct{ path string }
	methodVal  struct {
		recv *cell
		fn   *funcDecl
	}
	closureVal struct {
		lit *ast.FuncLit
		sc  *scope
	}
	builtinVal struct{ name string }
	tupleVal   []value
)

// cell is a variable or a struct's field.
type cell struct{ v value }

type interp struct {
	src   *source
	depth int
	// table of external values, parsed once
	extern map[string]value
}

type scope struct {
	file *file
	vars map[string]*cell
	iota int
}

func newInterp(s *source) *interp {
	in := &interp{src: s, extern: map[string]value{}}
	for k, e := range externValues {
		in.extern[k] = in.literal(e)
	}
	return in
}

func (in *interp) scope(f *file) *scope { return &scope{file: f, vars: map[string]*cell{}, iota: -1} }

// lookup answers with the hand-written table before giving up.
func (in *interp) lookup(from string) value {
	if v, ok := in.extern[from]; ok {
		return v
	}
	return unknownVal{from}
}

func (in *interp) zero(t *goType) value {
	if t == nil {
		return nilVal{}
	}
	u := in.src.underlying(t)
	switch u.kind {
	case kBasic:
		switch {
		case u.name == "string":
			return constVal{constant.MakeString(""), t}
		case u.name == "bool":
			return constVal{constant.MakeBool(false), t}
		case u.name == "error":
			return nilVal{}
		}
		return constVal{constant.MakeInt64(0), t}
	case kPtr, kInterface, kFunc:
		return nilVal{}
	case kSlice:
		return &listVal{typ: t, isNil: true}
	case kMap:
		return &mapVal{typ: t, isNil: true}
	case kStruct:
		v := &structVal{typ: t, fields: map[string]*cell{}}
		for _, f := range u.fields {
			v.fields[f.name] = &cell{in.zero(f.typ)}
		}
		return v
	}
	if ext, ok := externTypes[u.fullName()]; ok {
		switch {
		case ext.zero == "nil":
			return nilVal{}
		case ext.zero != "":
			return withType(in.literal(ext.zero), t)
		}
	}
	return zeroVal{t}
}

// copyOf copies by value, as assignment does; pointers keep pointing.
func copyOf(v value) value {
	if s, ok := v.(*structVal); ok {
		c := &structVal{typ: s.typ, fields: make(map[string]*cell, len(s.fields))}
		for k, f := range s.fields {
			c.fields[k] = &cell{copyOf(f.v)}
		}
		return c
	}
	return v
}

func withType(v value, t *goType) value {
	switch v := v.(type) {
	case constVal:
		return constVal{v.v, t}
	case *listVal:
		return &listVal{t, v.elems, v.isNil}
	case *mapVal:
		return &mapVal{t, v.keys, v.vals, v.isNil}
	case *structVal:
		c := copyOf(v).(*structVal)
		c.typ = t
		return c
	}
	return v
}

// convert is T(v).
func (in *interp) convert(v value, t *goType) value {
	u := in.src.underlying(t)
	switch v := v.(type) {
	case constVal:
		if u.kind == kBasic && strings.HasPrefix(u.name, "float") {
			return constVal{constant.ToFloat(v.v), t}
		}
		if u.kind == kBasic && u.name == "string" && v.v.Kind() != constant.String {
			return unknownVal{"string()"}
		}
		return constVal{v.v, t}
	case nilVal:
		return in.zero(t)
	case ptrVal:
		return v
	}
	return withType(v, t)
}

func text(v value) (string, bool) {
	switch v := v.(type) {
	case constVal:
		if v.v.Kind() == constant.String {
			return constant.StringVal(v.v), true
		}
	case textVal:
		return v.s, true
	}
	return "", false
}

func truth(v value) (is, known bool) {
	if c, ok := v.(constVal); ok && c.v.Kind() == constant.Bool {
		return constant.BoolVal(c.v), true
	}
	return false, false
}

func intConst(i int64) value  { return constVal{v: constant.MakeInt64(i)} }
func strConst(s string) value { return constVal{v: constant.MakeString(s)} }
func boolConst(b bool) value  { return constVal{v: constant.MakeBool(b)} }

// packageVar evaluates a package-level name once.
func (in *interp) packageVar(d *valueDecl) *cell {
	if d.cell != nil {
		return d.cell
	}
	if d.busy {
		return &cell{unknownVal{d.name}}
	}
	d.busy = true
	sc := in.scope(d.file)
	sc.iota = d.iota
	var v value
	switch {
	case d.expr != nil:
		v = in.eval(d.expr, sc)
		if t, ok := v.(tupleVal); ok && len(t) > 0 {
			v = t[0]
		}
		if d.typ != nil {
			v = in.convert(v, in.src.resolve(d.file, d.typ))
		}
	case d.typ != nil:
		v = in.zero(in.src.resolve(d.file, d.typ))
	default:
		v = unknownVal{d.name}
	}
	d.cell = &cell{copyOf(v)}
	in.runInits(d.file.pkg)
	return d.cell
}

// runInits runs a package's init functions before the first of its variables
// is looked at: some fill in defaults.
func (in *interp) runInits(p *pkg) {
	if p.inited {
		return
	}
	p.inited = true
	for _, fn := range p.inits {
		in.block(fn.decl.Body.List, in.scope(fn.file), fn.decl)
	}
}

func rootName(e ast.Expr) string {
	switch e := e.(type) {
	case *ast.Ident:
		return e.Name
	case *ast.SelectorExpr:
		return rootName(e.X)
	case *ast.StarExpr:
		return rootName(e.X)
	case *ast.ParenExpr:
		return rootName(e.X)
	case *ast.IndexExpr:
		return rootName(e.X)
	}
	return ""
}

// lvalue finds the variable or field an expression denotes; nil if unknown.
func (in *interp) lvalue(e ast.Expr, sc *scope) *cell {
	switch e := e.(type) {
	case *ast.ParenExpr:
		return in.lvalue(e.X, sc)
	case *ast.Ident:
		if c, ok := sc.vars[e.Name]; ok {
			return c
		}
		if d, ok := sc.file.pkg.values[e.Name]; ok && !d.isConst {
			return in.packageVar(d)
		}
	case *ast.StarExpr:
		if c := in.lvalue(e.X, sc); c != nil {
			if p, ok := c.v.(ptrVal); ok {
				return p.to
			}
			if _, ok := c.v.(textVal); ok {
				return c
			}
		}
	case *ast.SelectorExpr:
		if x, ok := e.X.(*ast.Ident); ok && sc.vars[x.Name] == nil {
			if p := in.src.load(in.src.importPath(sc.file, x.Name)); p != nil {
				if d, ok := p.values[e.Sel.Name]; ok && !d.isConst {
					return in.packageVar(d)
				}
				return nil
			}
		}
		base := in.lvalue(e.X, sc)
		if base == nil {
			v := in.eval(e.X, sc)
			if p, ok := v.(ptrVal); ok {
				base = p.to
			} else {
				return nil
			}
		}
		for {
			p, ok := base.v.(ptrVal)
			if !ok {
				break
			}
			base = p.to
		}
		if s, ok := base.v.(*structVal); ok {
			if c := s.fields[e.Sel.Name]; c != nil {
				return c
			}
		}
	}
	return nil
}

// eval evaluates an expression; what it can't becomes unknown.
func (in *interp) eval(e ast.Expr, sc *scope) value {
	switch e := e.(type) {
	case *ast.BasicLit:
		return constVal{v: constant.MakeFromLiteral(e.Value, e.Kind, 0)}
	case *ast.ParenExpr:
		return in.eval(e.X, sc)
	case *ast.Ident:
		return in.ident(e, sc)
	case *ast.SelectorExpr:
		return in.selector(e, sc)
	case *ast.CompositeLit:
		if e.Type == nil {
			return unknownVal{"untyped literal"}
		}
		return in.composite(e, in.src.resolve(sc.file, e.Type), sc)
	case *ast.UnaryExpr:
		return in.unary(e, sc)
	case *ast.StarExpr:
		v := in.eval(e.X, sc)
		switch v := v.(type) {
		case ptrVal:
			return copyOf(v.to.v)
		case typeVal:
			return typeVal{&goType{kind: kPtr, elem: v.typ}}
		}
		return v
	case *ast.BinaryExpr:
		return binary(e.Op, in.eval(e.X, sc), in.eval(e.Y, sc))
	case *ast.CallExpr:
		return in.call(e, sc)
	case *ast.TypeAssertExpr:
		return in.eval(e.X, sc)
	case *ast.IndexExpr:
		// Either m[k] or an instantiated generic function.
		v := in.eval(e.X, sc)
		switch x := v.(type) {
		case funcVal:
			return x
		case *listVal:
			if c, ok := in.eval(e.Index, sc).(constVal); ok {
				if i, ok := constant.Int64Val(constant.ToInt(c.v)); ok && int(i) < len(x.elems) {
					return x.elems[i]
				}
			}
		}
		return unknownVal{"index"}
	case *ast.FuncLit:
		return closureVal{e, sc}
	case *ast.ArrayType, *ast.MapType, *ast.StructType, *ast.InterfaceType, *ast.FuncType:
		return typeVal{in.src.resolve(sc.file, e)}
	}
	return unknownVal{fmt.Sprintf("%T", e)}
}

func (in *interp) ident(e *ast.Ident, sc *scope) value {
	if c, ok := sc.vars[e.Name]; ok {
		return copyOf(c.v)
	}
	p := sc.file.pkg
	if d, ok := p.values[e.Name]; ok {
		if v, ok := in.extern[p.path+"."+e.Name]; ok {
			return v
		}
		return copyOf(in.packageVar(d).v)
	}
	if fn, ok := p.funcs[e.Name]; ok {
		return funcVal{fn}
	}
	switch e.Name {
	case "nil":
		return nilVal{}
	case "true", "false":
		return boolConst(e.Name == "true")
	case "iota":
		return intConst(int64(sc.iota))
	case "append", "len", "new", "make", "min", "max", "panic":
		return builtinVal{e.Name}
	}
	if _, ok := p.types[e.Name]; ok || basicTypes[e.Name] || e.Name == "any" {
		return typeVal{in.src.resolve(sc.file, e)}
	}
	if ip := in.src.importPath(sc.file, e.Name); ip != "" {
		return pkgVal{ip}
	}
	return unknownVal{e.Name}
}

func (in *interp) selector(e *ast.SelectorExpr, sc *scope) value {
	name := e.Sel.Name
	base := in.eval(e.X, sc)
	switch b := base.(type) {
	case pkgVal:
		full := b.path + "." + name
		if v, ok := in.extern[full]; ok {
			return v
		}
		if p := in.src.load(b.path); p != nil {
			if d, ok := p.values[name]; ok {
				return copyOf(in.packageVar(d).v)
			}
			if fn, ok := p.funcs[name]; ok {
				return funcVal{fn}
			}
			if _, ok := p.types[name]; ok {
				return typeVal{in.src.resolve(sc.file, e)}
			}
		}
		if _, ok := externTypes[full]; ok {
			return typeVal{&goType{kind: kExtern, name: full}}
		}
		return unknownVal{full}
	case unknownVal:
		return in.lookup(b.from + "." + name)
	}
	c := in.lvalue(e.X, sc)
	if c == nil {
		c = &cell{base}
	}
	for {
		p, ok := c.v.(ptrVal)
		if !ok {
			break
		}
		c = p.to
	}
	switch b := c.v.(type) {
	case *structVal:
		if f, ok := b.fields[name]; ok {
			return copyOf(f.v)
		}
		if fn := in.src.method(b.typ, name); fn != nil {
			return methodVal{c, fn}
		}
	case constVal:
		if fn := in.src.method(b.typ, name); fn != nil {
			return methodVal{c, fn}
		}
		if name == "String" {
			if s, ok := text(b); ok {
				return methodVal{&cell{strConst(s)}, nil}
			}
		}
	case zeroVal:
		return in.lookup("zero " + b.typ.fullName() + "." + name)
	case unknownVal:
		return in.lookup(b.from + "." + name)
	case textVal:
		return unknownVal{"text." + name}
	}
	return unknownVal{"." + name}
}

func (in *interp) composite(lit *ast.CompositeLit, t *goType, sc *scope) value {
	isPtr := false
	if t.kind == kPtr {
		// []*T{{…}} leaves out the &T.
		isPtr, t = true, t.elem
	}
	u := in.src.underlying(t)
	// The elided types of nested literals come from the outer one.
	elem := func(e ast.Expr, t *goType) value {
		if l, ok := e.(*ast.CompositeLit); ok && l.Type == nil {
			return in.composite(l, t, sc)
		}
		v := copyOf(in.eval(e, sc))
		if _, ok := v.(nilVal); ok {
			return in.zero(t)
		}
		if c, ok := v.(constVal); ok && c.typ == nil {
			return in.convert(v, t)
		}
		return v
	}
	var out value
	switch u.kind {
	case kStruct:
		s := in.zero(t).(*structVal)
		for i, e := range lit.Elts {
			if kv, ok := e.(*ast.KeyValueExpr); ok {
				name := kv.Key.(*ast.Ident).Name
				if f := in.src.field(t, name); f != nil {
					s.fields[name] = &cell{elem(kv.Value, f.typ)}
				}
			} else if i < len(u.fields) {
				s.fields[u.fields[i].name] = &cell{elem(e, u.fields[i].typ)}
			}
		}
		out = s
	case kSlice, kArray:
		l := &listVal{typ: t}
		for _, e := range lit.Elts {
			if kv, ok := e.(*ast.KeyValueExpr); ok {
				e = kv.Value
			}
			l.elems = append(l.elems, elem(e, u.elem))
		}
		out = l
	case kMap:
		m := &mapVal{typ: t}
		for _, e := range lit.Elts {
			kv := e.(*ast.KeyValueExpr)
			m.keys = append(m.keys, elem(kv.Key, u.key))
			m.vals = append(m.vals, elem(kv.Value, u.elem))
		}
		out = m
	default:
		if ext := externTypes[u.fullName()]; strings.HasPrefix(ext.typ, "list(") {
			l := &listVal{typ: t}
			for _, e := range lit.Elts {
				l.elems = append(l.elems, in.eval(e, sc))
			}
			out = l
			break
		}
		if len(lit.Elts) == 0 {
			out = zeroVal{t}
			break
		}
		return unknownVal{u.fullName() + "{}"}
	}
	if isPtr {
		return ptrVal{&cell{out}}
	}
	return out
}

func (in *interp) unary(e *ast.UnaryExpr, sc *scope) value {
	if e.Op == token.AND {
		if lit, ok := e.X.(*ast.CompositeLit); ok {
			v := in.eval(lit, sc)
			if u, ok := v.(unknownVal); ok {
				return u
			}
			return ptrVal{&cell{v}}
		}
		if c := in.lvalue(e.X, sc); c != nil {
			if t, ok := c.v.(textVal); ok {
				return t
			}
			return ptrVal{c}
		}
		return unknownVal{"&"}
	}
	v := in.eval(e.X, sc)
	if c, ok := v.(constVal); ok {
		switch e.Op {
		case token.SUB, token.ADD, token.NOT, token.XOR:
			return constVal{constant.UnaryOp(e.Op, c.v, 0), c.typ}
		}
	}
	return unknownVal{"unary"}
}

func isNil(v value) (is, known bool) {
	switch v := v.(type) {
	case nilVal:
		return true, true
	case ptrVal, *structVal, constVal, textVal:
		return false, true
	case *listVal:
		return v.isNil, true
	case *mapVal:
		return v.isNil, true
	}
	return false, false
}

func binary(op token.Token, x, y value) value {
	if op == token.EQL || op == token.NEQ {
		_, xn := x.(nilVal)
		_, yn := y.(nilVal)
		if xn || yn {
			other := x
			if xn {
				other = y
			}
			if is, known := isNil(other); known {
				return boolConst(is == (op == token.EQL))
			}
			return unknownVal{"nil comparison"}
		}
	}
	a, ok1 := x.(constVal)
	b, ok2 := y.(constVal)
	if !ok1 || !ok2 {
		return unknownVal{"binary"}
	}
	typ := a.typ
	if typ == nil {
		typ = b.typ
	}
	switch op {
	case token.SHL, token.SHR:
		n, _ := constant.Uint64Val(constant.ToInt(b.v))
		return constVal{constant.Shift(constant.ToInt(a.v), op, uint(n)), a.typ}
	case token.EQL, token.NEQ, token.LSS, token.LEQ, token.GTR, token.GEQ:
		return boolConst(constant.Compare(a.v, op, b.v))
	case token.QUO:
		if a.v.Kind() == constant.Int && b.v.Kind() == constant.Int {
			op = token.QUO_ASSIGN
		}
		if constant.Sign(b.v) == 0 {
			return unknownVal{"division by zero"}
		}
	}
	if (a.v.Kind() == constant.String) != (b.v.Kind() == constant.String) {
		return unknownVal{"binary"}
	}
	return constVal{constant.BinaryOp(a.v, op, b.v), typ}
}

func (in *interp) call(e *ast.CallExpr, sc *scope) value {
	fn := in.eval(e.Fun, sc)
	var args []value
	if b, ok := fn.(builtinVal); !ok || b.name != "new" && b.name != "make" {
		for _, a := range e.Args {
			args = append(args, in.eval(a, sc))
		}
	}
	switch fn := fn.(type) {
	case typeVal:
		if len(args) == 1 {
			return in.convert(args[0], fn.typ)
		}
	case builtinVal:
		return in.builtin(fn.name, e, args, sc)
	case funcVal:
		full := fn.fn.file.pkg.path + "." + fn.fn.decl.Name.Name
		if how, ok := knownFuncs[full]; ok {
			return how(args)
		}
		if v, ok := in.extern[full+"()"]; ok {
			return v
		}
		return in.run(fn.fn, nil, args, e.Ellipsis.IsValid())
	case closureVal:
		if len(args) == 0 && in.depth < 20 {
			in.depth++
			defer func() { in.depth-- }()
			sc := &scope{file: fn.sc.file, vars: maps.Clone(fn.sc.vars), iota: -1}
			d := &ast.FuncDecl{Name: ast.NewIdent("func"), Type: fn.lit.Type}
			if ret, _ := in.block(fn.lit.Body.List, sc, d); ret != nil {
				return ret
			}
		}
	case methodVal:
		if fn.fn == nil {
			return fn.recv.v
		}
		return in.run(fn.fn, fn.recv, args, e.Ellipsis.IsValid())
	case unknownVal:
		if how, ok := knownFuncs[fn.from]; ok {
			return how(args)
		}
		return in.lookup(fn.from + "()")
	}
	return unknownVal{"call"}
}

func (in *interp) builtin(name string, e *ast.CallExpr, args []value, sc *scope) value {
	switch name {
	case "new":
		return ptrVal{&cell{in.zero(in.src.resolve(sc.file, e.Args[0]))}}
	case "make":
		t := in.src.resolve(sc.file, e.Args[0])
		v := in.zero(t)
		if l, ok := v.(*listVal); ok && len(e.Args) > 1 {
			n, ok := in.eval(e.Args[1], sc).(constVal)
			if !ok || constant.Sign(n.v) != 0 {
				return unknownVal{"make"}
			}
			return &listVal{typ: l.typ}
		}
		if m, ok := v.(*mapVal); ok {
			return &mapVal{typ: m.typ}
		}
		return unknownVal{"make"}
	case "append":
		l, ok := args[0].(*listVal)
		if !ok {
			return unknownVal{"append"}
		}
		out := &listVal{typ: l.typ, elems: append([]value(nil), l.elems...)}
		if e.Ellipsis.IsValid() {
			m, ok := args[len(args)-1].(*listVal)
			if !ok {
				return args[len(args)-1]
			}
			out.elems = append(out.elems, m.elems...)
		} else {
			out.elems = append(out.elems, args[1:]...)
		}
		return out
	case "len":
		switch v := args[0].(type) {
		case *listVal:
			return intConst(int64(len(v.elems)))
		case *mapVal:
			return intConst(int64(len(v.keys)))
		case constVal:
			if s, ok := text(v); ok {
				return intConst(int64(len(s)))
			}
		}
	}
	return unknownVal{name}
}

// run calls a function of the modules.
func (in *interp) run(fn *funcDecl, recv *cell, args []value, spread bool) value {
	d := fn.decl
	if in.depth > 20 || d.Body == nil {
		return unknownVal{d.Name.Name + "()"}
	}
	in.depth++
	defer func() { in.depth-- }()
	sc := in.scope(fn.file)
	if recv != nil && d.Recv != nil && len(d.Recv.List[0].Names) > 0 {
		c := &cell{copyOf(recv.v)}
		if _, ptr := d.Recv.List[0].Type.(*ast.StarExpr); ptr {
			c = &cell{ptrVal{recv}}
		}
		sc.vars[d.Recv.List[0].Names[0].Name] = c
	}
	i := 0
	for _, p := range d.Type.Params.List {
		for _, n := range p.Names {
			switch _, variadic := p.Type.(*ast.Ellipsis); {
			case variadic && !spread:
				sc.vars[n.Name] = &cell{&listVal{typ: in.src.resolve(fn.file, p.Type), elems: args[min(i, len(args)):]}}
			case i < len(args):
				sc.vars[n.Name] = &cell{copyOf(args[i])}
			default:
				sc.vars[n.Name] = &cell{unknownVal{n.Name}}
			}
			i++
		}
	}
	if r := d.Type.Results; r != nil {
		for _, p := range r.List {
			for _, n := range p.Names {
				sc.vars[n.Name] = &cell{in.zero(in.src.resolve(fn.file, p.Type))}
			}
		}
	}
	ret, _ := in.block(d.Body.List, sc, d)
	if ret == nil {
		return nilVal{}
	}
	return ret
}

// block runs statements until one returns. done tells that the function ended.
func (in *interp) block(list []ast.Stmt, sc *scope, fn *ast.FuncDecl) (ret value, done bool) {
	for _, st := range list {
		if ret, done = in.stmt(st, sc, fn); done {
			return ret, true
		}
	}
	return nil, false
}

func (in *interp) stmt(st ast.Stmt, sc *scope, fn *ast.FuncDecl) (value, bool) {
	switch st := st.(type) {
	case *ast.ReturnStmt:
		return in.returned(st, sc, fn), true
	case *ast.AssignStmt:
		in.assign(st, sc)
	case *ast.ExprStmt:
		if c, ok := st.X.(*ast.CallExpr); ok {
			in.eval(c, sc)
		}
	case *ast.DeclStmt:
		if g, ok := st.Decl.(*ast.GenDecl); ok && g.Tok != token.TYPE {
			for _, sp := range g.Specs {
				sp, ok := sp.(*ast.ValueSpec)
				if !ok {
					continue
				}
				for i, n := range sp.Names {
					v := value(unknownVal{n.Name})
					if i < len(sp.Values) {
						v = in.eval(sp.Values[i], sc)
					} else if sp.Type != nil {
						v = in.zero(in.src.resolve(sc.file, sp.Type))
					}
					sc.vars[n.Name] = &cell{copyOf(v)}
				}
			}
		}
	case *ast.BlockStmt:
		return in.block(st.List, sc, fn)
	case *ast.IfStmt:
		if st.Init != nil {
			in.stmt(st.Init, sc, fn)
		}
		is, known := truth(in.eval(st.Cond, sc))
		switch {
		case known && is:
			return in.block(st.Body.List, sc, fn)
		case known && st.Else != nil:
			return in.stmt(st.Else, sc, fn)
		case known || endsInPanic(st.Body):
		default:
			return in.giveUp(st, sc, fn)
		}
	case *ast.SwitchStmt:
		if body, ok := in.chosen(st, sc); ok {
			return in.block(body, sc, fn)
		}
		return in.giveUp(st, sc, fn)
	case *ast.ForStmt, *ast.RangeStmt, *ast.TypeSwitchStmt, *ast.IncDecStmt:
		return in.giveUp(st, sc, fn)
	}
	return nil, false
}

// chosen gives the statements of the case that a switch takes, if that can be
// told.
func (in *interp) chosen(st *ast.SwitchStmt, sc *scope) (body []ast.Stmt, ok bool) {
	if st.Tag == nil || st.Init != nil {
		return nil, false
	}
	tag := in.eval(st.Tag, sc)
	for _, s := range st.Body.List {
		cc := s.(*ast.CaseClause)
		if cc.List == nil {
			body = cc.Body
		}
		for _, e := range cc.List {
			is, known := truth(binary(token.EQL, tag, in.eval(e, sc)))
			if !known {
				return nil, false
			}
			if is {
				return cc.Body, true
			}
		}
	}
	return body, true
}

func (in *interp) returned(st *ast.ReturnStmt, sc *scope, fn *ast.FuncDecl) value {
	switch len(st.Results) {
	case 0:
		if r := fn.Type.Results; r != nil && len(r.List) > 0 && len(r.List[0].Names) > 0 {
			return copyOf(sc.vars[r.List[0].Names[0].Name].v)
		}
		return nilVal{}
	case 1:
		v := copyOf(in.eval(st.Results[0], sc))
		if c, ok := v.(constVal); ok && c.typ == nil && fn.Type.Results != nil {
			return in.convert(v, in.src.resolve(sc.file, fn.Type.Results.List[0].Type))
		}
		return v
	}
	var t tupleVal
	for _, r := range st.Results {
		t = append(t, copyOf(in.eval(r, sc)))
	}
	return t
}

// giveUp handles a statement whose course isn't known: everything it assigns
// becomes unknown, and so does the result if it may return one.
func (in *interp) giveUp(st ast.Stmt, sc *scope, fn *ast.FuncDecl) (value, bool) {
	returns := false
	ast.Inspect(st, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.AssignStmt:
			for _, l := range n.Lhs {
				if c := in.lvalue(l, sc); c != nil {
					c.v = unknownVal{"conditional " + rootName(l)}
				}
			}
		case *ast.IncDecStmt:
			if c := in.lvalue(n.X, sc); c != nil {
				c.v = unknownVal{"conditional " + rootName(n.X)}
			}
		case *ast.ReturnStmt:
			returns = returns || len(n.Results) > 0
		}
		return true
	})
	if returns && fn.Type.Results != nil && fn.Name.Name != "UnmarshalAlloy" {
		return unknownVal{fn.Name.Name + "()"}, true
	}
	return nil, false
}

func endsInPanic(b *ast.BlockStmt) bool {
	if len(b.List) == 0 {
		return false
	}
	if e, ok := b.List[len(b.List)-1].(*ast.ExprStmt); ok {
		if c, ok := e.X.(*ast.CallExpr); ok {
			id, ok := c.Fun.(*ast.Ident)
			return ok && id.Name == "panic"
		}
	}
	return false
}

func (in *interp) assign(st *ast.AssignStmt, sc *scope) {
	var vals []value
	if len(st.Rhs) == 1 && len(st.Lhs) > 1 {
		if t, ok := in.eval(st.Rhs[0], sc).(tupleVal); ok {
			vals = t
		}
	} else {
		for _, r := range st.Rhs {
			vals = append(vals, copyOf(in.eval(r, sc)))
		}
	}
	for i, l := range st.Lhs {
		v := value(unknownVal{"assignment"})
		if i < len(vals) {
			v = vals[i]
		}
		if id, ok := l.(*ast.Ident); ok && (st.Tok == token.DEFINE || sc.vars[id.Name] != nil) {
			if st.Tok == token.DEFINE && sc.vars[id.Name] == nil || id.Name == "_" {
				sc.vars[id.Name] = &cell{v}
				continue
			}
		}
		c := in.lvalue(l, sc)
		if c == nil {
			// Writing m[k] changes m in a way that isn't followed.
			if ix, ok := l.(*ast.IndexExpr); ok {
				if m := in.lvalue(ix.X, sc); m != nil {
					m.v = unknownVal{"index assignment"}
				}
			}
			continue
		}
		switch st.Tok {
		case token.ASSIGN, token.DEFINE:
			c.v = keepType(in, c.v, v)
		case token.ADD_ASSIGN, token.SUB_ASSIGN, token.MUL_ASSIGN, token.QUO_ASSIGN:
			ops := map[token.Token]token.Token{token.ADD_ASSIGN: token.ADD, token.SUB_ASSIGN: token.SUB, token.MUL_ASSIGN: token.MUL, token.QUO_ASSIGN: token.QUO}
			c.v = binary(ops[st.Tok], c.v, v)
		default:
			c.v = unknownVal{"assignment"}
		}
	}
}

// keepType gives an untyped constant or nil the type of what it replaces.
func keepType(in *interp, old, v value) value {
	switch n := v.(type) {
	case constVal:
		if o, ok := old.(constVal); ok && n.typ == nil {
			return constVal{n.v, o.typ}
		}
	case nilVal:
		switch o := old.(type) {
		case *listVal:
			return in.zero(o.typ)
		case *mapVal:
			return in.zero(o.typ)
		}
	case *structVal:
		return copyOf(n)
	}
	return v
}

// show writes a value unambiguously: two states of a type are the same when
// they show the same.
func show(v value) string {
	switch v := v.(type) {
	case constVal:
		return v.v.ExactString()
	case *structVal:
		var b strings.Builder
		b.WriteString("{")
		for _, k := range sortedKeys(v.fields) {
			fmt.Fprintf(&b, "%s:%s,", k, show(v.fields[k].v))
		}
		return b.String() + "}"
	case ptrVal:
		return "&" + show(v.to.v)
	case *listVal:
		var b strings.Builder
		for _, e := range v.elems {
			b.WriteString(show(e) + ",")
		}
		return "[" + b.String() + "]"
	case *mapVal:
		var parts []string
		for i := range v.keys {
			parts = append(parts, show(v.keys[i])+":"+show(v.vals[i]))
		}
		sort.Strings(parts)
		return "map[" + strings.Join(parts, ",") + "]"
	case textVal:
		return "text " + v.s
	case unknownVal:
		return "?" + v.from
	case zeroVal:
		return "zero"
	case nilVal:
		return "nil"
	}
	return fmt.Sprintf("%T", v)
}

// knownFuncs are functions whose result is known without running them.
var knownFuncs = map[string]func([]value) value{
	"net/url.Parse": func(a []value) value {
		if s, ok := text(a[0]); ok {
			return tupleVal{textVal{s}, nilVal{}}
		}
		return tupleVal{unknownVal{"url.Parse"}, nilVal{}}
	},
	componentPath + "/common/relabel.mustNewRegexp": asText,
	"regexp.MustCompile":                            asText,
	"github.com/grafana/regexp.MustCompile":         asText,
	"slices.Clone":                                  first,
	"maps.Clone":                                    first,
	"strings.Clone":                                 first,
	"strings.Split": func(a []value) value {
		s, ok1 := text(a[0])
		sep, ok2 := text(a[1])
		if !ok1 || !ok2 {
			return unknownVal{"strings.Split"}
		}
		l := &listVal{}
		for _, p := range strings.Split(s, sep) {
			l.elems = append(l.elems, strConst(p))
		}
		return l
	},
	"strings.Join": func(a []value) value {
		l, ok := a[0].(*listVal)
		sep, ok2 := text(a[1])
		if !ok || !ok2 {
			return unknownVal{"strings.Join"}
		}
		var parts []string
		for _, e := range l.elems {
			s, ok := text(e)
			if !ok {
				return unknownVal{"strings.Join"}
			}
			parts = append(parts, s)
		}
		return strConst(strings.Join(parts, sep))
	},
	"strings.ToLower": func(a []value) value { return mapText(a[0], strings.ToLower) },
	"strings.ToUpper": func(a []value) value { return mapText(a[0], strings.ToUpper) },
}

func first(a []value) value { return a[0] }

func asText(a []value) value {
	if s, ok := text(a[0]); ok {
		return textVal{s}
	}
	return unknownVal{"text"}
}

func mapText(v value, f func(string) string) value {
	if s, ok := text(v); ok {
		return strConst(f(s))
	}
	return unknownVal{"text"}
}
