package flowcmd

import (
	"fmt"
	"os"
	"reflect"
	"slices"
	"strings"

	"github.com/grafana/alloy/internal/component"
	"github.com/grafana/alloy/syntax"
	"github.com/grafana/alloy/syntax/ast"
	"github.com/grafana/alloy/syntax/parser"
	"github.com/grafana/alloy/syntax/vm"
	"github.com/spf13/cobra"
)

// evaluate does what `alloy run` does with each component's arguments before it builds the component: decodes them,
// which runs their Validate, and converts those of OpenTelemetry's components. `alloy validate` checks types alone.
func evaluate() *cobra.Command {
	return &cobra.Command{
		Use:   "evaluate FILE",
		Short: "Decode the arguments of every component of a file",
		Args:  cobra.ExactArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			text, err := os.ReadFile(args[0])
			if err != nil {
				return err
			}
			file, err := parser.ParseFile(args[0], text)
			if err != nil {
				return err
			}
			var failed []string
			scope := scopeOf(file)
			for _, stmt := range file.Body {
				block := stmt.(*ast.BlockStmt)
				if err := evaluateBlock(block, scope); err != nil {
					failed = append(failed, fmt.Sprintf("%s %q: %v", block.GetBlockName(), block.Label, err))
				}
			}
			if len(failed) > 0 {
				return fmt.Errorf("%s", strings.Join(failed, "\n"))
			}
			return nil
		},
	}
}

func evaluateBlock(block *ast.BlockStmt, scope *vm.Scope) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("panic: %v", r)
		}
	}()
	registration, ok := component.Get(block.GetBlockName())
	if !ok {
		return fmt.Errorf("no such component")
	}
	if registration.Args == nil {
		return nil
	}
	arguments := registration.CloneArguments()
	if err := vm.New(block.Body).Evaluate(scope, arguments); err != nil {
		return err
	}
	return convert(reflect.ValueOf(arguments))
}

// convert calls the Convert that components of otelcol have: it finds what decoding doesn't.
func convert(arguments reflect.Value) error {
	method := arguments.MethodByName("Convert")
	if !method.IsValid() || method.Type().NumIn() != 0 || method.Type().NumOut() != 2 {
		return nil
	}
	err, _ := method.Call(nil)[1].Interface().(error)
	return err
}

// scopeOf gives every component's exports their names; nothing runs, so what they export is empty.
func scopeOf(file *ast.File) *vm.Scope {
	variables := map[string]any{}
	for _, stmt := range file.Body {
		block := stmt.(*ast.BlockStmt)
		registration, ok := component.Get(block.GetBlockName())
		if !ok || registration.Exports == nil {
			continue
		}
		inner := variables
		for _, part := range strings.Split(block.GetBlockName(), ".") {
			next, ok := inner[part].(map[string]any)
			if !ok {
				next = map[string]any{}
				inner[part] = next
			}
			inner = next
		}
		inner[block.Label] = registration.Exports
	}
	return vm.NewScope(variables)
}

// defaults prints what each attribute of a component is when it is left out, one a line: `client.timeout "30s"`. A
// block's are those of one that is there and empty.
func defaults() *cobra.Command {
	return &cobra.Command{
		Use:   "defaults NAME...",
		Short: "Print components' default arguments",
		RunE: func(_ *cobra.Command, names []string) error {
			for _, name := range names {
				registration, ok := component.Get(name)
				if !ok {
					return fmt.Errorf("no component %s", name)
				}
				if registration.Args == nil {
					continue
				}
				arguments := reflect.New(reflect.TypeOf(registration.Args)).Elem()
				setToDefault(arguments)
				printDefaults(name, arguments, nil)
			}
			return nil
		},
	}
}

func setToDefault(v reflect.Value) {
	if defaulter, ok := v.Addr().Interface().(syntax.Defaulter); ok {
		defaulter.SetToDefault()
	}
}

// printDefaults goes through blocks as the decoder does, which sets each to its own defaults where it has some and
// otherwise keeps what its parent has set. A type inside itself is printed once.
func printDefaults(path string, body reflect.Value, above []reflect.Type) {
	for i := 0; i < body.NumField(); i++ {
		tag, ok := body.Type().Field(i).Tag.Lookup("alloy")
		if !ok {
			continue
		}
		options := strings.Split(tag, ",")
		field, kind := body.Field(i), options[1]
		if kind == "squash" {
			// its defaults are its parent's to set
			if field.Kind() == reflect.Pointer && field.IsNil() {
				field = reflect.New(field.Type().Elem())
			}
			printDefaults(path, reflect.Indirect(field), above)
			continue
		}
		here := path + "." + options[0]
		switch {
		case kind == "attr" && field.Kind() == reflect.Pointer && field.IsNil():
			continue
		case kind == "attr":
			if text, err := syntax.MarshalValue(field.Interface()); err == nil {
				fmt.Printf("%s %s\n", here, strings.Join(strings.Fields(string(text)), " "))
			}
		case kind == "block":
			if inner, ok := emptyBlock(field); ok && !slices.Contains(above, inner.Type()) {
				printDefaults(here, inner, append(above, inner.Type()))
			}
		}
	}
}

// emptyBlock is what a block that is there starts from.
func emptyBlock(field reflect.Value) (reflect.Value, bool) {
	typ := field.Type()
	for typ.Kind() == reflect.Pointer || typ.Kind() == reflect.Slice {
		typ = typ.Elem()
	}
	if typ.Kind() != reflect.Struct {
		return reflect.Value{}, false
	}
	inner := reflect.New(typ).Elem()
	for field.Kind() == reflect.Pointer && !field.IsNil() {
		field = field.Elem()
	}
	if field.Type() == typ {
		inner.Set(field)
	}
	setToDefault(inner)
	return inner, true
}
