package main

import (
	"go/ast"
	"reflect"
	"strconv"
	"strings"
)

type kind int

const (
	kBasic  kind = iota // string, bool, int, … by name
	kNamed              // declared in the modules
	kExtern             // declared elsewhere: known by "import/path.Name" only
	kPtr
	kSlice
	kArray
	kMap
	kStruct
	kInterface
	kFunc
)

// goType is a Go type as far as the syntax tree tells it.
type goType struct {
	kind      kind
	name      string // of basic and extern types
	decl      *typeDecl
	elem, key *goType
	fields    []*goField
	methods   int // of an interface: how many, to tell any from the others
}

type goField struct {
	name string
	typ  *goType
	tag  string // the alloy tag
	doc  string
}

var basicTypes = map[string]bool{
	"string": true, "bool": true, "int": true, "int8": true, "int16": true, "int32": true, "int64": true,
	"uint": true, "uint8": true, "uint16": true, "uint32": true, "uint64": true, "float32": true, "float64": true,
	"byte": true, "rune": true, "error": true, "uintptr": true, "complex128": true,
}

// resolve turns a type expression of a file into a goType. Type parameters
// come out as externs: nothing in a schema is generic.
func (s *source) resolve(f *file, e ast.Expr) *goType {
	switch e := e.(type) {
	case *ast.Ident:
		if d, ok := f.pkg.types[e.Name]; ok {
			return s.named(d)
		}
		switch e.Name {
		case "any":
			return &goType{kind: kInterface}
		case "byte":
			return &goType{kind: kBasic, name: "uint8"}
		case "rune":
			return &goType{kind: kBasic, name: "int32"}
		}
		if basicTypes[e.Name] {
			return &goType{kind: kBasic, name: e.Name}
		}
		return &goType{kind: kExtern, name: f.pkg.path + "." + e.Name}
	case *ast.SelectorExpr:
		x, ok := e.X.(*ast.Ident)
		if !ok {
			break
		}
		ip := s.importPath(f, x.Name)
		if p := s.load(ip); p != nil {
			if d, ok := p.types[e.Sel.Name]; ok {
				return s.named(d)
			}
		}
		return &goType{kind: kExtern, name: ip + "." + e.Sel.Name}
	case *ast.StarExpr:
		return &goType{kind: kPtr, elem: s.resolve(f, e.X)}
	case *ast.ParenExpr:
		return s.resolve(f, e.X)
	case *ast.ArrayType:
		k := kSlice
		if e.Len != nil {
			k = kArray
		}
		return &goType{kind: k, elem: s.resolve(f, e.Elt)}
	case *ast.MapType:
		return &goType{kind: kMap, key: s.resolve(f, e.Key), elem: s.resolve(f, e.Value)}
	case *ast.StructType:
		t := &goType{kind: kStruct}
		for _, fd := range e.Fields.List {
			t.fields = append(t.fields, s.structFields(f, fd)...)
		}
		return t
	case *ast.InterfaceType:
		return &goType{kind: kInterface, methods: len(e.Methods.List)}
	case *ast.FuncType:
		return &goType{kind: kFunc}
	case *ast.IndexExpr:
		return s.resolve(f, e.X)
	case *ast.Ellipsis:
		return &goType{kind: kSlice, elem: s.resolve(f, e.Elt)}
	}
	return &goType{kind: kExtern, name: "?"}
}

func (s *source) structFields(f *file, fd *ast.Field) []*goField {
	typ := s.resolve(f, fd.Type)
	tag := ""
	if fd.Tag != nil {
		if raw, err := strconv.Unquote(fd.Tag.Value); err == nil {
			tag = reflect.StructTag(raw).Get("alloy")
		}
	}
	doc := strings.TrimSpace(fd.Doc.Text() + "\n" + fd.Comment.Text())
	names := fd.Names
	if len(names) == 0 {
		// Embedded: named after its type.
		names = []*ast.Ident{{Name: embeddedName(fd.Type)}}
	}
	var out []*goField
	for _, n := range names {
		out = append(out, &goField{name: n.Name, typ: typ, tag: tag, doc: doc})
	}
	return out
}

func embeddedName(e ast.Expr) string {
	switch e := e.(type) {
	case *ast.StarExpr:
		return embeddedName(e.X)
	case *ast.SelectorExpr:
		return e.Sel.Name
	case *ast.Ident:
		return e.Name
	}
	return "_"
}

// named gives a declared type, or what an alias stands for.
func (s *source) named(d *typeDecl) *goType {
	if d.alias {
		return s.resolve(d.file, d.expr)
	}
	return &goType{kind: kNamed, decl: d}
}

// importPath finds what a package name means in a file. Names given at the
// import come first; packages of the modules may be called other than their
// directory.
func (s *source) importPath(f *file, name string) string {
	if ip, ok := f.imports[name]; ok {
		return ip
	}
	for _, ip := range f.imports {
		if s.dirOf(ip) != "" {
			if p := s.load(ip); p != nil && p.name == name {
				return ip
			}
		}
	}
	return ""
}

// underlying strips names until something structural (or extern) is reached.
func (s *source) underlying(t *goType) *goType {
	for t != nil && t.kind == kNamed {
		d := t.decl
		if d.under == nil {
			d.under = s.resolve(d.file, d.expr)
		}
		t = d.under
	}
	return t
}

func (s *source) deref(t *goType) *goType {
	for t.kind == kPtr || t.kind == kNamed && s.underlying(t).kind == kPtr {
		t = s.underlying(t).elem
	}
	return t
}

// method finds a method declared on a named type. Methods aren't inherited by
// type X Y, and Alloy forbids embedding, so the declaration is all there is.
func (s *source) method(t *goType, name string) *funcDecl {
	if t == nil || t.kind != kNamed || t.decl.file == nil {
		return nil
	}
	return t.decl.file.pkg.methods[t.decl.name][name]
}

// fullName is "import/path.Name" of a named or extern type.
func (t *goType) fullName() string {
	switch {
	case t.kind == kNamed:
		return t.decl.file.pkg.path + "." + t.decl.name
	case t.kind == kExtern:
		return t.name
	}
	return ""
}

// field finds a struct's field by its Go name.
func (s *source) field(t *goType, name string) *goField {
	u := s.underlying(t)
	if u == nil || u.kind != kStruct {
		return nil
	}
	for _, f := range u.fields {
		if f.name == name {
			return f
		}
	}
	return nil
}

func isString(s *source, t *goType) bool {
	u := s.underlying(t)
	return u != nil && u.kind == kBasic && u.name == "string"
}
