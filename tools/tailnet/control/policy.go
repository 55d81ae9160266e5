package main

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"tailscale.com/tailcfg"
)

// The part of a tailnet's policy that these tests need: https://tailscale.com/kb/1337/policy-syntax
type policy struct {
	TagOwners map[string][]string
	Grants    []grant
	Tests     []policyTest
}

type grant struct{ Src, Dst, IP []string }

type policyTest struct {
	Src          string
	Accept, Deny []string
}

// check is what Tailscale does before it takes a policy: every tag has an owner, and its own tests hold.
func (p *policy) check() error {
	for _, g := range p.Grants {
		for _, tag := range slices.Concat(g.Src, g.Dst) {
			if _, owned := p.TagOwners[tag]; !owned {
				return fmt.Errorf("nobody owns %s", tag)
			}
		}
		for _, ip := range g.IP {
			if _, err := portOf(strings.TrimPrefix(ip, "tcp:")); err != nil {
				return err
			}
		}
	}
	for _, test := range p.Tests {
		for _, to := range test.Accept {
			if !p.allows(test.Src, to) {
				return fmt.Errorf("test(s) failed: %s doesn't reach %s", test.Src, to)
			}
		}
		for _, to := range test.Deny {
			if p.allows(test.Src, to) {
				return fmt.Errorf("test(s) failed: %s reaches %s", test.Src, to)
			}
		}
	}
	return nil
}

// allows says whether a tag reaches "tag:NAME:PORT".
func (p *policy) allows(src, to string) bool {
	at := strings.LastIndexByte(to, ':')
	return slices.ContainsFunc(p.Grants, func(g grant) bool {
		return slices.Contains(g.Src, src) && slices.Contains(g.Dst, to[:at]) && slices.Contains(g.IP, "tcp:"+to[at+1:])
	})
}

// rules is what a node lets in: from itself everything, from others what is granted.
func (p *policy) rules(self *tailcfg.Node, all []*tailcfg.Node) []tailcfg.FilterRule {
	own := tailcfg.FilterRule{}
	for _, a := range self.Addresses {
		address := a.Addr().String()
		own.SrcIPs = append(own.SrcIPs, address)
		own.DstPorts = append(own.DstPorts, tailcfg.NetPortRange{IP: address, Ports: tailcfg.PortRangeAny})
	}
	rules := []tailcfg.FilterRule{own}
	for _, g := range p.Grants {
		if !tagged(self, g.Dst) {
			continue
		}
		rule := tailcfg.FilterRule{IPProto: []int{6}}
		for _, node := range all {
			if tagged(node, g.Src) {
				for _, a := range node.Addresses {
					rule.SrcIPs = append(rule.SrcIPs, a.Addr().String())
				}
			}
		}
		for _, ip := range g.IP {
			port, err := portOf(strings.TrimPrefix(ip, "tcp:"))
			check(err)
			for _, a := range self.Addresses {
				ports := tailcfg.PortRange{First: port, Last: port}
				rule.DstPorts = append(rule.DstPorts, tailcfg.NetPortRange{IP: a.Addr().String(), Ports: ports})
			}
		}
		if len(rule.SrcIPs) > 0 {
			rules = append(rules, rule)
		}
	}
	return rules
}

// sees says whether either of two nodes may reach the other: a node is told of nobody else.
func (p *policy) sees(a, b *tailcfg.Node) bool {
	return slices.ContainsFunc(p.Grants, func(g grant) bool {
		return tagged(a, g.Src) && tagged(b, g.Dst) || tagged(b, g.Src) && tagged(a, g.Dst)
	})
}

func tagged(node *tailcfg.Node, tags []string) bool {
	return slices.ContainsFunc(node.Tags, func(tag string) bool { return slices.Contains(tags, tag) })
}

func portOf(text string) (uint16, error) {
	port, err := strconv.ParseUint(text, 10, 16)
	if err != nil {
		return 0, fmt.Errorf("%q is no tcp:PORT", text)
	}
	return uint16(port), nil
}
