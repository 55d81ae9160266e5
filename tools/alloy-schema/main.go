// Command alloy-schema reads the source of Grafana Alloy and writes what its
// components take and export. See README.md.
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"sort"
)

const (
	alloyModule  = "github.com/grafana/alloy@v1.19.0"
	syntaxModule = "github.com/grafana/alloy/syntax@v0.1.2"
)

func main() {
	out := flag.String("o", "", "write the schema to this file instead of stdout")
	prose := flag.String("prose", "", "also write the words of code and docs to this file")
	verbose := flag.Bool("v", false, "report what is unknown and where code and docs disagree")
	flag.Parse()
	if err := generate(*out, *prose, *verbose); err != nil {
		fmt.Fprintln(os.Stderr, "alloy-schema:", err)
		os.Exit(1)
	}
}

func generate(out, prose string, verbose bool) error {
	alloy, err := downloadModule(alloyModule)
	if err != nil {
		return err
	}
	syntax, err := downloadModule(syntaxModule)
	if err != nil {
		return err
	}
	in := newInterp(newSource(alloy, syntax))
	regs, err := in.registrations()
	if err != nil {
		return err
	}
	b := newBuilder(in)
	docs := filepath.Join(alloy.Dir, "docs", "sources")
	summaries := map[string]string{}
	var comps []*component
	for _, r := range regs {
		c := &component{name: r.name, stability: r.stability}
		if r.args != nil {
			c.args = b.build(r.args, nil, "", "")
			if len(c.args.fields) == 0 {
				c.args = nil
			}
		}
		comps = append(comps, c)
	}
	for i, r := range regs {
		if r.exports == nil {
			continue
		}
		if n := b.build(b.src.deref(r.exports), nil, "", ""); len(n.fields) > 0 {
			comps[i].exports = n
		}
	}
	for _, c := range comps {
		var p *page
		if p, c.docs = readPage(docs, c.name); p != nil {
			summaries[c.name] = p.summary
			describe(c, p)
		} else {
			b.warn("no page: %s", c.name)
		}
	}
	b.settle()
	b.number()
	raw := writeSchema(version(alloyModule), comps, reachable(comps))
	if prose != "" {
		if err := writeProse(prose, comps, summaries, reachable(comps)); err != nil {
			return err
		}
	}
	if verbose {
		b.report(comps)
	}
	if out == "" {
		_, err = os.Stdout.Write(raw)
		return err
	}
	return os.WriteFile(out, raw, 0o644)
}

// reachable gives the types that components' arguments and the values they
// export are made of.
func reachable(comps []*component) []*node {
	seen := map[*node]bool{}
	var out []*node
	var visit func(n *node)
	visit = func(n *node) {
		if seen[n] {
			return
		}
		seen[n] = true
		out = append(out, n)
		for _, f := range n.fields {
			if f.ref != nil {
				visit(f.ref)
			}
		}
	}
	for _, c := range comps {
		if c.args != nil {
			visit(c.args)
		}
		if c.exports != nil {
			for _, f := range c.exports.fields {
				if f.ref != nil {
					visit(f.ref)
				}
			}
		}
	}
	return out
}

// report writes to stderr what somebody who refines the schema wants to know.
func (b *builder) report(comps []*component) {
	ids := map[string]*node{}
	for _, n := range reachable(comps) {
		ids[n.id] = n
	}
	fields, attrs, defaults, values := 0, 0, 0, 0
	unknown := map[string][]string{}
	for id, n := range ids {
		for _, f := range n.fields {
			fields++
			if f.shape != attrShape {
				continue
			}
			attrs++
			if f.def != "" {
				defaults++
			}
			if len(f.values) > 0 {
				values++
			}
			if f.unknown != "" {
				unknown[f.unknown] = append(unknown[f.unknown], id+"."+f.name)
			}
		}
	}
	fmt.Fprintf(os.Stderr, "%d components, %d types, %d fields, %d attributes, %d with a default, %d with values\n",
		len(comps), len(ids), fields, attrs, defaults, values)
	for _, why := range sortedKeys(unknown) {
		sort.Strings(unknown[why])
		fmt.Fprintf(os.Stderr, "unknown: %s: %v\n", why, unknown[why])
	}
	sort.Strings(b.warnings)
	for _, w := range b.warnings {
		fmt.Fprintln(os.Stderr, w)
	}
}
