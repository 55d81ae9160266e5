import type { Construct } from 'constructs';
import { OtelcolExporterOtlphttp } from '../../../lib/alloy/components/otelcol/exporter.otlphttp';
import type { OtelcolTlsClientArguments } from '../../../lib/alloy/components/shared/otelcol';
import { Duration } from '../../../lib/units';
import type { DestinationConnection } from '../../wiring/destination';

/** Where an exporter sends to, and what it shows there. */
export interface OtlpExporterProps extends DestinationConnection {
  /** Headers of every request. @default - none */
  readonly headers?: { readonly [name: string]: string };
  /** What a connection is made with. @default - the system's own authorities, and no certificate */
  readonly tls?: OtelcolTlsClientArguments;
}

/** The exporter of every remote destination: gives up a request after 5 s, tries for ever within its queue, and never blocks. */
export function otlpExporter(scope: Construct, props: OtlpExporterProps): OtelcolExporterOtlphttp {
  const { url, sendingQueue, headers, auth, tls } = props;
  const exporter = new OtelcolExporterOtlphttp(scope, 'otlphttp', {
    client: { endpoint: url, timeout: Duration.seconds(5), headers, auth, tls },
    sendingQueue,
    retryOnFailure: {
      initialInterval: Duration.seconds(1),
      maxInterval: Duration.seconds(30),
      maxElapsedTime: Duration.seconds(0),
    },
  });
  scope.node.defaultChild = exporter;
  return exporter;
}
