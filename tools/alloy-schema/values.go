package main

import (
	"go/ast"
	"go/token"
	"sort"
	"strings"
)

// Which strings an attribute allows: told by the constants of its type, by the
// type's UnmarshalText, or by the checks in its owner's Validate. A list that
// isn't surely complete is left out.

// textCase is one text that an UnmarshalText accepts and what becomes of it.
type textCase struct {
	text   string
	result *value
}

// valuesOf gives the strings a field's type or its owner's checks allow.
func (b *builder) valuesOf(owner *goType, gf *goField, t *goType) []string {
	for {
		t = b.src.deref(t)
		if u := b.src.underlying(t); t.kind != kNamed && (u.kind == kSlice || u.kind == kArray) ||
			t.kind == kNamed && (u.kind == kSlice || u.kind == kArray) && b.src.method(t, "UnmarshalText") == nil {
			t = u.elem
			continue
		}
		break
	}
	if owner.kind == kNamed && owner.decl.file != nil {
		if vs := fieldValues[typeID(owner.decl)+"."+gf.name]; vs != nil {
			return vs
		}
		if vs := b.checked[typeID(owner.decl)+"."+gf.name]; vs != nil {
			return vs
		}
	}
	if t.kind == kExtern {
		return externTypes[t.name].values
	}
	if t.kind != kNamed {
		return nil
	}
	if b.src.method(t, "UnmarshalText") != nil {
		var out []string
		for _, c := range b.textCases(t) {
			out = append(out, c.text)
		}
		return out
	}
	if !isString(b.src, t) {
		return nil
	}
	return b.constants(t)
}

// constants lists the constants of a named string type in its package, in the
// order of the source.
func (b *builder) constants(t *goType) []string {
	type at struct {
		pos  token.Pos
		text string
	}
	var found []at
	p := t.decl.file.pkg
	for _, name := range sortedKeys(p.values) {
		d := p.values[name]
		if !d.isConst {
			continue
		}
		c, ok := b.in.packageVar(d).v.(constVal)
		if !ok || c.typ == nil || c.typ.kind != kNamed || c.typ.decl != t.decl {
			continue
		}
		if s, ok := text(c); ok {
			found = append(found, at{d.expr.Pos(), s})
		}
	}
	if len(found) < 2 {
		return nil
	}
	sort.Slice(found, func(i, j int) bool { return found[i].pos < found[j].pos })
	var out []string
	for _, f := range found {
		out = appendNew(out, f.text)
	}
	return out
}

func appendNew(list []string, s string) []string {
	for _, x := range list {
		if x == s {
			return list
		}
	}
	return append(list, s)
}

// textCases reads an UnmarshalText: a switch over the text with a default that
// refuses, or a lookup in a package-level map.
func (b *builder) textCases(t *goType) []textCase {
	fn := b.src.method(t, "UnmarshalText")
	if fn == nil {
		return nil
	}
	var out []textCase
	sc := b.in.scope(fn.file)
	ast.Inspect(fn.decl.Body, func(n ast.Node) bool {
		if len(out) > 0 {
			return false
		}
		switch n := n.(type) {
		case *ast.SwitchStmt:
			if n.Tag != nil {
				out = b.switchCases(n, sc)
			}
			return false
		case *ast.IndexExpr:
			for _, s := range b.keys(n.X, sc) {
				out = append(out, textCase{text: s})
			}
		}
		return true
	})
	return out
}

// switchCases gives the constant texts of a switch; nil unless it has a
// default that fails and every case is known.
func (b *builder) switchCases(sw *ast.SwitchStmt, sc *scope) []textCase {
	var out []textCase
	refuses, unknown := false, false
	for _, st := range sw.Body.List {
		cc := st.(*ast.CaseClause)
		if cc.List == nil {
			refuses = fails(cc.Body)
			continue
		}
		if fails(cc.Body) {
			continue
		}
		for _, e := range cc.List {
			v := b.in.eval(e, sc)
			s, ok := text(v)
			if !ok {
				if u, ok := v.(unknownVal); ok {
					b.warn("values unknown for want of %s", u.from)
				}
				unknown = true
			}
			tc := textCase{text: s}
			for _, st := range cc.Body {
				if as, ok := st.(*ast.AssignStmt); ok && len(as.Rhs) == 1 {
					if v, ok := b.in.eval(as.Rhs[0], sc).(constVal); ok {
						var r value = v
						tc.result = &r
					}
				}
			}
			out = append(out, tc)
		}
	}
	if !refuses || unknown {
		return nil
	}
	return out
}

// fails tells whether statements end in an error: returned, or added to a list
// of errors.
func fails(body []ast.Stmt) bool {
	if len(body) == 0 {
		return false
	}
	switch st := body[len(body)-1].(type) {
	case *ast.ReturnStmt:
		if len(st.Results) == 0 {
			return false
		}
		last := st.Results[len(st.Results)-1]
		if id, ok := last.(*ast.Ident); ok && id.Name == "nil" {
			return false
		}
		return true
	case *ast.AssignStmt:
		name := rootName(st.Lhs[0])
		return strings.HasPrefix(strings.ToLower(name), "err") || name == "multiErr"
	}
	return false
}

// keys gives the string keys of a map, or the elements of a list, that an
// expression denotes.
func (b *builder) keys(e ast.Expr, sc *scope) []string {
	v := b.in.eval(e, sc)
	var vals []value
	switch v := v.(type) {
	case *mapVal:
		vals = v.keys
	case *listVal:
		vals = v.elems
	case unknownVal:
		return externMaps[v.from]
	}
	var out []string
	for _, k := range vals {
		s, ok := text(k)
		if !ok {
			return nil
		}
		out = appendNew(out, s)
	}
	return out
}

// examine reads the checks of a type's Validate and what it calls on itself.
func (b *builder) examine(t *goType) {
	if t.kind != kNamed || t.decl.file == nil {
		return
	}
	methods := t.decl.file.pkg.methods[t.decl.name]
	for _, name := range sortedKeys(methods) {
		fn := methods[name]
		l := strings.ToLower(name)
		if !strings.HasPrefix(l, "validate") && name != "UnmarshalAlloy" || b.examined[fn] || fn.decl.Body == nil {
			continue
		}
		b.examined[fn] = true
		recv := fn.decl.Recv.List[0]
		if len(recv.Names) == 0 {
			continue
		}
		c := &checker{b: b, sc: b.in.scope(fn.file), types: map[string]*goType{recv.Names[0].Name: t}, alias: map[string]string{}}
		c.block(fn.decl.Body.List)
	}
	// Some packages check in functions: validateMatcherConfig(cfg *MatchConfig).
	p := t.decl.file.pkg
	for _, name := range sortedKeys(p.funcs) {
		fn := p.funcs[name]
		params := fn.decl.Type.Params.List
		if !strings.HasPrefix(strings.ToLower(name), "validate") || fn.decl.Body == nil || len(params) != 1 || len(params[0].Names) != 1 {
			continue
		}
		pt := b.src.deref(b.src.resolve(fn.file, params[0].Type))
		if pt.kind == kNamed && pt.decl == t.decl && !b.examined[fn] {
			b.examined[fn] = true
			c := &checker{b: b, sc: b.in.scope(fn.file), types: map[string]*goType{params[0].Names[0].Name: pt}, alias: map[string]string{}}
			c.block(fn.decl.Body.List)
		}
	}
}

// checker follows the types of local names through a Validate method, to know
// whose field a check is about.
type checker struct {
	b     *builder
	sc    *scope
	types map[string]*goType
	alias map[string]string // a local that stands for one element or copy of a field
	guard []string          // fields known not to be empty here
	cond  int               // inside of this many conditions about something else
}

// path gives the type of an expression and, if it is a struct's field (or an
// element of one), which: "type id.Field".
func (c *checker) path(e ast.Expr) (*goType, string) {
	s := c.b.src
	switch e := e.(type) {
	case *ast.ParenExpr:
		return c.path(e.X)
	case *ast.StarExpr:
		return c.path(e.X)
	case *ast.UnaryExpr:
		return c.path(e.X)
	case *ast.Ident:
		if t := c.types[e.Name]; t != nil {
			return t, c.alias[e.Name]
		}
	case *ast.IndexExpr:
		t, f := c.path(e.X)
		if t != nil {
			if u := s.underlying(s.deref(t)); u.elem != nil {
				return u.elem, f
			}
		}
	case *ast.SelectorExpr:
		t, _ := c.path(e.X)
		if t == nil {
			return nil, ""
		}
		t = s.deref(t)
		if f := s.field(t, e.Sel.Name); f != nil && t.kind == kNamed {
			return f.typ, typeID(t.decl) + "." + f.name
		}
	case *ast.CallExpr:
		// string(x), strings.ToLower(x), T(x)
		if len(e.Args) == 1 {
			switch fun := e.Fun.(type) {
			case *ast.Ident:
				if basicTypes[fun.Name] || c.sc.file.pkg.types[fun.Name] != nil {
					return c.path(e.Args[0])
				}
			case *ast.SelectorExpr:
				if x, ok := fun.X.(*ast.Ident); ok && c.types[x.Name] == nil {
					if x.Name == "strings" || ast.IsExported(fun.Sel.Name) {
						return c.path(e.Args[0])
					}
				}
			}
		}
	}
	return nil, ""
}

func (c *checker) found(field string, values []string) {
	if field == "" || len(values) == 0 || c.cond > 0 {
		return
	}
	for _, g := range c.guard {
		if g != field {
			return // checked only if something else is set
		}
		if values != nil {
			values = appendNew(append([]string(nil), values...), "")
		}
	}
	if old, ok := c.b.checked[field]; ok && len(old) <= len(values) {
		return
	}
	c.b.checked[field] = values
}

func (c *checker) block(list []ast.Stmt) {
	for _, st := range list {
		c.stmt(st)
	}
}

func (c *checker) stmt(st ast.Stmt) {
	switch st := st.(type) {
	case *ast.BlockStmt:
		c.block(st.List)
	case *ast.AssignStmt:
		if len(st.Lhs) == 1 && len(st.Rhs) == 1 {
			if id, ok := st.Lhs[0].(*ast.Ident); ok && st.Tok == token.DEFINE {
				if t, f := c.path(st.Rhs[0]); t != nil {
					c.types[id.Name], c.alias[id.Name] = t, f
				} else {
					c.sc.vars[id.Name] = &cell{c.b.in.eval(st.Rhs[0], c.sc)}
				}
			}
		}
	case *ast.DeclStmt:
		c.b.in.stmt(st, c.sc, nil)
	case *ast.RangeStmt:
		t, f := c.path(st.X)
		if id, ok := st.Value.(*ast.Ident); ok && t != nil {
			if u := c.b.src.underlying(c.b.src.deref(t)); u.elem != nil {
				c.types[id.Name], c.alias[id.Name] = u.elem, f
			}
		}
		c.block(st.Body.List)
	case *ast.ForStmt:
		c.block(st.Body.List)
	case *ast.SwitchStmt:
		if st.Tag != nil {
			if _, f := c.path(st.Tag); f != "" {
				var vs []string
				for _, tc := range c.b.switchCases(st, c.sc) {
					vs = appendNew(vs, tc.text)
				}
				c.found(f, vs)
			}
		}
		if c.cond == 0 && st.Tag != nil {
			for _, cl := range st.Body.List {
				if cc := cl.(*ast.CaseClause); len(cc.List) == 1 {
					c.fill(st.Tag, cc.List[0], cc.Body)
				}
			}
		}
		c.cond++
		for _, cl := range st.Body.List {
			c.block(cl.(*ast.CaseClause).Body)
		}
		c.cond--
	case *ast.IfStmt:
		if fails(st.Body.List) {
			c.condition(st)
		}
		if x, ok := st.Cond.(*ast.BinaryExpr); ok && x.Op == token.EQL && c.cond == 0 && len(c.guard) == 0 {
			c.fill(x.X, x.Y, st.Body.List)
		}
		c.within(st.Cond, false, func() { c.block(st.Body.List) })
		if st.Else != nil {
			c.within(st.Cond, true, func() { c.stmt(st.Else) })
		}
	}
}

// fill notes the default that some checks set themselves: if x is empty, x gets
// a constant.
func (c *checker) fill(x, empty ast.Expr, body []ast.Stmt) {
	if call, ok := x.(*ast.CallExpr); ok && rootName(call.Fun) == "len" && len(call.Args) == 1 {
		x = call.Args[0]
	}
	_, field := c.path(x)
	if e := show(c.b.in.eval(empty, c.sc)); field == "" || e != `""` && e != "0" {
		return
	}
	for _, st := range body {
		as, ok := st.(*ast.AssignStmt)
		if !ok || as.Tok != token.ASSIGN || len(as.Lhs) != 1 || len(as.Rhs) != 1 {
			continue
		}
		if _, f := c.path(as.Lhs[0]); f == field {
			if v, ok := c.b.in.eval(as.Rhs[0], c.sc).(constVal); ok {
				c.b.filled[field] = v
			}
		}
	}
}

// within walks a branch. Whether something is set at all doesn't matter to
// which texts it may hold, other conditions do.
func (c *checker) within(cond ast.Expr, negate bool, walk func()) {
	guards, conds := c.guard, c.cond
	defer func() { c.guard, c.cond = guards, conds }()
	x, ok := cond.(*ast.BinaryExpr)
	if !ok {
		c.cond++
		walk()
		return
	}
	op := x.Op
	if negate && op == token.EQL {
		op = token.NEQ
	}
	operand := x.X
	if call, ok := x.X.(*ast.CallExpr); ok && rootName(call.Fun) == "len" && len(call.Args) == 1 {
		operand = call.Args[0]
	}
	_, field := c.path(operand)
	v := c.b.in.eval(x.Y, c.sc)
	s, isText := text(v)
	_, isNil := v.(nilVal)
	switch {
	case op == token.NEQ && isNil:
	case op == token.NEQ && isText && s == "" && field != "", op == token.GTR && field != "" && show(v) == "0":
		c.guard = append(append([]string(nil), c.guard...), field)
	default:
		c.cond++
	}
	walk()
}

// condition reads an if that fails: which texts get past it?
func (c *checker) condition(st *ast.IfStmt) {
	// if _, ok := m[x]; !ok
	if as, ok := st.Init.(*ast.AssignStmt); ok && len(as.Rhs) == 1 {
		if ix, ok := as.Rhs[0].(*ast.IndexExpr); ok && negated(st.Cond) {
			if _, f := c.path(ix.Index); f != "" {
				c.found(f, c.b.keys(ix.X, c.sc))
			}
		}
	}
	// if !slices.Contains(list, x)
	if u, ok := st.Cond.(*ast.UnaryExpr); ok && u.Op == token.NOT {
		if call, ok := u.X.(*ast.CallExpr); ok && len(call.Args) == 2 {
			if sel, ok := call.Fun.(*ast.SelectorExpr); ok && sel.Sel.Name == "Contains" && rootName(sel.X) == "slices" {
				if _, f := c.path(call.Args[1]); f != "" {
					c.found(f, c.b.keys(call.Args[0], c.sc))
				}
			}
		}
		// if !validName(x), a function that looks x up in a list
		if call, ok := u.X.(*ast.CallExpr); ok && len(call.Args) == 1 {
			if list := c.listLookedUp(call.Fun); list != nil {
				if _, f := c.path(call.Args[0]); f != "" {
					c.found(f, c.b.keys(list, c.sc))
				}
			}
		}
	}
	// if x != "a" && x != "b", also as one side of an or
	c.unequal(st.Cond)
}

// listLookedUp gives what a function of the package ranges over, if that is the first thing it does.
func (c *checker) listLookedUp(fun ast.Expr) ast.Expr {
	id, ok := fun.(*ast.Ident)
	if !ok {
		return nil
	}
	fn := c.sc.file.pkg.funcs[id.Name]
	if fn == nil || fn.decl.Body == nil || len(fn.decl.Body.List) == 0 {
		return nil
	}
	if loop, ok := fn.decl.Body.List[0].(*ast.RangeStmt); ok {
		return loop.X
	}
	return nil
}

func negated(e ast.Expr) bool {
	u, ok := e.(*ast.UnaryExpr)
	return ok && u.Op == token.NOT
}

func (c *checker) unequal(e ast.Expr) {
	switch x := e.(type) {
	case *ast.ParenExpr:
		c.unequal(x.X)
		return
	case *ast.BinaryExpr:
		if x.Op == token.LOR {
			c.unequal(x.X)
			c.unequal(x.Y)
			return
		}
	}
	var field string
	var values []string
	var collect func(e ast.Expr) bool
	collect = func(e ast.Expr) bool {
		x, ok := e.(*ast.BinaryExpr)
		if !ok {
			return false
		}
		switch x.Op {
		case token.LAND:
			return collect(x.X) && collect(x.Y)
		case token.NEQ:
			_, f := c.path(x.X)
			s, ok := text(c.b.in.eval(x.Y, c.sc))
			if f == "" || !ok || field != "" && f != field {
				return false
			}
			field, values = f, appendNew(values, s)
			return true
		case token.GTR:
			// len(x) > 0: the empty text is fine too.
			call, ok := x.X.(*ast.CallExpr)
			if ok && rootName(call.Fun) == "len" {
				_, f := c.path(call.Args[0])
				if f == "" || field != "" && f != field {
					return false
				}
				field, values = f, appendNew(values, "")
				return true
			}
		}
		return false
	}
	if collect(e) && len(values) > 1 {
		c.found(field, values)
	}
}
