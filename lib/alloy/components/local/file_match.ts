// Generated from the source of Grafana Alloy 1.19.0 by `npm run generate`.
import type { Construct } from 'constructs';
import type { AlloyDuration, AlloyList, AlloyTarget, Targets } from '../../expression';
import type { Schema } from '../../schema';
import { TypedComponent, type AlloyProps, type ComponentType } from '../../typed-component';
import { Wire } from '../../wire';

/** Arguments of `local.file_match`. */
export interface LocalFileMatchProps {
  /** `path_targets`: targets with a glob in `__path__`, and one to leave out in `__path_exclude__`. */
  readonly pathTargets: AlloyList<AlloyTarget>;
  /** `sync_period`: how often it looks for new and deleted files. @default 10s */
  readonly syncPeriod?: AlloyDuration;
  /** `ignore_older_than`: ignores files that were last changed longer ago than this. @default 0s */
  readonly ignoreOlderThan?: AlloyDuration;
}

/**
 * Finds files by glob patterns, `**` among them. Upstream's stability: generally available.
 * @see https://grafana.com/docs/alloy/latest/reference/components/local/local.file_match/
 */
export class LocalFileMatch extends TypedComponent {
  /** `targets`: a list of targets. */
  readonly targets: Targets = new Wire(this, 'targets', 'list(target)');

  constructor(scope: Construct, id: string, props: AlloyProps<LocalFileMatchProps>) {
    super(scope, id, TYPE, props);
  }
}

const PROPS: Schema = {
  pathTargets: 'list(target)!',
  syncPeriod: 'duration',
  ignoreOlderThan: 'duration',
};

const TYPE: ComponentType = {
  name: 'local.file_match',
  stability: 'generally-available',
  schema: PROPS,
};
