package main

import (
	"bytes"
	"encoding/json"
	"fmt"
)

// json writes a field on one line, its keys in a fixed order.
func (f *field) json(ref func(*node) string) []byte {
	var b bytes.Buffer
	key := func(k string, v any) {
		if b.Len() > 0 {
			b.WriteString(", ")
		}
		fmt.Fprintf(&b, "%s: %s", marshal(k), marshal(v))
	}
	if f.shape == labelShape {
		return []byte(`{"label": true}`)
	}
	key("name", f.name)
	switch {
	case f.shape == enumShape:
		key("enum", ref(f.ref))
	case f.shape == blockShape && f.ref != nil:
		key("block", ref(f.ref))
	case f.shape == blockShape:
		key("block", f.typ)
	default:
		key("type", f.typeString(ref))
	}
	if f.required {
		key("required", true)
	}
	if f.many {
		key("many", true)
	}
	if len(f.values) > 0 {
		key("values", f.values)
	}
	if f.def != "" {
		key("default", f.def)
	}
	return []byte("{" + b.String() + "}")
}

func (f *field) typeString(ref func(*node) string) string {
	if f.ref == nil {
		return f.typ
	}
	return fmt.Sprintf(f.typ, ref(f.ref))
}

// marshal is JSON without the escaping meant for HTML.
func marshal(v any) string {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		panic(err)
	}
	return string(bytes.TrimSpace(b.Bytes()))
}

// component is what the schema says of one component.
type component struct {
	name, stability, docs string
	args                  *node
	exports               *node
}

func writeSchema(version string, comps []*component, nodes []*node) []byte {
	byID := func(n *node) string { return n.id }
	var b bytes.Buffer
	fmt.Fprintf(&b, "{\n\"alloy\": %s,\n\"components\": {", marshal(version))
	for i, c := range comps {
		if i > 0 {
			b.WriteString(",")
		}
		fmt.Fprintf(&b, "\n%s: {\n\"stability\": %s", marshal(c.name), marshal(c.stability))
		if c.docs != "" {
			fmt.Fprintf(&b, ",\n\"docs\": %s", marshal(c.docs))
		}
		if c.args != nil {
			fmt.Fprintf(&b, ",\n\"arguments\": %s", marshal(c.args.id))
		}
		if c.exports != nil {
			b.WriteString(",\n\"exports\": [")
			for j, f := range c.exports.fields {
				if j > 0 {
					b.WriteString(",")
				}
				fmt.Fprintf(&b, "\n{\"name\": %s, \"type\": %s}", marshal(f.name), marshal(f.typeString(byID)))
			}
			b.WriteString("\n]")
		}
		b.WriteString("\n}")
	}
	b.WriteString("\n},\n\"types\": {")
	types := map[string]*node{}
	for _, n := range nodes {
		types[n.id] = n
	}
	for i, id := range sortedKeys(types) {
		if i > 0 {
			b.WriteString(",")
		}
		fmt.Fprintf(&b, "\n%s: [", marshal(id))
		for j, f := range types[id].fields {
			if j > 0 {
				b.WriteString(",")
			}
			b.WriteString("\n")
			b.Write(f.json(byID))
		}
		b.WriteString("\n]")
	}
	b.WriteString("\n}\n}\n")
	return b.Bytes()
}
