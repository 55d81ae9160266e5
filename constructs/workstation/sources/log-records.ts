import { OtelcolProcessorBatch } from '../../../lib/alloy/components/otelcol/processor.batch';
import { OtelcolProcessorTransform } from '../../../lib/alloy/components/otelcol/processor.transform';
import { OtelcolReceiverLoki } from '../../../lib/alloy/components/otelcol/receiver.loki';
import type { AlloyFile } from '../../../lib/alloy/file';
import { Duration } from '../../../lib/units';
import type { ICollector } from '../../wiring/collector';

/** The attribute of a record or resource that a label of a line becomes. */
export interface LineLabel {
  /** The label. */
  readonly label: string;
  /** Where it goes, in OTTL: `resource.attributes["service.name"]`. @default - nowhere */
  readonly to?: string;
}

/**
 * Makes log records of a source's lines, under the program's name, and sends them to the remote destinations.
 *
 * @param name the program's, unless a label names it
 * @param labels the labels that become something else, or go; others are attributes
 * @param statements what else becomes of a record, in OTTL
 */
export function logRecords(
  file: AlloyFile,
  collector: ICollector,
  name: string,
  labels: readonly LineLabel[],
  statements: readonly string[] = [],
): { readonly receiver: OtelcolReceiverLoki; readonly record: OtelcolProcessorTransform } {
  const receiver = new OtelcolReceiverLoki(file, 'loki', {
    output: () => ({ logs: [record.input] }),
  });
  const attribute = (label: string) => `log.attributes["${label}"]`;
  const record = new OtelcolProcessorTransform(file, 'transform', {
    errorMode: 'ignore',
    statements: {
      log: [
        `set(resource.attributes["service.name"], "${name}")`,
        ...labels
          .filter(({ to }) => to !== undefined)
          .map(
            ({ label, to }) => `set(${to}, ${attribute(label)}) where ${attribute(label)} != nil`,
          ),
        ...statements,
        // what Alloy's own components call themselves by, and what has another name now
        `delete_matching_keys(log.attributes, "^(${['job', ...labels.map(({ label }) => label)].join('|')}|loki\\\\.attribute\\\\.labels)$")`,
      ],
    },
    output: () => ({ logs: [batch.input] }),
  });
  // the receiver passes on every line by itself
  const batch = new OtelcolProcessorBatch(file, 'batch', {
    timeout: Duration.seconds(1),
    output: () => ({ logs: collector.toRemote('logs') }),
  });
  return { receiver, record };
}
