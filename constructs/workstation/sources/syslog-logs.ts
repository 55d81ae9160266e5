import { Construct } from 'constructs';
import { LokiRelabel } from '../../../lib/alloy/components/loki/relabel';
import { LokiSourceSyslog } from '../../../lib/alloy/components/loki/source.syslog';
import { fail } from '../../../lib/errors';
import { NixosHost } from '../../../lib/nixos/host';
import type { OpenPort } from '../../../lib/nixos/part';
import { PRIORITIES } from './journal-scope';
import { listensAt } from './listens-at';
import { logRecords } from './log-records';
import { sourceFile, type SourceProps } from './source-file';

/** Where syslog comes in, and how. */
export interface SyslogLogsProps extends SourceProps {
  /** The port, 1024 to 65535: Alloy has no privileges, so a device that insists on 514 needs a redirection. */
  readonly port: number;
  /** @default tcp */
  readonly protocol?: 'tcp' | 'udp';
  /** Older devices speak `rfc3164`. @default rfc5424 */
  readonly format?: 'rfc5424' | 'rfc3164';
  /**
   * An address of the host that others reach, such as `192.168.1.2`, or `0.0.0.0` for all: whoever does can write into the
   * logs, under any name, since syslog knows no password. Its firewall is opened for the port, while the source is on.
   * @default - loopback alone
   */
  readonly listenAddress?: string;
  /** Whom the firewall lets in there: all behind an interface, or ranges of addresses. @default - everybody who reaches the address */
  readonly from?: OpenPort['from'];
}

/**
 * Takes syslog in, from programs on the host or, by name, from devices around it: a record a message, the sender's program
 * as `service.name`, its severity and the host that it names as `syslog.hostname`. In a file of its own, which
 * `observability.sources.<name>-syslog.enable = false` takes away.
 *
 * @example
 * new SyslogLogs(thinkpad, 'router', {
 *   collector: alloy,
 *   name: 'router',
 *   listenAddress: '192.168.1.2',
 *   port: 1514,
 * });
 */
export class SyslogLogs extends Construct {
  /** What listens. */
  readonly source: LokiSourceSyslog;

  /** @throws for a malformed name or address, and for a port that Alloy can't have or that is taken on the host */
  constructor(scope: Construct, id: string, props: SyslogLogsProps) {
    super(scope, id);
    const { collector, name, port, protocol = 'tcp', format, listenAddress = '127.0.0.1' } = props;
    if (port < 1024)
      fail(
        this,
        `a port below 1024 takes a privilege that Alloy hasn't got, but ${port} was given: take one above, and redirect`,
      );
    const listens = listensAt(this, { ...props, listenAddress, protocol });
    NixosHost.of(this).claimPort(this, port, this, `syslog of ${name}`);
    const file = sourceFile(this, props, 'syslog', { ports: [port], openPorts: listens.openPorts });
    const rules = new LokiRelabel(file, 'relabel', {
      forwardTo: [],
      rule: Object.entries(LABELS).map(([from, targetLabel]) => ({
        sourceLabels: [from],
        targetLabel,
      })),
    });
    this.source = new LokiSourceSyslog(file, 'source', {
      listener: [
        {
          address: listens.address,
          protocol,
          syslogFormat: format,
          // a device's clock may be anywhere, and stores refuse what is too old
          useIncomingTimestamp: false,
        },
      ],
      relabelRules: rules.rules,
      forwardTo: () => [receiver.receiver],
    });
    const { receiver } = logRecords(file, collector, name, FROM_LABELS, SEVERITIES);
    this.node.defaultChild = this.source;
    this.node.addValidation({ validate: () => collector.missingDestination('logs') });
  }
}

/** What `loki.source.syslog` knows of a message, which goes unless it gets another name. */
const LABELS = {
  __syslog_message_app_name: 'app',
  __syslog_message_hostname: 'hostname',
  __syslog_message_severity: 'level',
};

/** What becomes of those in a record. */
const FROM_LABELS = [
  { label: 'app', to: 'resource.attributes["service.name"]' },
  { label: 'hostname', to: 'log.attributes["syslog.hostname"]' },
  { label: 'level', to: 'log.severity_text' },
];

/** The words of Alloy for syslog's severities, in their order; OpenTelemetry numbers them as those of the journal. */
const SEVERITIES = [
  'emergency',
  'alert',
  'critical',
  'error',
  'warning',
  'notice',
  'informational',
  'debug',
].map(
  (word, i) =>
    `set(log.severity_number, ${Object.values(PRIORITIES)[i]}) where log.severity_text == "${word}"`,
);
