package main

import (
	"go/constant"
	"sort"
	"strconv"
	"strings"
	"time"
)

// setDefault writes an attribute's state in Alloy syntax.
func (b *builder) setDefault(f *field, t *goType, v value) {
	f.optPtr = t.kind == kPtr
	if u, ok := v.(unknownVal); ok {
		f.unknown = u.from
		return
	}
	def, zero, why := b.alloy(t, v, f.typ)
	f.def, f.zero = def, zero
	if why != "" {
		f.unknown = why
	}
}

// alloy renders a value of a type. zero tells that it is the type's zero; why
// that it can't be told.
func (b *builder) alloy(t *goType, v value, typ string) (def string, zero bool, why string) {
	switch x := v.(type) {
	case unknownVal:
		return "", false, x.from
	case nilVal:
		return "", true, ""
	case ptrVal:
		if t.kind == kPtr {
			t = t.elem
		}
		def, _, why = b.alloy(t, x.to.v, typ)
		return def, false, why
	case textVal:
		return quote(x.s), x.s == "", ""
	}
	if strings.HasPrefix(typ, "capsule") || typ == "target" || typ == "any" {
		return "", true, ""
	}
	switch {
	case typ == "optional_secret" || strings.HasPrefix(typ, "object("):
		return b.object(t, v, typ)
	case typ == "string" || typ == "secret":
		return b.string(t, v)
	}
	switch x := v.(type) {
	case constVal:
		return scalar(x.v, typ)
	case zeroVal:
		switch {
		case strings.HasPrefix(typ, "list("):
			return "[]", true, ""
		case strings.HasPrefix(typ, "map("):
			return "{}", true, ""
		}
		return "", true, ""
	case *listVal:
		return b.list(t, x, typ)
	case *mapVal:
		return b.mapping(t, x, typ)
	case *structVal:
		return "", true, ""
	}
	return "", false, "value"
}

func scalar(v constant.Value, typ string) (string, bool, string) {
	switch v.Kind() {
	case constant.Bool:
		return strconv.FormatBool(constant.BoolVal(v)), !constant.BoolVal(v), ""
	case constant.String:
		s := constant.StringVal(v)
		return quote(s), s == "", ""
	}
	zero := constant.Sign(v) == 0
	switch typ {
	case "duration":
		i, _ := constant.Int64Val(constant.ToInt(v))
		return quote(duration(time.Duration(i))), zero, ""
	case "bytes":
		i, _ := constant.Int64Val(constant.ToInt(v))
		return quote(size(i)), zero, ""
	case "float64", "float32":
		fl, _ := constant.Float64Val(v)
		return strconv.FormatFloat(fl, 'g', -1, 64), zero, ""
	}
	if i := constant.ToInt(v); i.Kind() == constant.Int {
		return i.ExactString(), zero, ""
	}
	return "", false, "number"
}

// string renders what Alloy reads from text. The zero of a type that isn't a
// string, say of a parsed URL, is no text at all.
func (b *builder) string(t *goType, v value) (string, bool, string) {
	if s, ok := text(v); ok {
		return quote(s), s == "", ""
	}
	switch x := v.(type) {
	case constVal:
		// A number by name: the text that UnmarshalText turns into it.
		for _, c := range b.textCases(t) {
			if c.result != nil && show(*c.result) == show(x) && c.text != "" {
				return quote(c.text), constant.Sign(x.v) == 0, ""
			}
		}
		if constant.Sign(x.v) == 0 {
			return "", true, ""
		}
		return "", false, "text of a number"
	case *structVal:
		// A wrapper of something parsed: &url.URL in config.URL and the like.
		for _, k := range sortedKeys(x.fields) {
			switch y := x.fields[k].v.(type) {
			case textVal:
				return quote(y.s), y.s == "", ""
			case ptrVal:
				if s, ok := y.to.v.(textVal); ok {
					return quote(s.s), false, ""
				}
			case unknownVal:
				return "", false, y.from
			}
		}
		return "", true, ""
	}
	return "", true, ""
}

// object renders a struct given as a value: nothing unless it is empty, or an
// optional secret, which reads a string.
func (b *builder) object(t *goType, v value, typ string) (string, bool, string) {
	s, ok := v.(*structVal)
	if !ok {
		return "", true, ""
	}
	if typ == "optional_secret" {
		if str, ok := text(s.fields["Value"].v); ok {
			return quote(str), str == "", ""
		}
		return "", false, "optional secret"
	}
	return "{}", true, ""
}

func (b *builder) list(t *goType, l *listVal, typ string) (string, bool, string) {
	elemType := strings.TrimSuffix(strings.TrimPrefix(typ, "list("), ")")
	var parts []string
	for _, e := range l.elems {
		s, why := b.element(e, t, elemType)
		if why != "" {
			return "", false, why
		}
		parts = append(parts, s)
	}
	return "[" + strings.Join(parts, ", ") + "]", len(parts) == 0, ""
}

func (b *builder) mapping(t *goType, m *mapVal, typ string) (string, bool, string) {
	elemType := strings.TrimSuffix(strings.TrimPrefix(typ, "map("), ")")
	var parts []string
	for i := range m.keys {
		k, ok := text(m.keys[i])
		s, why := b.element(m.vals[i], t, elemType)
		if !ok || why != "" {
			return "", false, "map " + why
		}
		parts = append(parts, quote(k)+" = "+s)
	}
	if len(parts) == 0 {
		return "{}", true, ""
	}
	sort.Strings(parts)
	return "{ " + strings.Join(parts, ", ") + " }", false, ""
}

func (b *builder) element(e value, t *goType, typ string) (string, string) {
	et := &goType{kind: kBasic, name: "string"}
	if u := b.src.underlying(t); u.elem != nil {
		et = u.elem
	}
	s, _, why := b.alloy(et, e, typ)
	if s == "" && why == "" {
		why = "element"
	}
	return s, why
}

func quote(s string) string { return strconv.Quote(s) }

// duration writes "1m" for what Go writes as "1m0s".
func duration(d time.Duration) string {
	s := d.String()
	if strings.HasSuffix(s, "m0s") {
		s = strings.TrimSuffix(s, "0s")
	}
	if strings.HasSuffix(s, "h0m") {
		s = strings.TrimSuffix(s, "0m")
	}
	return s
}

// size writes bytes in the largest unit that divides them.
func size(n int64) string {
	for _, u := range []struct {
		name string
		n    int64
	}{{"GiB", 1 << 30}, {"MiB", 1 << 20}, {"KiB", 1 << 10}} {
		if n != 0 && n%u.n == 0 {
			return strconv.FormatInt(n/u.n, 10) + u.name
		}
	}
	return strconv.FormatInt(n, 10) + "B"
}
