package main

import (
	"go/ast"
	"go/constant"
	"go/parser"
)

// What Alloy takes from modules that aren't read. Only alloy and alloy/syntax
// are parsed, so that the schema depends on two downloads and nothing else;
// what they import is written down here, each with where it is from.

// externType says how Alloy takes a Go type of another module.
type externType struct {
	typ    string
	zero   string   // its zero value as a Go literal; "nil" for none
	values []string // the strings allowed
}

var externTypes = map[string]externType{
	"time.Duration": {typ: "duration", zero: `0`},
	// A time.Time reads RFC 3339 text.
	"time.Time": {typ: "string"},
	// Parses "5MiB"; alecthomas/units.
	"github.com/alecthomas/units.Base2Bytes": {typ: "bytes", zero: `0`},
	// map[string][]string.
	"net/url.Values": {typ: "map(list(string))"},
	"net/url.URL":    {typ: "string"},
	// []string with flag methods; dskit.
	"github.com/grafana/dskit/flagext.StringSlice": {typ: "list(string)"},
	// A string with UnmarshalText: collector-contrib pkg/ottl/config.go.
	"github.com/open-telemetry/opentelemetry-collector-contrib/pkg/ottl.ErrorMode": {
		typ: "string", zero: `""`, values: []string{"ignore", "silent", "propagate"}},
	// A string; collector config/configcompression/compressiontype.go.
	"go.opentelemetry.io/collector/config/configcompression.Type": {
		typ: "string", zero: `""`, values: []string{"", "gzip", "zlib", "deflate", "snappy", "zstd", "lz4", "x-snappy-framed", "none"}},
	"github.com/prometheus/common/model.Duration": {typ: "string"},
	"github.com/prometheus/prometheus/storage.Appendable": {
		typ: "capsule(prometheus.Appendable)", zero: "nil"},
}

// externMaps are package-level maps and lists of other modules that Alloy
// looks allowed strings up in.
var externMaps = map[string][]string{
	// prometheus/common/config/http_config.go
	"github.com/prometheus/common/config.TLSVersions": {"TLS10", "TLS11", "TLS12", "TLS13"},
}

// externValues are consts, vars and results of other modules by
// "import/path.Name", as Go literals.
var externValues = map[string]string{
	"time.Nanosecond":  `1`,
	"time.Microsecond": `1000`,
	"time.Millisecond": `1000000`,
	"time.Second":      `1000000000`,
	"time.Minute":      `60000000000`,
	"time.Hour":        `3600000000000`,
	"math.MaxInt":      `9223372036854775807`,
	"math.MaxInt64":    `9223372036854775807`,
	"math.MaxInt32":    `2147483647`,
	"math.MaxUint32":   `4294967295`,
	// The schema is that of Linux builds.
	"runtime.GOOS": `"linux"`,

	"github.com/alecthomas/units.Kibibyte": `1024`,
	"github.com/alecthomas/units.KiB":      `1024`,
	"github.com/alecthomas/units.Mebibyte": `1048576`,
	"github.com/alecthomas/units.MiB":      `1048576`,
	"github.com/alecthomas/units.Gibibyte": `1073741824`,
	"github.com/alecthomas/units.GiB":      `1073741824`,

	// sarama/broker.go
	"github.com/IBM/sarama.SASLTypePlaintext": `"PLAIN"`,

	// client_golang/exp/api/remote
	"github.com/prometheus/client_golang/exp/api/remote.WriteV1MessageType": `"prometheus.WriteRequest"`,
	"github.com/prometheus/client_golang/exp/api/remote.WriteV2MessageType": `"io.prometheus.write.v2.Request"`,

	// prometheus/config/config.go
	"github.com/prometheus/prometheus/config.PrometheusText0_0_4": `"PrometheusText0.0.4"`,

	// aws-sdk-go-v2/service/servicediscovery/types/enums.go
	"github.com/aws/aws-sdk-go-v2/service/servicediscovery/types.HealthStatusFilterHealthy":          `"HEALTHY"`,
	"github.com/aws/aws-sdk-go-v2/service/servicediscovery/types.HealthStatusFilterUnhealthy":        `"UNHEALTHY"`,
	"github.com/aws/aws-sdk-go-v2/service/servicediscovery/types.HealthStatusFilterAll":              `"ALL"`,
	"github.com/aws/aws-sdk-go-v2/service/servicediscovery/types.HealthStatusFilterHealthyOrElseAll": `"HEALTHY_OR_ELSE_ALL"`,

	// collector/pdata/ptrace/status_code.go
	"go.opentelemetry.io/collector/pdata/ptrace.StatusCodeUnset.String()": `"Unset"`,
	"go.opentelemetry.io/collector/pdata/ptrace.StatusCodeOk.String()":    `"Ok"`,
	"go.opentelemetry.io/collector/pdata/ptrace.StatusCodeError.String()": `"Error"`,

	// prometheus/discovery/kubernetes/kubernetes.go
	"github.com/prometheus/prometheus/discovery/kubernetes.RoleEndpoint":      `"endpoints"`,
	"github.com/prometheus/prometheus/discovery/kubernetes.RoleEndpointSlice": `"endpointslice"`,

	// prometheus/storage/remote/azuread/azuread.go
	"github.com/prometheus/prometheus/storage/remote/azuread.AzurePublic": `"AzurePublic"`,

	// prometheus/discovery/aws/aws.go, hetzner/hetzner.go
	"github.com/prometheus/prometheus/discovery/aws.RoleEC2":               `"ec2"`,
	"github.com/prometheus/prometheus/discovery/aws.RoleECS":               `"ecs"`,
	"github.com/prometheus/prometheus/discovery/aws.RoleElasticache":       `"elasticache"`,
	"github.com/prometheus/prometheus/discovery/aws.RoleLightsail":         `"lightsail"`,
	"github.com/prometheus/prometheus/discovery/aws.RoleMSK":               `"msk"`,
	"github.com/prometheus/prometheus/discovery/aws.RoleRDS":               `"rds"`,
	"github.com/prometheus/prometheus/discovery/hetzner.HetznerRoleRobot":  `"robot"`,
	"github.com/prometheus/prometheus/discovery/hetzner.HetznerRoleHcloud": `"hcloud"`,

	// prometheus/model/labels/matcher.go
	"github.com/prometheus/prometheus/model/labels.MatchEqual.String()":     `"="`,
	"github.com/prometheus/prometheus/model/labels.MatchNotEqual.String()":  `"!="`,
	"github.com/prometheus/prometheus/model/labels.MatchRegexp.String()":    `"=~"`,
	"github.com/prometheus/prometheus/model/labels.MatchNotRegexp.String()": `"!~"`,

	// common/model/metric.go
	"github.com/prometheus/common/model.UTF8Validation.String()":   `"utf8"`,
	"github.com/prometheus/common/model.LegacyValidation.String()": `"legacy"`,
	"github.com/prometheus/common/model.AllowUTF8":                 `"allow-utf-8"`,
	"github.com/prometheus/common/model.EscapeUnderscores":         `"underscores"`,
	"github.com/prometheus/common/model.EscapeDots":                `"dots"`,
	"github.com/prometheus/common/model.EscapeValues":              `"values"`,

	// collector-contrib/receiver/awss3receiver/factory.go: what isn't named in
	// its default config is empty.
	awss3 + "StartTime":                        `""`,
	awss3 + "EndTime":                          `""`,
	awss3 + "SQS":                              `nil`,
	awss3 + "S3Downloader.Endpoint":            `""`,
	awss3 + "S3Downloader.FilePrefix":          `""`,
	awss3 + "S3Downloader.S3PartitionTimezone": `""`,
}

const awss3 = "github.com/open-telemetry/opentelemetry-collector-contrib/receiver/awss3receiver.NewFactory().CreateDefaultConfig()."

// fieldValues are the strings allowed in fields that another module checks.
var fieldValues = map[string][]string{
	// collector/exporter/exporterhelper: RequestSizer's UnmarshalText
	"otelcol.QueueArguments.Sizer": {"requests", "items", "bytes"},
	// collector/config/configtls/configtls.go: tlsVersions
	"otelcol.TLSSetting.MinVersion": tlsVersions,
	"otelcol.TLSSetting.MaxVersion": tlsVersions,
	// prometheus/config/config.go: ScrapeProtocol.Validate
	"prometheus/scrape.Arguments.ScrapeProtocols":        scrapeProtocols,
	"prometheus/scrape.Arguments.ScrapeFallbackProtocol": scrapeProtocols,
	// prometheus/storage/remote/azuread/azuread.go: Validate
	"prometheus/remotewrite.AzureADConfig.Cloud": {"AzurePublic", "AzureChina", "AzureGovernment"},
	// collector-contrib/internal/coreinternal/attraction/attraction.go: Action
	"otelcol.AttrActionKeyValue.Action": {"insert", "update", "upsert", "delete", "hash", "extract", "convert"},
	// collector-contrib/internal/filter/filterset/config.go: MatchType
	"otelcol.MatchProperties.MatchType": {"regexp", "strict"},
	// collector/exporter/debugexporter/config.go: Validate
	"otelcol/exporter/debug.Arguments.Verbosity": {"basic", "normal", "detailed"},
	// prometheus/config/config.go: RemoteWriteProtoMsg.Validate
	"prometheus/remotewrite.EndpointOptions.ProtobufMessage": remoteWriteMessages,
	// otelcol/connector/spanmetrics/spanmetrics.go: convertAggregationTemporality
	"otelcol/connector/spanmetrics.Arguments.AggregationTemporality": {"CUMULATIVE", "DELTA"},
	// otelcol/receiver/kafka/kafka.go: validateGroupRebalanceStrategy
	"otelcol/receiver/kafka.Arguments.GroupRebalanceStrategy":   rebalanceStrategies,
	"otelcol/receiver/kafka.Arguments.GroupRebalanceStrategies": rebalanceStrategies,
	// prometheus/discovery/kubernetes/kubernetes.go: Role's UnmarshalYAML
	"discovery/kubernetes.Arguments.Role":      kubernetesRoles,
	"discovery/kubernetes.SelectorConfig.Role": kubernetesRoles,
}

var (
	tlsVersions         = []string{"1.0", "1.1", "1.2", "1.3"}
	scrapeProtocols     = []string{"OpenMetricsText0.0.1", "OpenMetricsText1.0.0", "PrometheusProto", "PrometheusText0.0.4", "PrometheusText1.0.0"}
	remoteWriteMessages = []string{"prometheus.WriteRequest", "io.prometheus.write.v2.Request"}
	rebalanceStrategies = []string{"range", "roundrobin", "sticky", "cooperative-sticky"}
	kubernetesRoles     = []string{"node", "pod", "service", "endpoints", "endpointslice", "ingress"}
)

// literal evaluates a Go literal without any names in it.
func (in *interp) literal(src string) value {
	e, err := parser.ParseExpr(src)
	if err != nil {
		panic("external value " + src + ": " + err.Error())
	}
	if lit, ok := e.(*ast.CompositeLit); ok {
		l := &listVal{}
		for _, x := range lit.Elts {
			l.elems = append(l.elems, in.literal(constLit(x)))
		}
		return l
	}
	switch e := e.(type) {
	case *ast.BasicLit:
		return constVal{v: constant.MakeFromLiteral(e.Value, e.Kind, 0)}
	case *ast.Ident:
		if e.Name == "nil" {
			return nilVal{}
		}
		return boolConst(e.Name == "true")
	}
	panic("external value " + src)
}

func constLit(e ast.Expr) string {
	if l, ok := e.(*ast.BasicLit); ok {
		return l.Value
	}
	panic("external list of something other than literals")
}
