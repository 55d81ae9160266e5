import type { FieldSchema } from './schema';

/** The class of a component: `OtelcolExporterOtlphttp` for `otelcol.exporter.otlphttp`. */
export function className(component: string): string {
  return pascal(component);
}

/** Where a component's class is: `otelcol/exporter.otlphttp` for `otelcol.exporter.otlphttp`. */
export function filePath(component: string): string {
  return component.replace('.', '/');
}

/** A prop's name: upstream's in camelCase, which Alloy's dots and underscores both end a word of. */
export function propName({ label, name }: Pick<FieldSchema, 'label' | 'name'>): string {
  return label ? 'label' : uncapitalize(pascal(name));
}

/** Whether upstream's name follows from the prop's, as `lib/alloy/schema.ts` has it. */
export function nameFollows(name: string): boolean {
  return propName({ name }).replace(/[A-Z]/g, (c) => `_${c.toLowerCase()}`) === name;
}

/** Words in PascalCase: `send_batch_size`, `otelcol.exporter.otlp` and `HTTPClientArguments` alike. */
export function pascal(text: string): string {
  return text
    .split(/[^A-Za-z0-9]+/)
    .filter((word) => word !== '')
    .map((word) => goWords(word).map(capitalize).join(''))
    .join('');
}

/** A constant's name: `TLS_CLIENT_ARGUMENTS` for `TlsClientArguments`. */
export function constant(pascalName: string): string {
  return pascalName.replace(/(?<=[a-z0-9])(?=[A-Z])/g, '_').toUpperCase();
}

/** `HTTPClient` is `HTTP` and `Client`; `OAuth2Config` is `OAuth2` and `Config`. */
function goWords(word: string): string[] {
  return word.match(/OAuth2?|[A-Z]+(?![a-z])[0-9]*|[A-Z]?[a-z0-9]+|[0-9]+/g) ?? [];
}

function capitalize(word: string): string {
  return word.startsWith('OAuth')
    ? word
    : word.charAt(0).toUpperCase() + word.slice(1).toLowerCase();
}

function uncapitalize(word: string): string {
  return word.startsWith('OAuth')
    ? `oauth${word.slice(5)}`
    : word.charAt(0).toLowerCase() + word.slice(1);
}
