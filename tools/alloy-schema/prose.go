package main

import (
	"encoding/json"
	"os"
)

// writeProse collects what code and docs say in words. It is for people who
// describe the fields in words of their own, and isn't kept.
func writeProse(file string, comps []*component, summaries map[string]string, nodes []*node) error {
	type fieldProse struct {
		Go   string `json:"go,omitempty"`
		Docs string `json:"docs,omitempty"`
	}
	types := map[string]any{}
	for _, n := range nodes {
		fields := map[string]fieldProse{}
		for _, f := range n.fields {
			if f.shape == labelShape {
				continue
			}
			fp := fieldProse{Go: f.goDoc}
			for _, c := range sortedKeys(f.docs) {
				if d := f.docs[c].desc; d != "" {
					fp.Docs = d
					break
				}
			}
			if fp != (fieldProse{}) {
				fields[f.name] = fp
			}
		}
		types[n.id] = map[string]any{"go": n.decl.doc, "fields": fields}
	}
	raw, err := json.MarshalIndent(map[string]any{"components": summaries, "types": types}, "", " ")
	if err != nil {
		return err
	}
	return os.WriteFile(file, append(raw, '\n'), 0o644)
}
