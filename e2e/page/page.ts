import type { Proof } from '../proof';
import { table } from './table';

/** What the page is about. */
type Found = Pick<Proof, 'criteria' | 'elsewhere' | 'healthy' | 'outages'>;

/** Versions by program. */
export type Versions = Readonly<Record<string, string>>;

/** The page. */
export function page({ criteria, elsewhere, healthy, outages }: Found, versions: Versions): string {
  const met = criteria.filter((each) => each.met).length;
  const caught = outages.filter((each) => each.caught.length > 0).length;
  return `# Proof

What [the specification](requirements.md) wants, measured on one run of the example fleet ([\`bin/fleet.ts\`](../bin/fleet.ts)):

\`\`\`sh
npm run e2e
\`\`\`

It writes this page, and ends with 1 when something isn't as it should be. It takes root, network namespaces and \`npm run tools\`.

${met} of ${criteria.length} criteria are met, ${caught} of ${outages.length} outages are noticed; ${elsewhere.length} criteria can't be shown on such a machine.

![What of each limit was used](proof.svg)

## The fleet

Three hosts, ryzen, thinkpad and hetzner, each a systemd in namespaces of its own, which runs the units of the host's NixOS module
as they are: Alloy, the second Alloy with eBPF, the outage buffer, and the packet filter that lets them out by the tailnet alone. They
are on a tailnet of real daemons with a control server of its own. In the cluster is the real Collector on the configuration that Terraform would
deploy, and a real Prometheus where Mimir is. Loki, Tempo and Pyroscope are stand-ins, which refuse and find what the real ones were
[seen to refuse and find](../test/support/stores). So are Beyla, whose spans are sent in the shape that [was recorded](../test/fixtures/beyla-3.28), and
otel-ai-monitor. All of it shares one small machine, on which the times below are longer than on machines of their own.

${table(
  ['program', 'version'],
  Object.entries(versions).map(([name, version]) => [name, version]),
)}

## The criteria

${table(
  ['criterion', 'what is wanted', 'what was measured', ''],
  criteria.map(({ id, wanted, measured, met: isMet }) => [
    link(id),
    wanted,
    measured,
    isMet ? 'met' : '**not met**',
  ]),
)}

What can't be shown here:

${table(
  ['criterion', 'what is wanted', 'why, and what is nearest'],
  elsewhere.map(({ id, wanted, why }) => [link(id), wanted, why]),
)}

## Nothing fails in silence

The system that was written by hand before was down eleven times, once for five months, and each time nobody was told. Each cause was put
into the running fleet; the first thing that notices is what a build or a synth says where that comes first. Before and after, \`observability-check\` called every hop well:

${table(
  ['host', 'hops', 'not right', 'took'],
  healthy.map(({ host, hops, wrong, seconds }) => [
    host,
    String(hops),
    wrong.join('; ') || 'none',
    `${seconds.toFixed(1)} s`,
  ]),
)}

${table(
  ['', 'what was dead', 'what was broken here', 'noticed by', 'what it says'],
  outages.flatMap(({ number, was, broken, caught: all }) =>
    all.length === 0
      ? [[String(number), was, broken, '**nobody**', '']]
      : all.map(({ by, said }, i) => [
          i === 0 ? String(number) : '',
          i === 0 ? was : '',
          i === 0 ? broken : '',
          by,
          said,
        ]),
  ),
)}
`;
}

/** A criterion's text in the table of requirements; a scenario is in its story's. */
function link(id: string): string {
  return `[${id}](requirements.md#${id.toLowerCase().split('.')[0]})`;
}
