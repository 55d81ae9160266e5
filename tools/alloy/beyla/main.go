// Command beyla stands in for Grafana Beyla, whose binary Alloy embeds and starts, and which isn't in the module proxy: it
// reads its configuration and says that it is well, as Alloy asks it to, and watches nothing.
package main

import (
	"flag"
	"log"
	"net"
	"net/http"
	"os"

	"gopkg.in/yaml.v3"
)

func main() {
	path := flag.String("config", "", "the configuration")
	flag.Parse()
	text, err := os.ReadFile(*path)
	if err != nil {
		log.Fatal(err)
	}
	var config struct {
		HealthCheck struct {
			UnixSocketPath string `yaml:"unix_socket_path"`
		} `yaml:"health_check"`
	}
	if err := yaml.Unmarshal(text, &config); err != nil {
		log.Fatal(err)
	}
	listener, err := net.Listen("unix", config.HealthCheck.UnixSocketPath)
	if err != nil {
		log.Fatal(err)
	}
	log.Print("stands in for Beyla")
	log.Fatal(http.Serve(listener, http.HandlerFunc(func(http.ResponseWriter, *http.Request) {})))
}
