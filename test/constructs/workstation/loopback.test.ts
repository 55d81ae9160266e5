import { PORTS_WITHOUT_BROWSERS } from '../../../constructs/workstation/loopback';

/** Node's own fetch, which refuses the ports that the Fetch standard forbids. */
async function failure(port: number): Promise<string> {
  const failed: unknown = await fetch(`http://127.0.0.1:${port}`).catch((error: unknown) => error);
  return String((failed as Error).cause);
}

test.each(PORTS_WITHOUT_BROWSERS)(
  'what follows the Fetch standard never connects to %d',
  async (port) => {
    expect(await failure(port)).toContain('bad port');
  },
);

test('it does to others', async () => {
  expect(await failure(4041)).not.toContain('bad port');
});
