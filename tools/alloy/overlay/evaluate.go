package flowcmd

import (
	"bytes"
	"fmt"
	"os"
	"reflect"
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

// defaults prints the arguments that a component has when none are given, as Alloy's own encoder writes them.
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
				arguments := registration.CloneArguments()
				if defaulter, ok := arguments.(syntax.Defaulter); ok {
					defaulter.SetToDefault()
				}
				var text bytes.Buffer
				if err := syntax.NewEncoder(&text).Encode(arguments); err != nil {
					return fmt.Errorf("%s: %w", name, err)
				}
				fmt.Printf("%s {\n%s}\n", name, indented(text.String()))
			}
			return nil
		},
	}
}

func indented(text string) string {
	if strings.TrimSpace(text) == "" {
		return ""
	}
	return "\t" + strings.ReplaceAll(strings.TrimSpace(text), "\n", "\n\t") + "\n"
}
