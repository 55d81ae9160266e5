import { code, plain, table } from '../../lib/markdown';
import type { DescribedAssistant } from '../wiring/description';
import { partOf, type FleetHost } from './fleet';
import { groupedBy, named, ofHosts } from './words';

/** Who sends something, and what AI assistants are told for it. */
export function emittersSection(hosts: readonly FleetHost[]): string {
  const all = hosts.flatMap((host) =>
    host.emitters.map((emitter) => ({
      ...emitter,
      host: host.name,
      part: partOf(host, emitter.into) ?? '',
    })),
  );
  if (all.length === 0) return '';
  const alike = groupedBy(all, ({ name, how, signals, part }) =>
    JSON.stringify({ name, how, signals, part }),
  ).map((group) => ({ emitter: group[0], on: group.map(({ host }) => host) }));
  const rows = groupedBy(alike, ({ emitter, on }) =>
    JSON.stringify([emitter?.how, emitter?.signals, emitter?.part, on]),
  ).flatMap((group) => {
    const [{ emitter, on } = { emitter: undefined, on: [] }] = group;
    if (!emitter) return [];
    const names = group.map((each) => plain(each.emitter?.name ?? ''));
    return [
      [
        named(names, 'of them'),
        plain(emitter.how),
        emitter.signals.join(', '),
        plain(emitter.part),
        ofHosts(on.map(plain), hosts.length),
      ],
    ];
  });
  const assistants = groupedBy(
    all.filter(({ assistant }) => assistant !== undefined),
    ({ name, assistant }) => JSON.stringify([name, assistant]),
  );
  return [
    '## Emitters\n',
    table(['who', 'how', 'signals', 'into', 'hosts'], rows),
    ...assistants.map(([first, ...others]) =>
      first?.assistant
        ? assistantText(
            first.name,
            first.assistant,
            ofHosts(
              [first, ...others].map(({ host }) => code(host)),
              hosts.length,
            ),
          )
        : '',
    ),
  ].join('\n');
}

function assistantText(
  name: string,
  { serviceName, variables, file }: DescribedAssistant,
  hosts: string,
): string {
  const where = hosts === 'all' ? 'all hosts' : hosts;
  const known = `is ${code(serviceName)} in ${code('service.name')}`;
  if (file)
    return `${code(name)}, on ${where}, ${known}. It reads ${code(file.path)}, which has ${plain(file.holds)}.\n`;
  const lines = Object.entries(variables).map(([key, value]) => `${key}=${quoted(value)}`);
  return `${code(name)}, on ${where}, ${known}. Its environment:\n\n\`\`\`sh\n${lines.join('\n')}\n\`\`\`\n`;
}

/** As a shell takes it; a variable of a session holds no `"`, `$` or `\`. */
function quoted(value: string): string {
  if (/^[\w./:=,@%+-]+$/.test(value)) return value;
  return value.includes("'") ? `"${value.replaceAll('`', '\\`')}"` : `'${value}'`;
}
