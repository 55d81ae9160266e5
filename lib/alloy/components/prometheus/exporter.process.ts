// Generated from the source of Grafana Alloy 1.19.0 by `npm run generate`.
import type { Construct } from 'constructs';
import type { AlloyBoolean, AlloyList, AlloyString, Targets } from '../../expression';
import { nested, type Schema } from '../../schema';
import { TypedComponent, type AlloyProps, type ComponentType } from '../../typed-component';
import { Wire } from '../../wire';

/** `matcher` of `prometheus.exporter.process`. */
export interface PrometheusExporterProcessMatcher {
  /** `name`: what the group is called; a template such as `{{.ExeBase}}`. @default "{{.ExeBase}}" */
  readonly name?: AlloyString;
  /** `comm`: names of executables, as the kernel cuts them, to 15 characters. @default [] */
  readonly comm?: AlloyList<AlloyString>;
  /** `exe`: values of `argv[0]`; without a slash, its base name is enough. @default [] */
  readonly exe?: AlloyList<AlloyString>;
  /** `cmdline`: regular expressions on the command line. @default [] */
  readonly cmdline?: AlloyList<AlloyString>;
}

/** Arguments of `prometheus.exporter.process`. */
export interface PrometheusExporterProcessProps {
  /** `matcher`: gathers processes into a group; the first that matches wins. @default - none */
  readonly matcher?: readonly PrometheusExporterProcessMatcher[];
  /** `procfs_path`: where procfs is mounted. @default /proc */
  readonly procfsPath?: AlloyString;
  /** `track_children`: counts children that match nothing to their parent's group. @default true */
  readonly trackChildren?: AlloyBoolean;
  /** `track_threads`: adds metrics of single threads. @default true */
  readonly trackThreads?: AlloyBoolean;
  /** `gather_smaps`: reads `smaps` too, for proportional memory figures. @default true */
  readonly gatherSmaps?: AlloyBoolean;
  /** `recheck_on_scrape`: looks at process names anew on each scrape. @default false */
  readonly recheckOnScrape?: AlloyBoolean;
  /** `remove_empty_groups`: forgets groups that have no process left. Since Alloy 1.11. @default false */
  readonly removeEmptyGroups?: AlloyBoolean;
}

/**
 * Gathers metrics of groups of processes from `/proc`. Upstream's stability: generally available.
 * @see https://grafana.com/docs/alloy/latest/reference/components/prometheus/prometheus.exporter.process/
 */
export class PrometheusExporterProcess extends TypedComponent {
  /** `targets`: a list of targets. */
  readonly targets: Targets = new Wire(this, 'targets', 'list(target)');

  constructor(
    scope: Construct,
    id: string,
    props: AlloyProps<PrometheusExporterProcessProps> = {},
  ) {
    super(scope, id, TYPE, props);
  }
}

const MATCHER: Schema = {
  name: 'string',
  comm: 'list(string)',
  exe: 'list(string)',
  cmdline: 'list(string)',
};

const PROPS: Schema = {
  matcher: nested('blocks', MATCHER),
  procfsPath: 'string',
  trackChildren: 'bool',
  trackThreads: 'bool',
  gatherSmaps: 'bool',
  recheckOnScrape: 'bool',
  removeEmptyGroups: 'bool',
};

const TYPE: ComponentType = {
  name: 'prometheus.exporter.process',
  stability: 'generally-available',
  schema: PROPS,
  since: {
    remove_empty_groups: '1.11',
  },
};
