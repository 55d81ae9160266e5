package main

import (
	"fmt"
	"path"
	"sort"
	"strings"
)

// node is a struct type in one state: the values its fields hold before the
// body is decoded. The same Go type has several nodes when parents preset it
// differently.
type node struct {
	decl    *typeDecl
	typeID  string
	parents []string // the types it was found in, with the field: "id field"
	fields  []*field
	class   string
	id      string // of the class
}

// field is an attribute, block, enum or label of a body.
type field struct {
	name     string
	typ      string // of an attribute; %s stands for ref
	ref      *node  // a block's body, an enum's choices or an object's fields
	shape    shape
	required bool
	many     bool
	values   []string
	def      string // in Alloy syntax; "" when there is none
	zero     bool   // def is the type's zero value
	unknown  string // why def isn't known
	optPtr   bool   // the Go field is a pointer or the like: nil tells unset
	docs     map[string]docRow
	goDoc    string
}

type shape int

const (
	attrShape shape = iota
	blockShape
	enumShape
	labelShape
)

type builder struct {
	in    *interp
	src   *source
	nodes map[string]*node
	order []*node
	// values found in Validate methods: type and field to strings
	checked map[string][]string
	// what Validate puts in the place of an empty field
	filled   map[string]value
	examined map[*funcDecl]bool
	capsules map[string]string
	warnings []string
}

func newBuilder(in *interp) *builder {
	return &builder{in: in, src: in.src, nodes: map[string]*node{}, checked: map[string][]string{}, filled: map[string]value{},
		examined: map[*funcDecl]bool{}, capsules: map[string]string{}}
}

func (b *builder) warn(format string, a ...any) {
	b.warnings = append(b.warnings, fmt.Sprintf(format, a...))
}

func typeID(d *typeDecl) string {
	p := d.file.pkg.path
	for _, prefix := range []string{componentPath + "/", alloyPath + "/internal/", "github.com/grafana/alloy/"} {
		if rest, ok := strings.CutPrefix(p, prefix); ok {
			p = rest
			break
		}
	}
	return p + "." + d.name
}

// build gives the node of a struct type whose parent preset it to a value
// (nil: to its zero).
func (b *builder) build(t *goType, preset value, parent, fieldName string) *node {
	d := t.decl
	if t.kind != kNamed {
		// A struct type without a name is called after where it stands.
		owner := b.owner(parent)
		d = &typeDecl{file: owner, name: parent[strings.LastIndex(parent, ".")+1:] + "." + fieldName, under: t}
		t = &goType{kind: kNamed, decl: d}
	}
	state := b.initial(t, preset)
	id := typeID(d)
	key := id + " " + show(state)
	n := b.nodes[key]
	if n == nil {
		n = &node{decl: d, typeID: id}
		b.nodes[key] = n
		b.order = append(b.order, n)
		b.examine(t)
		b.fill(n, t, state)
	}
	if parent != "" {
		n.parents = append(n.parents, parent+" "+fieldName)
	}
	return n
}

func (b *builder) owner(parent string) *file {
	for _, n := range b.order {
		if n.typeID == parent {
			return n.decl.file
		}
	}
	panic("no type " + parent)
}

// initial does what Alloy's decoder does before it decodes a body: keep what
// the parent set, then call SetToDefault if there is one. A type that
// unmarshals itself sets its defaults there.
func (b *builder) initial(t *goType, preset value) *structVal {
	c := &cell{b.in.zero(t)}
	switch p := preset.(type) {
	case ptrVal:
		if s, ok := p.to.v.(*structVal); ok {
			c.v = withType(s, t)
		}
	case *structVal:
		c.v = withType(p, t)
	case unknownVal:
		c.v = unknownStruct(b.src, t, p)
	}
	for _, m := range []string{"SetToDefault", "UnmarshalAlloy"} {
		if fn := b.src.method(t, m); fn != nil {
			b.in.run(fn, c, []value{unknownVal{"f"}}, false)
			if m == "UnmarshalAlloy" && c.v == nil {
				c.v = b.in.zero(t)
			}
		}
	}
	s, ok := c.v.(*structVal)
	if !ok {
		from := unknownVal{"SetToDefault"}
		if u, ok := c.v.(unknownVal); ok {
			from = u
		}
		s = unknownStruct(b.src, t, from)
	}
	return s
}

func unknownStruct(src *source, t *goType, why unknownVal) *structVal {
	s := &structVal{typ: t, fields: map[string]*cell{}}
	for _, f := range src.underlying(t).fields {
		s.fields[f.name] = &cell{unknownVal{why.from + "." + f.name}}
	}
	return s
}

func (b *builder) fill(n *node, t *goType, state *structVal) {
	for _, gf := range b.src.underlying(t).fields {
		if gf.tag == "" {
			continue
		}
		name, opts, _ := strings.Cut(gf.tag, ",")
		what, optional, _ := strings.Cut(opts, ",")
		v := value(unknownVal{"?"})
		if c := state.fields[gf.name]; c != nil {
			v = c.v
		}
		f := &field{name: name, required: optional != "optional", goDoc: gf.doc}
		ft := gf.typ
		switch what {
		case "squash":
			// The decoder writes into the inner struct without asking it for
			// defaults: only what the outer one preset holds.
			inner := b.src.deref(ft)
			if p, ok := v.(ptrVal); ok {
				v = p.to.v
			}
			s, ok := v.(*structVal)
			if u, isUnknown := v.(unknownVal); isUnknown {
				s = unknownStruct(b.src, inner, u)
			} else if !ok {
				s = b.in.zero(inner).(*structVal)
			}
			b.examine(inner)
			b.fill(n, inner, s)
			continue
		case "label":
			f.shape, f.required = labelShape, false
		case "enum":
			f.shape = enumShape
			f.ref = b.build(b.src.deref(b.src.underlying(b.src.deref(ft)).elem), nil, n.typeID, name)
		case "block":
			f.shape = blockShape
			body := b.src.deref(ft)
			if u := b.src.underlying(body); u.kind == kSlice || u.kind == kArray {
				f.many = true
				body, v = b.src.deref(u.elem), nil
			}
			if u := b.src.underlying(body); u.kind == kStruct {
				f.ref = b.build(body, v, n.typeID, name)
			} else {
				f.typ = b.attrType(body, nil, n, f)
			}
		case "attr":
			f.typ = b.attrType(ft, v, n, f)
			f.values = b.valuesOf(t, gf, ft)
			if !f.required {
				b.setDefault(f, ft, v)
				if fill, ok := b.filled[typeID(t.decl)+"."+gf.name]; ok && t.kind == kNamed && f.zero {
					b.setDefault(f, ft, fill)
				}
			}
		default:
			b.warn("%s.%s: unknown tag %q", n.typeID, gf.name, gf.tag)
			continue
		}
		n.fields = append(n.fields, f)
	}
}

// attrType writes a Go type as the kind of value that Alloy takes for it.
func (b *builder) attrType(t *goType, preset value, n *node, f *field) string {
	if t.kind == kPtr {
		if p, ok := preset.(ptrVal); ok {
			preset = p.to.v
		} else {
			preset = nil
		}
		return b.attrType(t.elem, preset, n, f)
	}
	switch full := t.fullName(); full {
	case "":
	case componentPath + "/discovery.Target":
		return "target"
	case alloyPath + "/syntax/alloytypes.Secret":
		return "secret"
	case alloyPath + "/syntax/alloytypes.OptionalSecret":
		return "optional_secret"
	default:
		if x, ok := externTypes[full]; ok {
			return x.typ
		}
	}
	if b.src.method(t, "AlloyCapsule") != nil {
		return b.capsule(t)
	}
	if b.src.method(t, "UnmarshalText") != nil {
		return "string"
	}
	u := b.src.underlying(t)
	switch u.kind {
	case kBasic:
		return u.name
	case kInterface:
		if u.methods == 0 {
			return "any"
		}
		return b.capsule(t)
	case kSlice, kArray:
		return "list(" + b.attrType(u.elem, nil, n, f) + ")"
	case kMap:
		if !isString(b.src, u.key) {
			return b.capsule(t)
		}
		return "map(" + b.attrType(u.elem, nil, n, f) + ")"
	case kStruct:
		for _, x := range u.fields {
			if x.tag != "" {
				f.ref = b.build(t, preset, n.typeID, f.name)
				return "object(%s)"
			}
		}
		return b.capsule(t)
	case kExtern:
		if x, ok := externTypes[u.name]; ok {
			return x.typ
		}
		b.warn("%s.%s: external type %s", n.typeID, f.name, u.name)
		return b.capsule(u)
	}
	return b.capsule(t)
}

// capsule names a capsule after its Go type. Two Go types of one name would
// pass for the same, so that is reported.
func (b *builder) capsule(t *goType) string {
	name := "?"
	switch t.kind {
	case kNamed:
		name = t.decl.file.pkg.name + "." + t.decl.name
	case kExtern:
		name = path.Base(t.name)
	}
	if old, ok := b.capsules[name]; ok && old != t.fullName() || name == "?" {
		b.warn("capsule %s is both %s and %s", name, old, t.fullName())
	}
	b.capsules[name] = t.fullName()
	return "capsule(" + name + ")"
}

// number gives every node its final id. Nodes of a type that come out the same
// are one; if a type still has several, all but the most usual are variants,
// named after the first type they are found in.
func (b *builder) number() {
	// Refine by attributes first, then by the classes of the blocks' bodies
	// until nothing changes.
	for _, n := range b.order {
		n.class = ""
	}
	count := 0
	for {
		next := map[*node]string{}
		for _, n := range b.order {
			var sb strings.Builder
			sb.WriteString(n.typeID + "\n")
			for _, f := range n.fields {
				fmt.Fprintf(&sb, "%v\n", f.rendered(func(r *node) string { return r.typeID + "#" + r.class }))
			}
			next[n] = sb.String()
		}
		distinct := map[string]string{}
		for _, n := range b.order {
			if _, ok := distinct[next[n]]; !ok {
				distinct[next[n]] = fmt.Sprint(len(distinct))
			}
		}
		for _, n := range b.order {
			n.class = distinct[next[n]]
		}
		if len(distinct) == count {
			break
		}
		count = len(distinct)
	}
	groups := map[string]map[string][]*node{} // type id, class
	for _, n := range b.order {
		if groups[n.typeID] == nil {
			groups[n.typeID] = map[string][]*node{}
		}
		groups[n.typeID][n.class] = append(groups[n.typeID][n.class], n)
	}
	for id, classes := range groups {
		type group struct {
			nodes   []*node
			parents []string
		}
		var gs []group
		for _, nodes := range classes {
			g := group{nodes: nodes}
			seen := map[string]bool{}
			for _, n := range nodes {
				for _, p := range n.parents {
					seen[p] = true
				}
			}
			g.parents = sortedKeys(seen)
			gs = append(gs, g)
		}
		sort.Slice(gs, func(i, j int) bool {
			if len(gs[i].parents) != len(gs[j].parents) {
				return len(gs[i].parents) > len(gs[j].parents)
			}
			return strings.Join(gs[i].parents, " ")+gs[i].nodes[0].class < strings.Join(gs[j].parents, " ")+gs[j].nodes[0].class
		})
		// A variant is called after its parent; after the field too if that
		// parent has several.
		from := map[string]int{}
		for _, g := range gs {
			for p := range parentTypes(g.parents) {
				from[p]++
			}
		}
		for i, g := range gs {
			name := id
			if i > 0 {
				parent, fieldName, _ := strings.Cut(g.parents[0], " ")
				name += "@" + parent
				if from[parent] > 1 {
					name += "." + fieldName
				}
			}
			for _, n := range g.nodes {
				n.id = name
			}
		}
	}
}

func parentTypes(parents []string) map[string]bool {
	out := map[string]bool{}
	for _, p := range parents {
		t, _, _ := strings.Cut(p, " ")
		out[t] = true
	}
	return out
}

// rendered is a field as it will be written, with references by ref.
func (f *field) rendered(ref func(*node) string) string {
	return string(f.json(ref))
}
