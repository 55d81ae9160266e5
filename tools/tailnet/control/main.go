// A tailnet's servers for the tests: Tailscale's own control server for tests, a DERP relay and STUN, on one address.
//
//	control ADDRESS DOMAIN
//
// Control is on :8080 without TLS, DERP on :8443 with it, STUN on :3478. Who may reach what, and what becomes of a node,
// is told by POST requests to /test/; see handlers.go.
package main

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"log"
	"math/big"
	"net"
	"net/http"
	"net/netip"
	"os"
	"time"

	"tailscale.com/derp/derpserver"
	"tailscale.com/net/stun"
	"tailscale.com/tailcfg"
	"tailscale.com/tstest/integration/testcontrol"
	"tailscale.com/types/key"
)

func main() {
	if len(os.Args) != 3 {
		log.Fatal("usage: control ADDRESS DOMAIN")
	}
	address, domain := os.Args[1], os.Args[2]
	go serveSTUN(address)
	go serveDERP(address)
	net := newTailnet(domain)
	net.control = &testcontrol.Server{
		Logf:            log.Printf,
		ExplicitBaseURL: "http://" + address + ":8080",
		MagicDNSDomain:  domain,
		DNSConfig:       &tailcfg.DNSConfig{Proxied: true, Domains: []string{domain}},
		DERPMap:         derpMap(address),
		AltMapStream:    net.stream,
	}
	mux := http.NewServeMux()
	net.handle(mux)
	mux.Handle("/", net.control)
	log.Fatal(http.ListenAndServe(address+":8080", mux))
}

func derpMap(address string) *tailcfg.DERPMap {
	return &tailcfg.DERPMap{Regions: map[int]*tailcfg.DERPRegion{1: {
		RegionID: 1, RegionCode: "test", Nodes: []*tailcfg.DERPNode{{
			Name: "test1", RegionID: 1, HostName: address, IPv4: address, IPv6: "none",
			STUNPort: 3478, STUNTestIP: address, DERPPort: 8443, InsecureForTests: true,
		}},
	}}}
}

func serveDERP(address string) {
	server := &http.Server{
		Addr:      address + ":8443",
		Handler:   derpserver.Handler(derpserver.New(key.NewNode(), func(string, ...any) {})),
		TLSConfig: &tls.Config{Certificates: []tls.Certificate{certificate()}},
		// a connection is taken over, which HTTP/2 doesn't let anybody do
		TLSNextProto: map[string]func(*http.Server, *tls.Conn, http.Handler){},
	}
	log.Fatal(server.ListenAndServeTLS("", ""))
}

func serveSTUN(address string) {
	socket, err := net.ListenUDP("udp4", &net.UDPAddr{IP: net.ParseIP(address), Port: 3478})
	check(err)
	buffer := make([]byte, 1500)
	for {
		n, from, err := socket.ReadFromUDPAddrPort(buffer)
		check(err)
		if id, err := stun.ParseBindingRequest(buffer[:n]); err == nil {
			seen := netip.AddrPortFrom(from.Addr().Unmap(), from.Port())
			socket.WriteToUDPAddrPort(stun.Response(id, seen), from)
		}
	}
}

func certificate() tls.Certificate {
	private, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	check(err)
	template := &x509.Certificate{SerialNumber: big.NewInt(1), NotAfter: time.Now().Add(24 * time.Hour)}
	der, err := x509.CreateCertificate(rand.Reader, template, template, &private.PublicKey, private)
	check(err)
	return tls.Certificate{Certificate: [][]byte{der}, PrivateKey: private}
}

func check(err error) {
	if err != nil {
		log.Fatal(err)
	}
}
