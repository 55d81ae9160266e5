import { isOnTailnet } from '../../../constructs/wiring/tailnet';

test.each([
  'otel-collector.tail1234.ts.net',
  'otel-collector.tail1234.ts.net.',
  'otel-collector.corp.example.com',
  '100.64.0.0',
  '100.127.255.255',
  '[fd7a:115c:a1e0::1]',
])('%s is on the tailnet', (hostname) => {
  expect(isOnTailnet(hostname, 'corp.example.com')).toBe(true);
});

test.each([
  'otel-collector',
  'ts.net',
  'otel-collector.tail1234.ts.net.example.com',
  'otel-collectorts.net',
  'corp.example.com',
  'evilcorp.example.com',
  '100.63.255.255',
  '100.128.0.0',
  '192.168.1.2',
  '[fd7a:115c:a1e1::1]',
  '[::ffff:10.0.0.1]',
])('%s is not', (hostname) => {
  expect(isOnTailnet(new URL(`http://${hostname}`).hostname, 'corp.example.com')).toBe(false);
});

test('without a tailnet of its own an app knows the names of Tailscale alone', () => {
  expect(isOnTailnet('a.example.ts.net')).toBe(true);
  expect(isOnTailnet('a.corp.example.com')).toBe(false);
});
