import { claudeLogs, claudeTraces, nowNanos, send, traceIds } from '../../test/support/emitters';
import type { Proof } from '../proof';
import { HOSTS, type Fleet, type Host } from '../world/fleet';
import { most, pause, seconds, until, within } from './figures';
import { PROTOBUF } from './sessions';

const ROUNDS = 5;

/** Journals of three hosts in one place. */
export async function logs(fleet: Fleet, proof: Proof): Promise<void> {
  const search = (host: Host, text: string) =>
    fleet.loki.search({ host }).filter(({ body }) => body === text);
  await proof.measure('SC-006', 'log entries searchable in Loki within 30 seconds', async () => {
    const waits: number[] = [];
    for (let n = 0; n < ROUNDS; n++) {
      for (const host of HOSTS) {
        const message = `entry ${n} of ${host}`;
        const written = Date.now();
        fleet.log(host, [{ message, unit: 'tailscaled.service' }]);
        await until(message, () => search(host, message).length > 0, 40);
        waits.push(Date.now() - written);
      }
      await pause(211);
    }
    return {
      measured: `${waits.length} entries of three hosts' journals are found by {host="…"} after ${seconds(most(waits))} at most`,
      ...within(most(waits), 30),
    };
  });
  await proof.measure('US4.1', "a service's error appears in Loki", async () => {
    const message = 'session lost';
    const unit = 'otel-ai-monitor.service';
    fleet.log('ryzen', [{ message, userUnit: unit, priority: 3 }]);
    const [found] = await until(message, () => {
      const all = search('ryzen', message);
      return all.length > 0 && all;
    });
    const { severityText } = found!.record;
    const service = String(found!.resource['service.name']);
    return {
      measured: `an error of a user's ${unit}: service.name ${service}, severity ${severityText}`,
      met: service === 'otel-ai-monitor' && severityText === 'error',
    };
  });
  await proof.measure('US4.2', 'search by hostname', () => {
    const of = HOSTS.map((host) => {
      const all = fleet.loki.search({ host, service_name: 'tailscaled' });
      const strange = all.filter(({ body }) => !body?.endsWith(` of ${host}`));
      return { host, count: all.length, strange: strange.length };
    });
    return Promise.resolve({
      measured: of
        .map(
          ({ host, count, strange }) =>
            `{host="${host}"}: ${count} entries of it, ${strange} of others`,
        )
        .join('; '),
      met: of.every(({ count, strange }) => count === ROUNDS && strange === 0),
    });
  });
  await proof.measure('US4.3', '"logs for this trace"', async () => {
    const session = { sessionId: 'correlated', n: 0, nowNanos: nowNanos() };
    const { traceId } = traceIds(session);
    await send(fleet.at('thinkpad', 'otlp'), 'traces', claudeTraces(session), PROTOBUF);
    await send(fleet.at('thinkpad', 'otlp'), 'logs', claudeLogs(session), PROTOBUF);
    fleet.log('thinkpad', [
      { message: 'in it', unit: 'nix-daemon.service', fields: { TRACE_ID: traceId } },
    ]);
    const services = await until('both', () => {
      const all = fleet.loki.stored.filter(({ record }) => record.traceId === traceId);
      const names = [
        ...new Set(all.map(({ resource }) => String(resource['service.name']))),
      ].sort();
      return (
        names.length > 1 &&
        fleet.tempo.spans().some(({ span }) => span.traceId === traceId) &&
        names
      );
    });
    return {
      measured: `a trace's id in Tempo finds log records of ${services.join(' and ')} in Loki`,
      met: services.join() === 'claude-code,nix-daemon',
    };
  });
}

/** The host on everything. */
export async function identity(fleet: Fleet, proof: Proof): Promise<void> {
  await proof.measure('SC-007', 'all workstations identifiable by hostname', async () => {
    const [metrics] = [await fleet.mimir.query('count by (host) ({host=~".+"})')];
    const none = await fleet.mimir.query(
      'count({host="", __name__=~".+", __name__!="target_info", job!="otel-collector"})',
    );
    const logHosts = fleet.loki.stored.map((record) => fleet.loki.streamOf(record).host ?? '');
    const traceHosts = fleet.tempo
      .spans()
      .map(({ resource }) => String(resource['host.name'] ?? ''));
    const profileHosts = fleet.pyroscope.stored.map(({ labels }) => labels.host ?? '');
    const found = {
      metrics: metrics.map(({ labels }) => labels.host ?? ''),
      logs: logHosts,
      traces: traceHosts,
      profiles: profileHosts,
    };
    const names = Object.entries(found).map(
      ([signal, all]) => [signal, [...new Set(all)].sort()] as const,
    );
    const nameless = names.flatMap(([, all]) => all).filter((name) => name === '').length;
    const without = none.reduce((sum, { value }) => sum + value, 0);
    return {
      measured: `${names.map(([signal, all]) => `${signal} of ${all.join(', ')}`).join('; ')}; series without a host: ${without}, others: ${nameless}. ryzen alone has a profiler`,
      met:
        nameless === 0 &&
        without === 0 &&
        names.every(
          ([signal, all]) =>
            all.join() === (signal === 'profiles' ? 'ryzen' : (EVERY[signal] ?? ALL)),
        ),
    };
  });
}

const ALL = [...HOSTS].sort().join();
/** Programs whose spans there are run on desktops. */
const EVERY: Readonly<Record<string, string>> = { traces: 'ryzen,thinkpad' };
