package main

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
)

// docRow is a line of a table in a component's page.
type docRow struct {
	desc, def string
}

// page is a component's page: its sections, and where its blocks are described.
type page struct {
	summary  string
	sections []*section
	anchors  map[string]string // "client > tls" to the section's slug
}

type section struct {
	level int
	title string
	slug  string
	rows  map[string]docRow
}

var (
	sharedCode  = regexp.MustCompile(`\{\{<\s*docs/shared\s+[^>]*?lookup="([^"]*)".*?>\}\}`)
	productCode = regexp.MustCompile(`\{\{<\s*param\s+"(?:FULL_)?PRODUCT_NAME"\s*>\}\}`)
	shortCode   = regexp.MustCompile(`\{\{[<%].*?[%>]\}\}`)
	headingLine = regexp.MustCompile(`^(#{1,6})\s+(.*?)\s*$`)
	linkDef     = regexp.MustCompile(`^\[([^\]]+)\]:\s*#(\S+)`)
	linkText    = regexp.MustCompile(`\[([^\]]*)\](?:\[([^\]]*)\]|\(([^)]*)\))?`)
	codeSpan    = regexp.MustCompile("`([^`]+)`")
	slugDrop    = regexp.MustCompile(`[^a-z0-9 _-]`)
)

// readPage reads a page with the shared snippets it pulls in; nil if there is
// no such page.
func readPage(docs, component string) (*page, string) {
	group, _, _ := strings.Cut(component, ".")
	rel := group + "/" + component
	raw, err := os.ReadFile(filepath.Join(docs, "reference", "components", filepath.FromSlash(rel)+".md"))
	if err != nil {
		return nil, ""
	}
	return parsePage(expand(docs, body(string(raw)), 0)), rel
}

// body drops the front matter.
func body(s string) string {
	if rest, ok := strings.CutPrefix(s, "---\n"); ok {
		if _, after, ok := strings.Cut(rest, "\n---\n"); ok {
			return after
		}
	}
	return s
}

func expand(docs, s string, depth int) string {
	return sharedCode.ReplaceAllStringFunc(s, func(m string) string {
		raw, err := os.ReadFile(filepath.Join(docs, "shared", filepath.FromSlash(sharedCode.FindStringSubmatch(m)[1])))
		if err != nil || depth > 3 {
			return ""
		}
		return expand(docs, body(string(raw)), depth+1)
	})
}

func parsePage(s string) *page {
	s = productCode.ReplaceAllString(s, "Alloy")
	p := &page{anchors: map[string]string{}}
	links := map[string]string{}
	slugs := map[string]int{}
	cur := &section{rows: map[string]docRow{}}
	p.sections = append(p.sections, cur)
	lines := strings.Split(s, "\n")
	fence := ""
	var blockCells []string
	var header []string
	for i, line := range lines {
		trim := strings.TrimSpace(line)
		if fence != "" {
			if strings.HasPrefix(trim, fence) {
				fence = ""
			}
			continue
		}
		if strings.HasPrefix(trim, "```") || strings.HasPrefix(trim, "~~~") {
			fence = trim[:3]
			header = nil
			continue
		}
		if m := headingLine.FindStringSubmatch(line); m != nil {
			title := strings.TrimSpace(shortCode.ReplaceAllString(m[2], ""))
			slug := slugOf(title)
			if n := slugs[slug]; n > 0 {
				slugs[slug]++
				slug = fmt.Sprintf("%s-%d", slug, n)
			} else {
				slugs[slug] = 1
			}
			cur = &section{level: len(m[1]), title: title, slug: slug, rows: map[string]docRow{}}
			p.sections = append(p.sections, cur)
			header = nil
			continue
		}
		if m := linkDef.FindStringSubmatch(trim); m != nil {
			links[m[1]] = m[2]
		}
		if !strings.HasPrefix(trim, "|") {
			header = nil
			if p.summary == "" && trim != "" && len(p.sections) > 1 && !strings.HasPrefix(trim, "{{") && !strings.HasPrefix(trim, ">") && !strings.HasPrefix(trim, "[") {
				var para []string
				for _, l := range lines[i:] {
					if strings.TrimSpace(l) == "" {
						break
					}
					para = append(para, strings.TrimSpace(shortCode.ReplaceAllString(l, "")))
				}
				p.summary = strings.Join(para, " ")
			}
			continue
		}
		cells := cellsOf(trim)
		if header == nil {
			header = cells
			continue
		}
		if strings.Trim(strings.Join(cells, ""), "-: ") == "" {
			continue
		}
		col := func(names ...string) string {
			for j, h := range header {
				for _, n := range names {
					if strings.EqualFold(h, n) && j < len(cells) {
						return cells[j]
					}
				}
			}
			return ""
		}
		if b := col("Block", "Hierarchy"); b != "" {
			blockCells = append(blockCells, b)
			continue
		}
		name := col("Name", "Attribute", "Argument", "Field")
		if name == "" {
			continue
		}
		name = strings.Trim(linkText.ReplaceAllString(name, "$1"), "` ")
		if _, dup := cur.rows[name]; !dup {
			cur.rows[name] = docRow{desc: col("Description"), def: col("Default", "Enabled by default")}
		}
	}
	for _, c := range blockCells {
		var names []string
		for _, part := range strings.Split(strings.ReplaceAll(c, "&gt;", ">"), ">") {
			t := strings.Trim(linkText.ReplaceAllString(strings.TrimSpace(part), "$1"), "` ")
			names = append(names, t)
		}
		all := linkText.FindAllStringSubmatch(c, -1)
		if len(all) == 0 {
			continue
		}
		last := all[len(all)-1]
		slug := ""
		switch {
		case last[3] != "":
			slug = strings.TrimPrefix(last[3], "#")
		case last[2] != "":
			slug = links[last[2]]
		default:
			slug = links[strings.Trim(last[1], "`")]
		}
		if slug != "" {
			key := strings.Join(names, " > ")
			if _, ok := p.anchors[key]; !ok {
				p.anchors[key] = slug
			}
		}
	}
	return p
}

func slugOf(title string) string {
	t := slugDrop.ReplaceAllString(strings.ToLower(linkText.ReplaceAllString(title, "$1")), "")
	return strings.ReplaceAll(strings.TrimSpace(t), " ", "-")
}

// cellsOf splits a table's line; a pipe in a cell is written \|.
func cellsOf(line string) []string {
	line = strings.ReplaceAll(strings.Trim(line, "|"), `\|`, "\x00")
	var out []string
	for _, c := range strings.Split(line, "|") {
		out = append(out, strings.TrimSpace(strings.ReplaceAll(c, "\x00", "|")))
	}
	return out
}

// table finds the rows about the body at a path of block names; the empty path
// is the component's own.
func (p *page) table(path []string) map[string]docRow {
	if len(path) == 0 {
		for i, s := range p.sections {
			if strings.EqualFold(s.title, "Arguments") && s.level == 2 {
				out := map[string]docRow{}
				for _, t := range p.sections[i:] {
					if t != s && t.level <= s.level {
						break
					}
					for k, r := range t.rows {
						if _, ok := out[k]; !ok {
							out[k] = r
						}
					}
				}
				return out
			}
		}
		return nil
	}
	slug := p.anchors[strings.Join(path, " > ")]
	name := path[len(path)-1]
	if slug == "" {
		// The table may leave out parents, or a block be listed once for
		// several places: take it if there is no choice.
		found := map[string]bool{}
		for k, s := range p.anchors {
			if k == name || strings.HasSuffix(k, " > "+name) {
				found[s] = true
			}
		}
		if len(found) == 1 {
			slug = sortedKeys(found)[0]
		}
	}
	for _, s := range p.sections {
		if slug != "" && s.slug == slug && len(s.rows) > 0 {
			return s.rows
		}
	}
	if slug != "" {
		return nil
	}
	var hit *section
	for _, s := range p.sections {
		t := strings.TrimSuffix(strings.ReplaceAll(s.title, "`", ""), " block")
		if s.level >= 3 && (t == name || t == strings.Join(path, " > ")) && len(s.rows) > 0 {
			if hit != nil {
				return nil
			}
			hit = s
		}
	}
	if hit != nil {
		return hit.rows
	}
	return nil
}

// describe walks a component's body along its page and notes what the page
// says of each field.
func describe(c *component, p *page) {
	var walk func(n *node, path []string, above map[*node]bool)
	walk = func(n *node, path []string, above map[*node]bool) {
		if above[n] || len(path) > 6 {
			return
		}
		above[n] = true
		defer delete(above, n)
		rows := p.table(path)
		for _, f := range n.fields {
			if row, ok := rows[f.name]; ok && f.shape == attrShape {
				if f.docs == nil {
					f.docs = map[string]docRow{}
				}
				f.docs[strings.Join(append([]string{c.name}, path...), " > ")] = row
			}
			down := func(ref *node, name string) {
				walk(ref, append(append([]string(nil), path...), name), above)
			}
			switch {
			case f.shape == blockShape && f.ref != nil:
				down(f.ref, f.name)
			case f.shape == enumShape:
				for _, g := range f.ref.fields {
					if g.ref != nil {
						down(g.ref, f.name+"."+g.name)
					}
				}
			}
		}
	}
	if c.args != nil {
		walk(c.args, nil, map[*node]bool{})
	}
}

// settle takes the docs' default where the code's isn't known or zero, and
// reports where the two disagree.
func (b *builder) settle() {
	for _, n := range b.order {
		for _, f := range n.fields {
			if f.shape != attrShape || f.required {
				continue
			}
			b.settleField(n, f)
			// A text that isn't allowed can't be what leaving it out means.
			if f.def == `""` && len(f.values) > 0 && !slices.Contains(f.values, "") {
				f.def = ""
			}
		}
	}
}

// settleField takes no side where pages disagree about one type: a wrong
// default is worse than none.
func (b *builder) settleField(n *node, f *field) {
	where := n.typeID + "." + f.name
	said := map[string]string{}
	for _, at := range sortedKeys(f.docs) {
		d := docDefault(f.docs[at].def, f.typ)
		if d == "" {
			continue
		}
		// The pages say TLS 1.2 where the code reads 1.2.
		if v := strings.Replace(d, `"TLS `, `"`, 1); v != d && len(f.values) > 0 {
			d = v
		}
		if u, err := strconv.Unquote(d); err == nil && len(f.values) > 0 && !slices.Contains(f.values, u) {
			b.warn("docs name a default that isn't allowed: %s: %s (%s)", where, d, at)
			continue
		}
		if _, ok := said[d]; !ok {
			said[d] = at
		}
	}
	docs := sortedKeys(said)
	if len(docs) > 1 && slices.Contains(docs, f.def) && !f.zero {
		return
	}
	if len(docs) > 1 {
		b.warn("docs disagree among themselves: %s: code %s, docs %v", where, f.def, said)
		if f.zero && f.typ != "bool" {
			f.def = ""
		}
		return
	}
	if len(docs) == 0 || docs[0] == f.def {
		return
	}
	doc := docs[0]
	switch {
	case f.unknown != "" || f.def == "":
		f.def, f.zero, f.unknown = doc, isZero(doc), ""
	case f.zero && (f.typ != "bool" || f.optPtr):
		b.warn("docs over zero: %s: code %s, docs %s (%s)", where, f.def, doc, said[doc])
		f.def, f.zero = doc, false
	default:
		// Whoever reads a plain bool can't tell false from unset: the code is
		// right even where it says the zero.
		b.warn("docs differ: %s: code %s, docs %s (%s)", where, f.def, doc, said[doc])
	}
}

func isZero(d string) bool {
	switch d {
	case `""`, "0", "false", `"0s"`, "[]", "{}", `"0B"`:
		return true
	}
	return false
}

var (
	wholeCode = regexp.MustCompile("^`([^`]*)`[\"]?(?:\\s*\\([^)]*\\))?$")
	number    = regexp.MustCompile(`^-?[0-9][0-9_]*(\.[0-9]+)?(e[+-]?[0-9]+)?$`)
	byteSize  = regexp.MustCompile(`^([0-9]+)\s*([KMG]i?B|B)$`)
)

// docDefault reads the Default cell of a table as a value of a type, in Alloy
// syntax; "" for prose.
func docDefault(cell, typ string) string {
	cell = strings.TrimSpace(cell)
	code := false
	if m := wholeCode.FindStringSubmatch(cell); m != nil {
		cell, code = strings.TrimSpace(m[1]), true
	}
	if cell == "" || cell == "null" || cell == "nil" || strings.Contains(cell, "DATA_PATH") {
		return ""
	}
	str, quoted := "", false
	if u, err := strconv.Unquote(cell); err == nil && (cell[0] == '"' || cell[0] == '`') {
		str, quoted = u, true
	}
	switch {
	case typ == "bool":
		if cell == "true" || cell == "false" {
			return cell
		}
	case typ == "duration":
		if !quoted {
			str = cell
		}
		if d, err := time.ParseDuration(str); err == nil {
			return quote(duration(d))
		}
	case typ == "bytes":
		if !quoted {
			str = cell
		}
		if str == "0" {
			return quote("0B")
		}
		if m := byteSize.FindStringSubmatch(str); m != nil {
			// units.Base2Bytes takes KB for KiB.
			n, _ := strconv.ParseInt(m[1], 10, 64)
			switch m[2][0] {
			case 'K':
				n <<= 10
			case 'M':
				n <<= 20
			case 'G':
				n <<= 30
			}
			return quote(size(n))
		}
	case typ == "string" || typ == "secret" || typ == "optional_secret":
		switch {
		case quoted:
			return quote(str)
		case code && !strings.ContainsAny(cell, " +\""):
			return quote(cell)
		}
	case typ == "float64" || typ == "float32":
		if number.MatchString(cell) {
			f, err := strconv.ParseFloat(strings.ReplaceAll(cell, "_", ""), 64)
			if err == nil {
				return strconv.FormatFloat(f, 'g', -1, 64)
			}
		}
	case strings.HasPrefix(typ, "int") || strings.HasPrefix(typ, "uint"):
		if n, err := strconv.ParseInt(strings.ReplaceAll(cell, "_", ""), 10, 64); err == nil {
			return strconv.FormatInt(n, 10)
		}
	case strings.HasPrefix(typ, "list("):
		inner, ok := strings.CutPrefix(cell, "[")
		inner, ok2 := strings.CutSuffix(inner, "]")
		if !ok || !ok2 {
			return ""
		}
		if strings.TrimSpace(inner) == "" {
			return "[]"
		}
		elem := strings.TrimSuffix(strings.TrimPrefix(typ, "list("), ")")
		var parts []string
		for _, x := range strings.Split(inner, ",") {
			x = strings.TrimSpace(x)
			if x == "" {
				continue
			}
			v := docDefault(x, elem)
			if v == "" {
				return ""
			}
			parts = append(parts, v)
		}
		return "[" + strings.Join(parts, ", ") + "]"
	case strings.HasPrefix(typ, "map("):
		if strings.ReplaceAll(cell, " ", "") == "{}" {
			return "{}"
		}
	}
	return ""
}
