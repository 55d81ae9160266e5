package main

import (
	"context"
	"fmt"
	"slices"
	"sync"
	"time"

	"tailscale.com/tailcfg"
	"tailscale.com/tstest/integration/testcontrol"
	"tailscale.com/types/key"
)

// A tailnet whose nodes have the tags that they ask for, and whose control answers as Tailscale's does where the server
// for tests is simpler: names, expiry, the policy, and who is online.
type tailnet struct {
	control *testcontrol.Server
	domain  string

	mu     sync.Mutex
	policy *policy // nil: everybody may reach everything
	states map[tailcfg.NodeID]*state
	// closed and replaced at each change
	changed chan struct{}
}

// What is known of a node beside what the server for tests keeps.
type state struct {
	removed, expired bool
	name             string
	streams          int
}

func newTailnet(domain string) *tailnet {
	return &tailnet{domain: domain, states: map[tailcfg.NodeID]*state{}, changed: make(chan struct{})}
}

// change makes a change, and has every node be told of it.
func (t *tailnet) change(f func()) {
	t.mu.Lock()
	defer t.mu.Unlock()
	f()
	close(t.changed)
	t.changed = make(chan struct{})
}

// of needs the lock.
func (t *tailnet) of(id tailcfg.NodeID) *state {
	if t.states[id] == nil {
		t.states[id] = &state{}
	}
	return t.states[id]
}

func (t *tailnet) nameOf(node *tailcfg.Node) string {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.name(node)
}

// name is the one that a node asked for, with -1, -2 when older ones that are still there have it. It needs the lock.
func (t *tailnet) name(node *tailcfg.Node) string {
	if s := t.of(node.ID); s.removed || s.name != "" {
		return s.name
	}
	wanted := node.Hostinfo.Hostname()
	older := 0
	for _, other := range t.control.AllNodes() {
		s := t.of(other.ID)
		if other.ID < node.ID && !s.removed && s.name == "" && other.Hostinfo.Hostname() == wanted {
			older++
		}
	}
	if older > 0 {
		return fmt.Sprintf("%s-%d", wanted, older)
	}
	return wanted
}

// stream answers a node's request for the network's map: once, or at each change for as long as it listens.
func (t *tailnet) stream(ctx context.Context, w testcontrol.MapStreamWriter, request *tailcfg.MapRequest) {
	node := t.control.Node(request.NodeKey)
	if node == nil {
		return
	}
	t.mu.Lock()
	removed := t.of(node.ID).removed
	t.mu.Unlock()
	if removed {
		return
	}
	if !request.Stream && !request.ReadOnly {
		t.update(node, request)
	}
	if request.Stream {
		t.change(func() { t.of(node.ID).streams++ })
		defer t.change(func() { t.of(node.ID).streams-- })
	}
	for {
		t.mu.Lock()
		changed := t.changed
		t.mu.Unlock()
		if w.SendMapMessage(t.mapFor(request.NodeKey)) != nil || !request.Stream {
			return
		}
		if !wait(ctx, w, changed) {
			return
		}
	}
}

// update keeps what a node says of itself.
func (t *tailnet) update(node *tailcfg.Node, request *tailcfg.MapRequest) {
	node.Endpoints, node.DiscoKey, node.Cap = request.Endpoints, request.DiscoKey, request.Version
	if request.Hostinfo != nil {
		node.Hostinfo = request.Hostinfo.View()
		if info := request.Hostinfo.NetInfo; info != nil && info.PreferredDERP != 0 {
			node.HomeDERP = info.PreferredDERP
		}
	}
	t.change(func() { t.control.UpdateNode(node) })
}

// wait ends with a change, or with false when the node is gone; meanwhile it keeps the stream alive.
func wait(ctx context.Context, w testcontrol.MapStreamWriter, changed <-chan struct{}) bool {
	for {
		select {
		case <-ctx.Done():
			return false
		case <-changed:
			// what changes together is told together
			time.Sleep(20 * time.Millisecond)
			return true
		case <-time.After(50 * time.Second):
			if w.SendMapMessage(&tailcfg.MapResponse{KeepAlive: true}) != nil {
				return false
			}
		}
	}
}

func (t *tailnet) mapFor(nodeKey key.NodePublic) *tailcfg.MapResponse {
	response, err := t.control.MapResponse(&tailcfg.MapRequest{NodeKey: nodeKey})
	if err != nil || response == nil {
		return &tailcfg.MapResponse{KeepAlive: true}
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	now := time.Now()
	response.ControlTime = &now
	self := response.Node
	keep := func(stays func(*tailcfg.Node) bool) {
		response.Peers = slices.DeleteFunc(response.Peers, func(peer *tailcfg.Node) bool {
			if stays(peer) {
				return false
			}
			// an empty list would say that nothing has changed
			response.PeersRemoved = append(response.PeersRemoved, peer.ID)
			return true
		})
	}
	keep(func(peer *tailcfg.Node) bool { return !t.of(peer.ID).removed })
	all := append(slices.Clone(response.Peers), self)
	for _, node := range all {
		s := t.of(node.ID)
		online := s.streams > 0
		node.Name, node.Tags, node.Online = t.name(node)+"."+t.domain+".", node.Hostinfo.RequestTags().AsSlice(), &online
		if s.expired {
			node.KeyExpiry = now.Add(-time.Minute)
		}
	}
	if t.policy != nil {
		response.PacketFilter = t.policy.rules(self, all)
		keep(func(peer *tailcfg.Node) bool { return t.policy.sees(self, peer) })
	}
	return response
}
