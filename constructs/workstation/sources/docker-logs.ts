import { Construct } from 'constructs';
import { DiscoveryDocker } from '../../../lib/alloy/components/discovery/docker';
import { DiscoveryRelabel } from '../../../lib/alloy/components/discovery/relabel';
import { LokiSourceDocker } from '../../../lib/alloy/components/loki/source.docker';
import type { ICollector } from '../../wiring/collector';
import { logRecords } from './log-records';
import { sourceFile } from './source-file';

/** Whose containers. */
export interface DockerLogsProps {
  /** The collector that sends it on. */
  readonly collector: ICollector;
  /**
   * Who runs them; podman answers like Docker where `virtualisation.podman.dockerSocket.enable` or its own socket is on.
   * @default docker
   */
  readonly engine?: 'docker' | 'podman';
}

/**
 * What containers print, a record a line: the container's name as `service.name`. In a
 * file of its own, which `observability.sources.<engine>-containers.enable = false` takes away.
 *
 * Alloy joins the engine's group for it, whose members can do what root can: whoever takes over Alloy takes over the host.
 *
 * @example
 * new DockerLogs(thinkpad, 'containers', { collector: alloy, engine: 'podman' });
 */
export class DockerLogs extends Construct {
  /** What finds them. */
  readonly discovery: DiscoveryDocker;
  /** What reads them. */
  readonly source: LokiSourceDocker;

  /** @throws for a second one of an engine on a host */
  constructor(scope: Construct, id: string, props: DockerLogsProps) {
    super(scope, id);
    const { collector, engine = 'docker' } = props;
    const file = sourceFile(this, { collector, name: engine }, 'containers', { groups: [engine] });
    const host = SOCKETS[engine];
    this.discovery = new DiscoveryDocker(file, 'discovery', { host });
    const named = new DiscoveryRelabel(file, 'relabel', {
      targets: this.discovery.targets,
      rule: [
        {
          sourceLabels: ['__meta_docker_container_name'],
          regex: '/?(.*)',
          targetLabel: 'container',
        },
      ],
    });
    this.source = new LokiSourceDocker(file, 'source', {
      host,
      targets: named.output,
      forwardTo: () => [receiver.receiver],
    });
    const { receiver } = logRecords(file, collector, engine, [
      { label: 'container', to: 'resource.attributes["service.name"]' },
    ]);
    this.node.defaultChild = this.source;
    this.node.addValidation({ validate: () => collector.missingDestination('logs') });
  }
}

/** Where each engine listens on NixOS. */
const SOCKETS = {
  docker: 'unix:///var/run/docker.sock',
  podman: 'unix:///run/podman/podman.sock',
};
