import type { TracesRequest } from '../otlp';
import { hexOf, resourceOf, span, traceIds, tracesRequest, windowOf, type Export } from './export';

/**
 * What Beyla sends of a request that a watched program has answered: a span of the server, and below it the time in the
 * queue and the time at work.
 *
 * Source: `pkg/export/otel/traces.go` and `common.go` of open-telemetry/opentelemetry-ebpf-instrumentation.
 */
export function beylaTraces(
  props: Export & { readonly service: string; readonly host: string; readonly path?: string },
): TracesRequest {
  const { service, host, path = '/users/7', sessionId, n } = props;
  const { start, end } = windowOf(props);
  const { traceId, rootSpanId } = traceIds(props);
  const taken = start + (end - start) / 10n;
  const part = (name: string, startNanos: bigint, endNanos: bigint) =>
    span({
      traceId,
      spanId: hexOf(16, name, sessionId, n),
      parentSpanId: rootSpanId,
      name,
      startNanos,
      endNanos,
    });
  return tracesRequest(
    resourceOf({
      'service.name': service,
      'telemetry.sdk.language': 'python',
      'telemetry.sdk.name': 'beyla',
      'telemetry.sdk.version': 'v3.28.0',
      'host.name': host,
      'host.id': hexOf(32, host),
      'otel.library.name': 'github.com/open-telemetry/opentelemetry-ebpf-instrumentation',
      'service.instance.id': `${host}:4242`,
    }),
    {},
    [
      part('in queue', start, taken),
      part('processing', taken, end),
      span({
        traceId,
        spanId: rootSpanId,
        name: 'GET /users/*',
        kind: 2,
        startNanos: start,
        endNanos: end,
        attributes: {
          'http.request.method': 'GET',
          'http.response.status_code': 200,
          'url.path': path,
          'client.address': '127.0.0.1',
          'server.address': host,
          'server.port': 4320,
          'http.request.body.size': 0,
          'http.response.body.size': 2,
          'http.route': '/users/*',
        },
      }),
    ],
  );
}
