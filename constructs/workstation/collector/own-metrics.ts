import type { IConstruct } from 'constructs';
import type { ICollector } from '../../wiring/collector';
import { OutageBufferMetrics } from '../buffer/outage-buffer-metrics';
import { OutageBufferService } from '../buffer/outage-buffer-service';
import { AlloyMetrics, type AlloyMetricsOptions } from '../sources/alloy-metrics';

/** What a collector sends of itself: Alloy's own metrics and its outage buffer's, once a remote destination takes metrics. */
export class OwnMetrics {
  /** The outage buffer's; none of Alloy's own queue. */
  buffer?: OutageBufferMetrics;
  /** Alloy's; none where they are left out. */
  alloy?: AlloyMetrics;

  /** @param options of Alloy's, false to leave them out */
  constructor(
    private readonly collector: ICollector & IConstruct,
    private readonly options: AlloyMetricsOptions | false | undefined,
  ) {
    collector.node.addValidation({ validate: () => this.problems() });
  }

  /** Called with each destination more. */
  read(): void {
    const { collector, options } = this;
    if (collector.toRemote('metrics').length === 0) return;
    const service = OutageBufferService.find(collector);
    if (service) this.buffer ??= new OutageBufferMetrics(service, 'metrics', { collector });
    if (options !== false)
      this.alloy ??= new AlloyMetrics(collector, 'self-metrics', { collector, ...options });
  }

  /** What is missing where Alloy's are asked for and there is nowhere to send them. */
  private problems(): string[] {
    const asked = this.options !== undefined && this.options !== false;
    return asked && this.alloy === undefined ? this.collector.missingDestination('metrics') : [];
  }
}
