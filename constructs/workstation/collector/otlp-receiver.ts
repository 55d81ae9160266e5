import {
  OtelcolReceiverOtlp,
  type OtelcolReceiverOtlpProps,
} from '../../../lib/alloy/components/otelcol/receiver.otlp';
import type { AlloyFile } from '../../../lib/alloy/file';
import type { AlloyProps } from '../../../lib/alloy/typed-component';
import { MAX_REQUEST_SIZE } from '../../wiring/limits';
import { OTLP_SIGNALS } from '../../wiring/signal';
import { SelfCheck } from '../check/self-check';
import { loopbackAddress, loopbackUrl } from '../loopback';

/** What takes OTLP from the host's programs, on loopback alone: Alloy's own default is every interface. */
export function otlpReceiver(
  file: AlloyFile,
  ports: { readonly http: number; readonly grpc?: number },
  output: AlloyProps<OtelcolReceiverOtlpProps>['output'],
): OtelcolReceiverOtlp {
  const { http, grpc } = ports;
  const receiver = new OtelcolReceiverOtlp(file, 'otlp', {
    grpc: grpc === undefined ? undefined : { endpoint: loopbackAddress(grpc) },
    http: { endpoint: loopbackAddress(http), maxRequestBodySize: MAX_REQUEST_SIZE },
    output,
  });
  SelfCheck.of(file).addListener({
    what: 'OTLP over HTTP',
    url: loopbackUrl(http),
    protocol: 'otlp',
    signals: OTLP_SIGNALS,
    component: receiver.address,
  });
  return receiver;
}
