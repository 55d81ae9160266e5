package main

import (
	"fmt"
	"go/ast"
	"io/fs"
	"path/filepath"
	"sort"
	"strings"
)

const (
	alloyPath     = "github.com/grafana/alloy"
	componentPath = alloyPath + "/internal/component"
)

// registration is one call of component.Register.
type registration struct {
	name, stability string
	args, exports   *goType
}

var stabilities = map[string]string{
	"StabilityGenerallyAvailable": "generally-available",
	"StabilityPublicPreview":      "public-preview",
	"StabilityExperimental":       "experimental",
}

// registrations finds every component. A call it can't read is an error, not
// a gap: a missing component would go unnoticed.
func (in *interp) registrations() ([]*registration, error) {
	s := in.src
	root := s.dirOf(componentPath)
	dirs := map[string]bool{}
	err := filepath.WalkDir(root, func(p string, d fs.DirEntry, err error) error {
		if err == nil && d.IsDir() && d.Name() != "testdata" {
			dirs[p] = true
		}
		return err
	})
	if err != nil {
		return nil, err
	}
	seen := map[string]*registration{}
	for _, dir := range sortedKeys(dirs) {
		rel, _ := filepath.Rel(root, dir)
		p := s.load(strings.TrimSuffix(componentPath+"/"+filepath.ToSlash(rel), "/."))
		if p == nil {
			continue
		}
		for _, f := range p.files {
			var bad error
			ast.Inspect(f.ast, func(n ast.Node) bool {
				call, ok := n.(*ast.CallExpr)
				if !ok || !in.isRegister(f, call) {
					return true
				}
				r, err := in.registration(f, call)
				if err != nil {
					bad = fmt.Errorf("%s: %w", s.fset.Position(call.Pos()), err)
				} else if seen[r.name] != nil {
					bad = fmt.Errorf("%s is registered twice", r.name)
				} else {
					seen[r.name] = r
				}
				return true
			})
			if bad != nil {
				return nil, bad
			}
		}
	}
	var out []*registration
	for _, n := range sortedKeys(seen) {
		out = append(out, seen[n])
	}
	return out, nil
}

func (in *interp) isRegister(f *file, call *ast.CallExpr) bool {
	sel, ok := call.Fun.(*ast.SelectorExpr)
	if !ok || sel.Sel.Name != "Register" {
		return false
	}
	x, ok := sel.X.(*ast.Ident)
	return ok && in.src.importPath(f, x.Name) == componentPath
}

func (in *interp) registration(f *file, call *ast.CallExpr) (*registration, error) {
	lit, ok := call.Args[0].(*ast.CompositeLit)
	if !ok {
		return nil, fmt.Errorf("component.Register of something other than a literal")
	}
	r := &registration{}
	for _, e := range lit.Elts {
		kv := e.(*ast.KeyValueExpr)
		switch kv.Key.(*ast.Ident).Name {
		case "Name":
			r.name, _ = text(in.eval(kv.Value, in.scope(f)))
		case "Community":
			r.stability = "community"
		case "Stability":
			if sel, ok := kv.Value.(*ast.SelectorExpr); ok {
				r.stability = stabilities[sel.Sel.Name]
			}
		case "Args":
			r.args = in.zeroLiteral(f, kv.Value)
		case "Exports":
			r.exports = in.zeroLiteral(f, kv.Value)
		}
	}
	if r.name == "" || r.stability == "" {
		return nil, fmt.Errorf("can't read the registration's name or stability")
	}
	return r, nil
}

// zeroLiteral gives the type of T{} or &T{}; nil for nil.
func (in *interp) zeroLiteral(f *file, e ast.Expr) *goType {
	if u, ok := e.(*ast.UnaryExpr); ok {
		e = u.X
	}
	if lit, ok := e.(*ast.CompositeLit); ok {
		return in.src.resolve(f, lit.Type)
	}
	return nil
}

func sortedKeys[V any](m map[string]V) []string {
	out := make([]string, 0, len(m))
	for k := range m {
		out = append(out, k)
	}
	sort.Strings(out)
	return out
}
