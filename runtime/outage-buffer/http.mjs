/**
 * Node's HTTP, not by `import`: that would ask for all that it exports, and so load its WebSocket, 13 MiB of it; and
 * HTTPS, 5 MiB, where it is needed.
 */

export const http = process.getBuiltinModule('node:http');

/** @returns {typeof import('node:https')} */
export const https = () => process.getBuiltinModule('node:https');
