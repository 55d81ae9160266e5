import { pause, until } from '../criteria/figures';
import type { Proof } from '../proof';
import type { Fleet } from '../world/fleet';
import { broken, caughtByCheck } from './check';

const COLLECTOR = 'otel-collector.example.ts.net';
const TRACES = ['--signal', 'traces'];

/** What befell the way to the cluster, and the one to the local monitor. */
export async function wayOutages(fleet: Fleet, proof: Proof): Promise<void> {
  const thinkpad = fleet.on('thinkpad');
  const ready = () =>
    until('Alloy', async () => (await fetch(`${fleet.at('thinkpad', 'alloy')}/-/ready`)).ok);
  await proof.outage(
    {
      number: 3,
      was: 'what the desktop shows, 10 s late, by a batch before the local destination',
      broken:
        'a batch of 10 s in thinkpad\'s /etc/alloy/ai_monitor.alloy; as it is generated it passes everything on at once: `timeout = "0s"` (SC-003)',
    },
    () =>
      broken(
        async () => {
          thinkpad.sh(`sed -i 's/timeout = "0s"/timeout = "10s"/' /etc/alloy/ai_monitor.alloy`);
          await thinkpad.exec('systemctl restart alloy');
          await ready();
        },
        () => caughtByCheck(fleet, 'thinkpad', /^probe traces to ai_monitor$/, ...TRACES),
        async () => {
          await fleet.switchTo('thinkpad', fleet.machine('thinkpad'), ['alloy']);
          await ready();
        },
      ),
  );
  await proof.outage(
    {
      number: 6,
      was: 'everything remote, for five months, by a name that leads to ::1',
      broken: `${COLLECTOR} is ::1 in thinkpad's /etc/hosts`,
    },
    () =>
      broken(
        () => thinkpad.sh(`cp /etc/hosts /run/hosts; echo '::1 ${COLLECTOR}' >> /etc/hosts`),
        async () => {
          const name = new RegExp(`^name ${COLLECTOR}$`);
          const caught = await caughtByCheck(fleet, 'thinkpad', name, ...TRACES);
          await thinkpad.exec('systemctl restart outage-buffer');
          const line = await until("the outage buffer's journal", () => {
            const lines = thinkpad.sh('cat /run/log-outage-buffer').split('\n');
            return lines.filter((each) => each.includes('::1')).at(-1);
          });
          const said = `outage-buffer.service: ${line.replace(/^<\d>/, '')}`;
          return [...caught, { by: "the unit's journal", said }];
        },
        () => thinkpad.sh('cp /run/hosts /etc/hosts'),
      ),
  );
  const rename = async (name: string, to: string) => {
    await fleet.change('rename', { name, to });
    // until the tailnet's map is everywhere
    await pause(3000);
  };
  await proof.outage(
    {
      number: 10,
      was: 'everything remote, by a name that nobody has: no such host',
      broken: "the collector's device is called otel-collector-1, since its name was taken",
    },
    () =>
      broken(
        () => rename('otel-collector', 'otel-collector-1'),
        () => caughtByCheck(fleet, 'thinkpad', /^(tailnet|name .*)$/, ...TRACES),
        () => rename('otel-collector-1', 'otel-collector'),
      ),
  );
}
