package main

import (
	"go/parser"
	"strings"
	"testing"
)

// builderOf makes a builder for a package written in a test.
func builderOf(t *testing.T, code string) *builder {
	t.Helper()
	s := newSource()
	f, err := parser.ParseFile(s.fset, "x.go", "package test\n"+code, parser.ParseComments)
	if err != nil {
		t.Fatal(err)
	}
	p := newPkg(componentPath + "/test")
	p.add(f)
	s.pkgs[p.path] = p
	return newBuilder(newInterp(s))
}

// fieldsOf writes the fields of every type reached from Arguments.
func fieldsOf(t *testing.T, code string) string {
	t.Helper()
	b := builderOf(t, code)
	d := b.src.pkgs[componentPath+"/test"].types["Arguments"]
	b.build(b.src.named(d), nil, "", "")
	b.settle()
	b.number()
	byID := map[string]*node{}
	for _, n := range b.order {
		byID[n.id] = n
	}
	var out strings.Builder
	for _, id := range sortedKeys(byID) {
		out.WriteString(id + "\n")
		for _, f := range byID[id].fields {
			out.WriteString("  " + f.rendered(func(n *node) string { return n.id }) + "\n")
		}
	}
	return out.String()
}

func check(t *testing.T, code, want string) {
	t.Helper()
	if got := strings.TrimSpace(fieldsOf(t, code)); got != strings.TrimSpace(want) {
		t.Errorf("got\n%s\nwant\n%s", got, strings.TrimSpace(want))
	}
}

func TestShapes(t *testing.T) {
	check(t, `
import "time"
type Arguments struct {
	Name   string  `+"`alloy:\",label\"`"+`
	Common Common  `+"`alloy:\",squash\"`"+`
	Stages []Stage `+"`alloy:\"stage,enum,optional\"`"+`
	Rules  []*Rule `+"`alloy:\"rule,block,optional\"`"+`
	Hidden string
}
type Common struct {
	Wait    time.Duration     `+"`alloy:\"wait,attr,optional\"`"+`
	Headers map[string]string `+"`alloy:\"headers,attr,optional\"`"+`
	Send    []Sender          `+"`alloy:\"send,attr\"`"+`
}
type Sender interface { Send() }
type Stage struct {
	Drop *Rule `+"`alloy:\"drop,block,optional\"`"+`
}
type Rule struct {
	Set *bool `+"`alloy:\"set,attr,optional\"`"+`
}`, `
test.Arguments
  {"label": true}
  {"name": "wait", "type": "duration", "default": "\"0s\""}
  {"name": "headers", "type": "map(string)", "default": "{}"}
  {"name": "send", "type": "list(capsule(test.Sender))", "required": true}
  {"name": "stage", "enum": "test.Stage"}
  {"name": "rule", "block": "test.Rule", "many": true}
test.Rule
  {"name": "set", "type": "bool"}
test.Stage
  {"name": "drop", "block": "test.Rule"}`)
}

func TestDefaults(t *testing.T) {
	check(t, `
import ("time"; "github.com/alecthomas/units"; "elsewhere.org/x")
const base = 2
var Default = func() Arguments { return Arguments{Wait: base * time.Minute, Tags: append([]string{}, tags...)} }
var tags = []string{"a", "b"}
type Arguments struct {
	Wait  time.Duration    `+"`alloy:\"wait,attr,optional\"`"+`
	Tags  []string         `+"`alloy:\"tags,attr,optional\"`"+`
	Size  units.Base2Bytes `+"`alloy:\"size,attr,optional\"`"+`
	Other int              `+"`alloy:\"other,attr,optional\"`"+`
	Limit *int             `+"`alloy:\"limit,attr,optional\"`"+`
	A     Inner            `+"`alloy:\"a,block,optional\"`"+`
	B     Inner            `+"`alloy:\"b,block,optional\"`"+`
	C     *Own             `+"`alloy:\"c,block,optional\"`"+`
}
func (a *Arguments) SetToDefault() {
	*a = Default()
	if a.Wait == 0 { a.Size = 1 } else { a.Size = 5 * units.MiB }
	a.Other = x.Number()
	a.Limit = ptr(3)
	a.A.On = true
	a.C = &Own{Name: "parent"}
}
func ptr[T any](v T) *T { return &v }
type Inner struct { On bool `+"`alloy:\"on,attr,optional\"`"+` }
type Own struct { Name string `+"`alloy:\"name,attr,optional\"`"+` }
func (o *Own) SetToDefault() { *o = Own{Name: "own"} }`, `
test.Arguments
  {"name": "wait", "type": "duration", "default": "\"2m\""}
  {"name": "tags", "type": "list(string)", "default": "[\"a\", \"b\"]"}
  {"name": "size", "type": "bytes", "default": "\"5MiB\""}
  {"name": "other", "type": "int"}
  {"name": "limit", "type": "int", "default": "3"}
  {"name": "a", "block": "test.Inner"}
  {"name": "b", "block": "test.Inner@test.Arguments.b"}
  {"name": "c", "block": "test.Own"}
test.Inner
  {"name": "on", "type": "bool", "default": "true"}
test.Inner@test.Arguments.b
  {"name": "on", "type": "bool", "default": "false"}
test.Own
  {"name": "name", "type": "string", "default": "\"own\""}`)
}

func TestValues(t *testing.T) {
	check(t, `
import ("errors"; "slices")
type Level string
const ( Low Level = "low"; High Level = "high" )
var modes = map[string]struct{}{"x": {}, "y": {}}
type Arguments struct {
	Level Level    `+"`alloy:\"level,attr\"`"+`
	Mode  string   `+"`alloy:\"mode,attr\"`"+`
	Kinds []string `+"`alloy:\"kinds,attr\"`"+`
	Unit  string   `+"`alloy:\"unit,attr\"`"+`
	Case  string   `+"`alloy:\"case,attr\"`"+`
	Half  string   `+"`alloy:\"half,attr\"`"+`
}
func (a *Arguments) Validate() error {
	if _, ok := modes[a.Mode]; !ok { return errors.New("mode") }
	for _, k := range a.Kinds {
		if !slices.Contains([]string{"k", "l"}, k) { return errors.New("kind") }
	}
	if a.Unit != "" {
		if a.Unit != "s" && a.Unit != "ms" { return errors.New("unit") }
	}
	switch a.Case {
	case "one", "two":
	case "three": return errors.New("three")
	default: return errors.New("case")
	}
	if a.Mode == "x" {
		switch a.Half { case "p": default: return errors.New("half") }
	}
	return nil
}`, `
test.Arguments
  {"name": "level", "type": "string", "required": true, "values": ["low","high"]}
  {"name": "mode", "type": "string", "required": true, "values": ["x","y"]}
  {"name": "kinds", "type": "list(string)", "required": true, "values": ["k","l"]}
  {"name": "unit", "type": "string", "required": true, "values": ["s","ms",""]}
  {"name": "case", "type": "string", "required": true, "values": ["one","two"]}
  {"name": "half", "type": "string", "required": true}`)
}

func TestDocDefault(t *testing.T) {
	for _, c := range []struct{ cell, typ, want string }{
		{"`\"5m\"`", "duration", `"5m"`},
		{"`60s`", "duration", `"1m"`},
		{"`replace`", "string", `"replace"`},
		{"component name", "string", ""},
		{"_see below_", "list(string)", ""},
		{"`\"\"` (no compression)", "string", `""`},
		{"`[4317]`", "list(int32)", "[4317]"},
		{"`[\"a\",\"b\"]`", "list(string)", `["a", "b"]`},
		{"`4MB`", "bytes", `"4MiB"`},
		{"`1.0`", "float64", "1"},
		{"`inf`", "float64", ""},
		{"`null`", "string", ""},
	} {
		if got := docDefault(c.cell, c.typ); got != c.want {
			t.Errorf("%s as %s: got %s, want %s", c.cell, c.typ, got, c.want)
		}
	}
}

func TestPage(t *testing.T) {
	p := parsePage(`# ` + "`x.y`" + `

It does {{< param "PRODUCT_NAME" >}} things.

## Arguments

| Name | Type | Description | Default | Required |
|------|------|-------------|---------|----------|
| ` + "`a`" + ` | string | One \| two. | ` + "`\"z\"`" + ` | no |

## Blocks

| Block | Description | Required |
|---|---|---|
| [` + "`client`" + `][client] | C | no |
| ` + "`client`" + ` > [` + "`tls`" + `][tls] | T | no |

[client]: #client
[tls]: #tls-block

### ` + "`client`" + `

### tls block

| Name | Type | Description | Default | Required |
|--|--|--|--|--|
| ` + "`cert`" + ` | string | The certificate. | | no |
`)
	if p.summary != "It does Alloy things." {
		t.Errorf("summary %q", p.summary)
	}
	if r := p.table(nil)["a"]; r.desc != "One | two." || r.def != "`\"z\"`" {
		t.Errorf("row %+v", r)
	}
	if r := p.table([]string{"client", "tls"})["cert"]; r.desc != "The certificate." {
		t.Errorf("row %+v", r)
	}
}
