import type { OtelcolProcessorTransformProps } from '../../../lib/alloy/components/otelcol/processor.transform';

/**
 * Takes the query strings off spans of HTTP, where Beyla leaves them: on a server's in an attribute of its own, on a
 * client's in the whole URL. What can't be taken off isn't passed on.
 *
 * Source: https://opentelemetry.io/docs/specs/semconv/http/http-spans/
 */
export function withoutQueryStrings(): Pick<
  OtelcolProcessorTransformProps,
  'errorMode' | 'statements'
> {
  return {
    errorMode: 'propagate',
    statements: {
      trace: [
        'delete_key(span.attributes, "url.query")',
        'replace_pattern(span.attributes["url.full"], "[?#].*", "")',
      ],
    },
  };
}
