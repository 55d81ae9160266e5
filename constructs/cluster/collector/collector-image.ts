import type { IConstruct } from 'constructs';
import { fail, shown } from '../../../lib/errors';
import { imageReference } from '../image-reference';

/** An image of the OpenTelemetry Collector, and what its version calls the components that we use. */
export interface CollectorImage {
  /** As a container has it. */
  readonly image: string;
  /** Its minor version: 152 of 0.152.0. */
  readonly release: number;
  /** Names of components in a configuration. */
  readonly names: ComponentNames;
}

/** Types of components that were renamed: a collector of the other generation doesn't start. */
export interface ComponentNames {
  /** The exporter of OTLP over HTTP. */
  readonly otlpHttp: 'otlp_http' | 'otlphttp';
  /** The connector that makes metrics of spans. */
  readonly spanMetrics: 'span_metrics' | 'spanmetrics';
  /** The connector that makes metrics of the calls between services. */
  readonly serviceGraph: 'service_graph' | 'servicegraph';
}

/**
 * The first minor version 0.x that takes what we configure: a queue sized in bytes, in memory and on a disk
 * alike, and batches in bytes.
 * @see https://github.com/open-telemetry/opentelemetry-collector/releases/tag/v0.130.0
 */
const OLDEST = 130;

/** @see https://github.com/open-telemetry/opentelemetry-collector/blob/main/CHANGELOG.md, v0.144.0 */
const OTLP_HTTP_RENAMED = 144;

/** At 0.152 both names of the connectors are taken, which our tests run; the newer ones are taken from there on. */
const CONNECTORS_RENAMED = 152;

/**
 * Reads which version an image is. A digest (`…:0.152.0@sha256:…`) is what can't change behind one's back; a tag of a
 * release is taken as well, since upstream never moves those.
 *
 * @param version what `image` is, when its tag doesn't say
 * @throws when the version can't be known, such as with `latest`, or is too old, and for a malformed digest
 */
export function collectorImage(scope: IConstruct, image: string, version?: string): CollectorImage {
  imageReference(scope, "the collector's image", image);
  const [, tag] = /:(\w[\w.-]*)(?:@.*)?$/.exec(image.replace(/@.*/, '')) ?? [];
  const [, minor] = /^v?0\.(\d+)\.\d+/.exec(version ?? tag ?? '') ?? [];
  if (minor === undefined) {
    fail(
      scope,
      `the collector's components are called differently in each generation, and ${shown(version ?? image)} doesn't say ` +
        "which one it is: give a tag such as :0.152.0, or version: '0.152.0'",
    );
  }
  const release = Number(minor);
  if (release < OLDEST) {
    fail(
      scope,
      `the collector is 0.${OLDEST}.0 or newer, which has queues sized in bytes, but 0.${minor} was given`,
    );
  }
  const connectors = release >= CONNECTORS_RENAMED;
  return {
    image,
    release,
    names: {
      otlpHttp: release >= OTLP_HTTP_RENAMED ? 'otlp_http' : 'otlphttp',
      spanMetrics: connectors ? 'span_metrics' : 'spanmetrics',
      serviceGraph: connectors ? 'service_graph' : 'servicegraph',
    },
  };
}
