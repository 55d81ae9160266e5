package main

import (
	"encoding/json"
	"fmt"
	"go/ast"
	"go/build"
	"go/parser"
	"go/token"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"regexp"
	"strings"
)

// module is one Go module whose source is read. Everything outside of these
// modules is known by its import path only.
type module struct {
	Path, Dir string
}

// source holds the packages of the modules, parsed when first asked for.
type source struct {
	mods []module
	fset *token.FileSet
	ctx  build.Context
	pkgs map[string]*pkg
}

// pkg is a parsed package: its declarations by name.
type pkg struct {
	path    string
	name    string
	files   []*file
	types   map[string]*typeDecl
	values  map[string]*valueDecl
	funcs   map[string]*funcDecl
	methods map[string]map[string]*funcDecl
	inits   []*funcDecl
	inited  bool
}

type file struct {
	pkg     *pkg
	ast     *ast.File
	imports map[string]string
}

type typeDecl struct {
	file  *file
	name  string
	expr  ast.Expr
	alias bool
	doc   string
	under *goType // the right-hand side, resolved once
}

// valueDecl is a package-level const or var.
type valueDecl struct {
	file    *file
	name    string
	typ     ast.Expr
	expr    ast.Expr
	iota    int
	isConst bool
	cell    *cell
	busy    bool
}

type funcDecl struct {
	file *file
	decl *ast.FuncDecl
}

// downloadModule asks the go command where a module's source lies, so that no
// path of one machine gets into this program.
func downloadModule(at string) (module, error) {
	out, err := exec.Command("go", "mod", "download", "-json", at).Output()
	if err != nil {
		return module{}, fmt.Errorf("go mod download %s: %w: %s", at, err, out)
	}
	var m module
	return m, json.Unmarshal(out, &m)
}

// newSource reads for linux/amd64 with cgo and the journal tag, as the official
// Linux builds are made; whatever machine this runs on.
func newSource(mods ...module) *source {
	ctx := build.Default
	ctx.GOOS, ctx.GOARCH, ctx.CgoEnabled = "linux", "amd64", true
	ctx.BuildTags = []string{"promtail_journal_enabled"}
	return &source{mods: mods, fset: token.NewFileSet(), ctx: ctx, pkgs: map[string]*pkg{}}
}

// dirOf gives the directory of an import path inside the modules, "" outside.
// The longest module path wins: syntax lies inside alloy by its path only.
func (s *source) dirOf(importPath string) string {
	best, dir := -1, ""
	for _, m := range s.mods {
		if importPath == m.Path || strings.HasPrefix(importPath, m.Path+"/") {
			if len(m.Path) > best {
				best, dir = len(m.Path), filepath.Join(m.Dir, strings.TrimPrefix(importPath, m.Path))
			}
		}
	}
	return dir
}

// load parses a package, or gives nil for one outside of the modules.
func (s *source) load(importPath string) *pkg {
	if p, ok := s.pkgs[importPath]; ok {
		return p
	}
	s.pkgs[importPath] = nil
	dir := s.dirOf(importPath)
	if dir == "" {
		return nil
	}
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil
	}
	p := newPkg(importPath)
	for _, e := range entries {
		name := e.Name()
		if e.IsDir() || !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
			continue
		}
		if ok, err := s.ctx.MatchFile(dir, name); err != nil || !ok {
			continue
		}
		f, err := parser.ParseFile(s.fset, filepath.Join(dir, name), nil, parser.ParseComments|parser.SkipObjectResolution)
		if err != nil {
			continue
		}
		p.add(f)
	}
	if len(p.files) == 0 {
		return nil
	}
	s.pkgs[importPath] = p
	return p
}

func newPkg(importPath string) *pkg {
	return &pkg{
		path: importPath, types: map[string]*typeDecl{}, values: map[string]*valueDecl{},
		funcs: map[string]*funcDecl{}, methods: map[string]map[string]*funcDecl{},
	}
}

// add indexes one file's declarations.
func (p *pkg) add(f *ast.File) {
	fl := &file{pkg: p, ast: f, imports: map[string]string{}}
	p.name = f.Name.Name
	p.files = append(p.files, fl)
	for _, im := range f.Imports {
		ip := strings.Trim(im.Path.Value, `"`)
		if im.Name != nil {
			fl.imports[im.Name.Name] = ip
		} else {
			fl.imports[guessName(ip)] = ip
		}
	}
	for _, d := range f.Decls {
		switch d := d.(type) {
		case *ast.FuncDecl:
			fd := &funcDecl{fl, d}
			switch {
			case d.Recv != nil && len(d.Recv.List) == 1:
				recv := receiverName(d.Recv.List[0].Type)
				if p.methods[recv] == nil {
					p.methods[recv] = map[string]*funcDecl{}
				}
				p.methods[recv][d.Name.Name] = fd
			case d.Name.Name == "init":
				p.inits = append(p.inits, fd)
			default:
				p.funcs[d.Name.Name] = fd
			}
		case *ast.GenDecl:
			p.addGen(fl, d)
		}
	}
}

func (p *pkg) addGen(fl *file, d *ast.GenDecl) {
	var typ ast.Expr
	var exprs []ast.Expr
	for i, sp := range d.Specs {
		switch sp := sp.(type) {
		case *ast.TypeSpec:
			doc := sp.Doc.Text()
			if doc == "" {
				doc = d.Doc.Text()
			}
			p.types[sp.Name.Name] = &typeDecl{file: fl, name: sp.Name.Name, expr: sp.Type, alias: sp.Assign.IsValid(), doc: doc}
		case *ast.ValueSpec:
			// A const without a value repeats the last expression: that is
			// how iota lists are written.
			if len(sp.Values) > 0 || d.Tok == token.VAR {
				typ, exprs = sp.Type, sp.Values
			}
			for j, n := range sp.Names {
				v := &valueDecl{file: fl, name: n.Name, typ: typ, iota: i, isConst: d.Tok == token.CONST}
				if j < len(exprs) {
					v.expr = exprs[j]
				}
				p.values[n.Name] = v
			}
		}
	}
}

func receiverName(e ast.Expr) string {
	switch e := e.(type) {
	case *ast.StarExpr:
		return receiverName(e.X)
	case *ast.IndexExpr:
		return receiverName(e.X)
	case *ast.IndexListExpr:
		return receiverName(e.X)
	case *ast.Ident:
		return e.Name
	}
	return ""
}

var majorVersion = regexp.MustCompile(`^v[0-9]+$`)

// guessName is the package name by custom: the last part of the path, without
// a major version. Good enough: what is called otherwise gets renamed at its
// import by goimports.
func guessName(ip string) string {
	base := path.Base(ip)
	if majorVersion.MatchString(base) {
		base = path.Base(path.Dir(ip))
	}
	if i := strings.Index(base, ".v"); i > 0 {
		base = base[:i]
	}
	return strings.TrimPrefix(base, "go-")
}

// version cuts the version out of a "path@version" argument.
func version(at string) string {
	_, v, _ := strings.Cut(at, "@v")
	return v
}
