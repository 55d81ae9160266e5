/** The only address that anything on a workstation listens on. */
export const LOOPBACK = '127.0.0.1';

/**
 * Those above 1023 of the ports that no browser connects to, whatever a page asks for: "bad ports" of
 * https://fetch.spec.whatwg.org/#port-blocking. For what would take a request of any page that a user of the host opens.
 */
export const PORTS_WITHOUT_BROWSERS: readonly number[] = [
  1719, 1720, 1723, 2049, 3659, 4045, 4190, 5060, 5061, 6000, 6566, 6665, 6666, 6667, 6668, 6669,
  6679, 6697, 10080,
];

/** `host:port` on loopback. */
export function loopbackAddress(port: number): string {
  return `${LOOPBACK}:${port}`;
}

/** The base URL of something that listens on loopback. */
export function loopbackUrl(port: number): string {
  return `http://${loopbackAddress(port)}`;
}

/** Where Alloy serves its own UI and metrics by default, which nixpkgs' module keeps. */
export const ALLOY_PORT = 12345;
