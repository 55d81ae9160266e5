import {
  AlloyCollector,
  LgtmBackend,
  NixosHost,
  type AlertOptions,
  type AlloyCollectorProps,
  type LgtmBackendProps,
} from '../../../../index';
import { BACKENDS, fleet, MONITOR } from '../../support';

/** A backend with alerts, two hosts that send to it, and the text of its rules. */
export function alerting(
  alerts: AlertOptions | boolean = true,
  props: Partial<LgtmBackendProps> = {},
  collector: Partial<AlloyCollectorProps> = {},
) {
  const stack = fleet();
  const lgtm = new LgtmBackend(stack, 'lgtm', { ...BACKENDS, ...props, alerts });
  for (const name of ['thinkpad', 'ryzen']) {
    const host = new NixosHost(stack, name);
    new AlloyCollector(host, 'alloy', { destinations: [MONITOR, lgtm], ...collector });
  }
  return { stack, lgtm, text: () => lgtm.alerts?.file.content ?? '' };
}
