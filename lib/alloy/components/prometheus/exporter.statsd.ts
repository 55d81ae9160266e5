// Generated from the source of Grafana Alloy 1.19.0 by `npm run generate`.
import type { Construct } from 'constructs';
import type {
  AlloyBoolean,
  AlloyDuration,
  AlloyNumber,
  AlloyString,
  Targets,
} from '../../expression';
import type { Schema } from '../../schema';
import { TypedComponent, type AlloyProps, type ComponentType } from '../../typed-component';
import { Wire } from '../../wire';

/** Arguments of `prometheus.exporter.statsd`. */
export interface PrometheusExporterStatsdProps {
  /** `listen_udp`: UDP address for StatsD lines; without a host every interface, `""` for none. @default :9125 */
  readonly listenUdp?: AlloyString;
  /** `listen_tcp`: TCP address for StatsD lines; without a host every interface, `""` for none. @default :9125 */
  readonly listenTcp?: AlloyString;
  /** `listen_unixgram`: path of a Unix datagram socket for StatsD lines; `""` for none. @default "" */
  readonly listenUnixgram?: AlloyString;
  /** `unix_socket_mode`: who may write to the Unix socket, as octal permissions. @default 755 */
  readonly unixSocketMode?: AlloyString;
  /** `mapping_config_path`: YAML file that maps dotted StatsD names to names and labels. @default "" */
  readonly mappingConfigPath?: AlloyString;
  /** `read_buffer`: bytes the kernel buffers for the UDP or Unix socket. @default 0 */
  readonly readBuffer?: AlloyNumber;
  /** `cache_size`: mappings it remembers at most. @default 1000 */
  readonly cacheSize?: AlloyNumber;
  /** `cache_type`: which mapping a full cache forgets: `lru` or `random`. @default lru */
  readonly cacheType?: AlloyString;
  /** `event_queue_size`: how many batches of events wait to be worked on. @default 10000 */
  readonly eventQueueSize?: AlloyNumber;
  /** `event_flush_threshold`: events that make it flush the queue. @default 1000 */
  readonly eventFlushThreshold?: AlloyNumber;
  /** `event_flush_interval`: longest that events wait to be flushed. @default 200ms */
  readonly eventFlushInterval?: AlloyDuration;
  /** `parse_dogstatsd_tags`: understands DogStatsD tags. @default true */
  readonly parseDogstatsdTags?: AlloyBoolean;
  /** `parse_influxdb_tags`: understands InfluxDB tags. @default true */
  readonly parseInfluxdbTags?: AlloyBoolean;
  /** `parse_librato_tags`: understands Librato tags. @default true */
  readonly parseLibratoTags?: AlloyBoolean;
  /** `parse_signalfx_tags`: understands SignalFx tags. @default true */
  readonly parseSignalfxTags?: AlloyBoolean;
  /** `relay_addr`: also passes the lines on to this host and UDP port. @default "" */
  readonly relayAddr?: AlloyString;
  /** `relay_packet_length`: longest packet it passes on, against fragmentation. @default 1400 */
  readonly relayPacketLength?: AlloyNumber;
}

/**
 * Receives StatsD lines and turns them into Prometheus metrics. Upstream's stability: generally available.
 * @see https://grafana.com/docs/alloy/latest/reference/components/prometheus/prometheus.exporter.statsd/
 */
export class PrometheusExporterStatsd extends TypedComponent {
  /** `targets`: a list of targets. */
  readonly targets: Targets = new Wire(this, 'targets', 'list(target)');

  constructor(scope: Construct, id: string, props: AlloyProps<PrometheusExporterStatsdProps> = {}) {
    super(scope, id, TYPE, props);
  }
}

const PROPS: Schema = {
  listenUdp: 'string',
  listenTcp: 'string',
  listenUnixgram: 'string',
  unixSocketMode: 'string',
  mappingConfigPath: 'string',
  readBuffer: 'int',
  cacheSize: 'int',
  cacheType: 'string',
  eventQueueSize: 'int',
  eventFlushThreshold: 'int',
  eventFlushInterval: 'duration',
  parseDogstatsdTags: 'bool',
  parseInfluxdbTags: 'bool',
  parseLibratoTags: 'bool',
  parseSignalfxTags: 'bool',
  relayAddr: 'string',
  relayPacketLength: 'int',
};

const TYPE: ComponentType = {
  name: 'prometheus.exporter.statsd',
  stability: 'generally-available',
  schema: PROPS,
};
