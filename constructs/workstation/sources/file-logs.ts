import { Construct } from 'constructs';
import { LocalFileMatch } from '../../../lib/alloy/components/local/file_match';
import { LokiSourceFile } from '../../../lib/alloy/components/loki/source.file';
import type { AlloyTarget } from '../../../lib/alloy/expression';
import { fail, shown } from '../../../lib/errors';
import { logRecords } from './log-records';
import { sourceFile, type SourceProps } from './source-file';

/** Which files, and whose. */
export interface FileLogsProps extends SourceProps {
  /** Absolute paths, in which `*` stands for any part of a name and `**` for any folders: `/var/log/nginx/*.log`. At least one. */
  readonly paths: readonly string[];
  /** Paths of these that are left out, in the same spelling. @default - none */
  readonly exclude?: readonly string[];
  /** Whether a file that is new to it is read from its end, rather than whole. @default false */
  readonly tailFromEnd?: boolean;
  /** Groups that may read them: Alloy has no privileges. @default - none */
  readonly groups?: readonly string[];
}

/**
 * Log files, a record a line, under the program's name as `service.name` and the file's as `log.file.path`. Where it got to
 * outlives a restart. In a file of its own, which `observability.sources.<name>-files.enable = false` takes away.
 *
 * @example
 * new FileLogs(thinkpad, 'nginx', {
 *   collector: alloy,
 *   name: 'nginx',
 *   paths: ['/var/log/nginx/*.log'],
 *   groups: ['nginx'],
 * });
 */
export class FileLogs extends Construct {
  /** What reads them. */
  readonly source: LokiSourceFile;

  /** @throws for a malformed name, for no path, and for one that isn't absolute */
  constructor(scope: Construct, id: string, props: FileLogsProps) {
    super(scope, id);
    const { collector, name, paths, exclude = [], tailFromEnd, groups } = props;
    if (paths.length === 0) fail(this, 'no paths were given, so nothing would be read: name one');
    for (const path of [...paths, ...exclude])
      if (!path.startsWith('/'))
        fail(
          this,
          `a path is absolute, but ${shown(path)} was given: Alloy has a folder of its own`,
        );
    const file = sourceFile(this, props, 'files', { groups });
    const left: AlloyTarget = exclude.length > 0 ? { __path_exclude__: exclude.join(',') } : {};
    const match = new LocalFileMatch(file, 'match', {
      pathTargets: paths.map((path) => ({ __path__: path, ...left })),
    });
    this.source = new LokiSourceFile(file, 'source', {
      targets: match.targets,
      tailFromEnd,
      forwardTo: () => [receiver.receiver],
    });
    // the receiver has made log.file.path and log.file.name of it
    const { receiver } = logRecords(file, collector, name, [{ label: 'filename' }]);
    this.node.defaultChild = this.source;
    this.node.addValidation({ validate: () => collector.missingDestination('logs') });
  }
}
