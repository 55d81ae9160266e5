/** Stand-ins of the stores, which refuse what the real ones were seen to refuse. */
export { LokiStore } from './stores/loki';
export { MimirStore } from './stores/mimir';
export { PyroscopeStore } from './stores/pyroscope';
export { TempoStore } from './stores/tempo';
export type { Store } from './stores/store';
