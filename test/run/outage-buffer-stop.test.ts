import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MAIN, moduleStart } from '../support/outage-buffer';
import { describeWith, run } from '../support/programs';

/** A name server that never answers, in a network of its own, and the outage buffer before a name that it is asked for. */
const SCRIPT = `
ip link set lo up
mount --bind "$0/resolv.conf" /etc/resolv.conf
mount --bind "$0/nsswitch.conf" /etc/nsswitch.conf
"$NODE" -e 'require("node:dgram").createSocket("udp4").bind(53, "127.0.0.53")' & silent=$!
"$NODE" $FLAGS "$MAIN" "$0/outage-buffer.json" 2> "$0/log" & buffer=$!
until grep -q listening "$0/log"; do sleep 0.1; done
curl -s -o /dev/null -w '%{http_code}\n' -d '{}' -H 'content-type: application/json' http://127.0.0.1:24347/logs
sleep 2
grep -c 'answered\|ENOTFOUND\|EAI_AGAIN' "$0/log"
begun=$(date +%s)
kill -TERM $buffer
wait $buffer
echo "$? after $(($(date +%s) - begun)) s"
kill $silent
`;

describeWith(['unshare', 'ip', 'curl'], 'a look-up that hangs', () => {
  test('does not hold up the end that SIGTERM asks for, and what is lost by it has a line', () => {
    const folder = mkdtempSync(join(tmpdir(), 'stop-'));
    // glibc's most patient: 5 times 30 s
    writeFileSync(
      join(folder, 'resolv.conf'),
      'nameserver 127.0.0.53\noptions timeout:30 attempts:5\n',
    );
    writeFileSync(join(folder, 'nsswitch.conf'), 'hosts: dns\n');
    const routes = { '/logs': 'http://otel-collector.example.ts.net:4318/v1/logs' };
    const upstreams = [{ destination: 'lgtm', signal: 'logs', protocol: 'otlp', routes }];
    const config = { port: 24347, budgetBytes: 1e6, maxRequestBytes: 1e6, upstreams };
    writeFileSync(join(folder, 'outage-buffer.json'), JSON.stringify(config));
    const { flags } = moduleStart();
    const env = { ...process.env, NODE: process.execPath, FLAGS: flags.join(' '), MAIN };
    const args = ['--net', '--mount', 'sh', '-c', SCRIPT, folder];
    const { stdout, output } = run('unshare', args, { env });
    const [taken, failed, end = ''] = stdout.trim().split('\n');
    // it is still being looked up
    expect([taken, failed]).toEqual(['200', '0']);
    const [, status, seconds] = /^(\d+) after (\d+) s$/.exec(end) ?? [output];
    // by the signal itself, which systemd takes for a clean end, within the 30 s that the unit has
    expect(Number(status)).toBe(128 + 15);
    expect(Number(seconds)).toBeLessThan(25);
    const log = run('cat', [join(folder, 'log')]).stdout;
    expect(log).toContain('lgtm logs: stopped with 1 request (1.1 KiB) undelivered');
    rmSync(folder, { recursive: true });
  });
});
