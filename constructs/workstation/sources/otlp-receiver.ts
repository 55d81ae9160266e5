import { Construct } from 'constructs';
import { OtelcolReceiverOtlp } from '../../../lib/alloy/components/otelcol/receiver.otlp';
import type { OtelcolTlsServerArguments } from '../../../lib/alloy/components/shared/otelcol';
import type { AlloyFile } from '../../../lib/alloy/file';
import { Alloy } from '../../../lib/alloy/stdlib';
import { fail } from '../../../lib/errors';
import { NixosHost } from '../../../lib/nixos/host';
import type { OpenPort } from '../../../lib/nixos/part';
import { MAX_REQUEST_SIZE } from '../../wiring/limits';
import { forEachOtlpSignal, OTLP_SIGNALS } from '../../wiring/signal';
import { isOnTailnet } from '../../wiring/tailnet';
import { SelfCheck } from '../check/self-check';
import { bearerToken } from '../destinations/bearer-token';
import { credentialFile } from '../destinations/credential-file';
import { listensAt } from './listens-at';
import { sourceFile, type SourceProps } from './source-file';

/** Where others send, who may, and what they have to show. */
export interface OtlpReceiverProps extends SourceProps {
  /** An address of the host that they reach, such as `192.168.1.2`, or `0.0.0.0` for all. */
  readonly listenAddress: string;
  /** The port for OTLP over HTTP; on `0.0.0.0` another than that for the host's own programs. @default 4318 */
  readonly port?: number;
  /** Whom the firewall lets in: all behind an interface, `{ interface: 'enp3s0' }`, or `{ ranges: ['192.168.1.0/24'] }`. */
  readonly from: NonNullable<OpenPort['from']>;
  /**
   * The credential with the token that they have to show, as `Authorization: Bearer …`, without a line break at its end:
   * `observability.alloy.credentials.<name> = config.sops.secrets.<secret>.path;` Without it `allowAnybody` says why not.
   */
  readonly tokenCredential?: string;
  /** Why whoever is let in may send without a token: `'the NAS knows none'`. @default - that is an error */
  readonly allowAnybody?: string;
  /** Credentials with the certificate that it shows and its key, in PEM. @default - plain HTTP, see `allowPlainHttp` */
  readonly tls?: { readonly certificateCredential: string; readonly keyCredential: string };
  /**
   * Why it may be plain HTTP off the tailnet: `'a cable of its own'`. Whoever is on the way can read all of it, the token
   * too. @default - that is an error, but on an address of the tailnet
   */
  readonly allowPlainHttp?: string;
}

/**
 * OTLP over HTTP from other machines, which send to this host as to a gateway: a NAS, a router, machines without a tailnet.
 * It goes to the remote destinations, as all that the host collects; what doesn't say which machine it is from gets this
 * host's name. In a file of its own, which `observability.sources.<name>-otlp.enable = false` takes away, with its port in
 * the firewall.
 *
 * @example
 * new OtlpReceiver(thinkpad, 'lan', {
 *   collector: alloy,
 *   name: 'lan',
 *   listenAddress: '192.168.1.2',
 *   from: { ranges: ['192.168.1.0/24'] },
 *   tokenCredential: 'lan-token',
 *   tls: { certificateCredential: 'lan-certificate', keyCredential: 'lan-key' },
 * });
 */
export class OtlpReceiver extends Construct {
  /** What listens. */
  readonly receiver: OtelcolReceiverOtlp;

  /**
   * @throws for a malformed name, address, interface or range, a port that is taken, for neither a token nor a reason why
   *   there is none, and for plain HTTP off the tailnet without a reason
   */
  constructor(scope: Construct, id: string, props: OtlpReceiverProps) {
    super(scope, id);
    const { collector, name, listenAddress, port = 4318, tokenCredential, tls } = props;
    checkSecurity(this, props);
    const { address, openPorts } = listensAt(this, { ...props, port });
    const host = NixosHost.of(this);
    // one on an address of its own may have the port that the host's programs send to on loopback
    const isEverywhere = /^(0\.0\.0\.0|\[?::\]?)$/.test(listenAddress);
    if (isEverywhere || host.useOfPort(port) === undefined)
      host.claimPort(this, port, this, `OTLP of ${name}`);
    const file = sourceFile(this, props, 'otlp', { ports: [port], openPorts });
    const auth =
      tokenCredential === undefined ? undefined : bearerToken(file, tokenCredential).handler;
    this.receiver = new OtelcolReceiverOtlp(file, 'otlp', {
      http: {
        endpoint: address,
        maxRequestBodySize: MAX_REQUEST_SIZE,
        auth,
        tls: tls && served(file, tls),
      },
      output: () => forEachOtlpSignal((signal) => collector.toRemote(signal)),
    });
    if (tls === undefined)
      SelfCheck.of(this).addListener({
        what: `OTLP of ${name}`,
        url: `http://${isEverywhere ? `127.0.0.1:${port}` : address}`,
        protocol: 'otlp',
        signals: OTLP_SIGNALS,
        component: this.receiver.address,
        credential: tokenCredential,
        part: file.part,
      });
    this.node.defaultChild = this.receiver;
    this.node.addValidation({
      validate: () =>
        OTLP_SIGNALS.every((signal) => collector.toRemote(signal).length === 0)
          ? collector.missingDestination('traces')
          : [],
    });
  }
}

/** What is open to others is so for a reason that somebody has written down. */
function checkSecurity(scope: Construct, props: OtlpReceiverProps): void {
  const { listenAddress, tokenCredential, allowAnybody, tls, allowPlainHttp } = props;
  for (const [name, reason] of Object.entries({ allowAnybody, allowPlainHttp }))
    if (reason !== undefined && reason.trim() === '')
      fail(scope, `${name} says why, but it is empty: write the reason down`);
  if (tokenCredential === undefined && allowAnybody === undefined)
    fail(
      scope,
      'whoever is let in could send anything under any name: give tokenCredential, or say by allowAnybody why not',
    );
  if (tokenCredential !== undefined && allowAnybody !== undefined)
    fail(scope, 'tokenCredential and allowAnybody exclude each other: leave one out');
  if (tls === undefined && allowPlainHttp === undefined && !isOnTailnet(listenAddress))
    fail(
      scope,
      `what is sent to ${listenAddress} could be read on the way, the token too: give tls, listen on the host's address on the ` +
        'tailnet, or say by allowPlainHttp why it may be',
    );
  if (tls !== undefined && allowPlainHttp !== undefined)
    fail(scope, 'tls and allowPlainHttp exclude each other: leave one out');
}

function served(
  file: AlloyFile,
  { certificateCredential, keyCredential }: NonNullable<OtlpReceiverProps['tls']>,
): OtelcolTlsServerArguments {
  const certificate = credentialFile(file, 'certificate', certificateCredential).content;
  return {
    certPem: Alloy.nonsensitive(certificate),
    keyPem: credentialFile(file, 'key', keyCredential).content,
  };
}
