package main

import (
	"encoding/json"
	"fmt"
	"net/http"
)

// What a test tells the tailnet:
//
//	POST /test/policy              takes the policy in the body, of which tags and grants by tcp:PORT count
//	POST /test/remove?name=NODE    takes a node off the tailnet
//	POST /test/expire?name=NODE    has its key be expired; /test/renew undoes it
//	POST /test/rename?name=A&to=B  calls it another name
func (t *tailnet) handle(mux *http.ServeMux) {
	mux.HandleFunc("POST /test/policy", func(w http.ResponseWriter, r *http.Request) {
		var given policy
		if err := json.NewDecoder(r.Body).Decode(&given); err != nil {
			http.Error(w, err.Error(), http.StatusBadRequest)
			return
		}
		if err := given.check(); err != nil {
			http.Error(w, err.Error(), http.StatusBadRequest)
			return
		}
		t.change(func() { t.policy = &given })
	})
	t.onNode(mux, "remove", func(s *state, _ string) { s.removed = true })
	t.onNode(mux, "expire", func(s *state, _ string) { s.expired = true })
	t.onNode(mux, "renew", func(s *state, _ string) { s.expired = false })
	t.onNode(mux, "rename", func(s *state, to string) { s.name = to })
}

func (t *tailnet) onNode(mux *http.ServeMux, what string, f func(s *state, to string)) {
	mux.HandleFunc("POST /test/"+what, func(w http.ResponseWriter, r *http.Request) {
		for _, node := range t.control.AllNodes() {
			if t.nameOf(node) != r.FormValue("name") {
				continue
			}
			t.change(func() { f(t.of(node.ID), r.FormValue("to")) })
			fmt.Fprintln(w, node.Addresses[0].Addr())
			return
		}
		http.Error(w, "no such node", http.StatusNotFound)
	})
}
