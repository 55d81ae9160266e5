/** The only address that anything on a workstation listens on. */
export const LOOPBACK = '127.0.0.1';

/** `host:port` on loopback. */
export function loopbackAddress(port: number): string {
  return `${LOOPBACK}:${port}`;
}

/** The base URL of something that listens on loopback. */
export function loopbackUrl(port: number): string {
  return `http://${loopbackAddress(port)}`;
}
