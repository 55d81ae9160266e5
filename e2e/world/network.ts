import { spawnSync } from 'node:child_process';

const INSIDE = 'E2E_INSIDE';

/** Starts this process again in a network of its own, on which the fleet's is built, unless it is in one already. */
export function inOwnNetwork(): void {
  if (process.env[INSIDE] !== undefined) return;
  const script = 'ip link set lo up && exec "$@"';
  const again = [process.execPath, ...process.execArgv, ...process.argv.slice(1)];
  const { status } = spawnSync('unshare', ['--net', 'sh', '-c', script, 'sh', ...again], {
    stdio: 'inherit',
    env: { ...process.env, [INSIDE]: '1' },
  });
  process.exit(status ?? 1);
}
