import { code, plain, table } from '../../lib/markdown';
import type { DescribedAssistant } from '../wiring/description';
import type { FleetHost } from './fleet';
import { takenOn } from './on-host';
import { groupedBy, ofHosts } from './words';

/** Who sends something, and what AI assistants are told for it. */
export function emittersSection(hosts: readonly FleetHost[]): string {
  const all = hosts.flatMap((host) => takenOn(host).map((each) => ({ ...each, host: host.name })));
  if (all.length === 0) return '';
  const alike = groupedBy(all, ({ name, how, signals, taker }) =>
    JSON.stringify([how, taker, signals, name]),
  ).map((group) => ({ ...group[0], on: group.map(({ host }) => host) }));
  const together = groupedBy(alike, ({ how, taker }) => JSON.stringify([how, taker])).flatMap(
    (each) => groupedBy(each, ({ signals, on }) => JSON.stringify([signals, on])),
  );
  const rows = together.map((group) => {
    const [{ how = '', signals = [], taker = '', on } = { on: [] }] = group;
    return [
      group.map(({ name = '' }) => plain(name)).join(', '),
      plain(how),
      signals.join(', '),
      plain(taker),
      ofHosts(on.map(plain), hosts.length),
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
  if (file) {
    const { path, section, endpoint } = file;
    const reads = `It reads no variables but ${code(path)}, whose ${code(section)} sends to ${code(endpoint)}.`;
    return `${code(name)}, on ${where}, ${known}. ${reads}\n`;
  }
  const lines = Object.entries(variables).map(([key, value]) => `${key}=${quoted(value)}`);
  return `${code(name)}, on ${where}, ${known}. Its environment:\n\n\`\`\`sh\n${lines.join('\n')}\n\`\`\`\n`;
}

/** As a shell takes it; a variable of a session holds no `"`, `$` or `\`. */
function quoted(value: string): string {
  if (/^[\w./:=,@%+-]+$/.test(value)) return value;
  return value.includes("'") ? `"${value.replaceAll('`', '\\`')}"` : `'${value}'`;
}
