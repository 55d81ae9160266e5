// Generated from the source of Grafana Alloy 1.19.0 by `npm run generate`.
import type { Construct } from 'constructs';
import type { AlloyList, AlloyNumber, AlloySecret, AlloyString, Targets } from '../../expression';
import type { Schema } from '../../schema';
import { TypedComponent, type AlloyProps, type ComponentType } from '../../typed-component';
import { Wire } from '../../wire';

/** Arguments of `prometheus.exporter.github`. */
export interface PrometheusExporterGithubProps {
  /** `api_url`: base URL of GitHub's API. @default https://api.github.com */
  readonly apiUrl?: AlloyString;
  /** `repositories`: repositories it watches, as `owner/name`. @default [] */
  readonly repositories?: AlloyList<AlloyString>;
  /** `organizations`: organizations whose repositories it watches. @default [] */
  readonly organizations?: AlloyList<AlloyString>;
  /** `users`: users whose repositories it watches. @default [] */
  readonly users?: AlloyList<AlloyString>;
  /** `api_token`: token for GitHub's API. @default "" */
  readonly apiToken?: AlloySecret;
  /** `api_token_file`: file with the token. @default "" */
  readonly apiTokenFile?: AlloyString;
  /** `github_app_key_path`: private key file of the GitHub App. Since Alloy 1.14. @default "" */
  readonly githubAppKeyPath?: AlloyString;
  /** `github_app_id`: ID of the GitHub App it logs in as. Since Alloy 1.14. @default 0 */
  readonly githubAppId?: AlloyNumber;
  /** `github_app_installation_id`: which installation of the GitHub App. Since Alloy 1.14. @default 0 */
  readonly githubAppInstallationId?: AlloyNumber;
  /**
   * `github_rate_limit`: rate limit threshold at which the GitHub App logs in anew.
   * Since Alloy 1.14.
   * @default 15000
   */
  readonly githubRateLimit?: AlloyNumber;
}

/**
 * Gathers figures about GitHub repositories, organizations and users. Upstream's stability: generally available.
 * @see https://grafana.com/docs/alloy/latest/reference/components/prometheus/prometheus.exporter.github/
 */
export class PrometheusExporterGithub extends TypedComponent {
  /** `targets`: a list of targets. */
  readonly targets: Targets = new Wire(this, 'targets', 'list(target)');

  constructor(scope: Construct, id: string, props: AlloyProps<PrometheusExporterGithubProps> = {}) {
    super(scope, id, TYPE, props);
  }
}

const PROPS: Schema = {
  apiUrl: 'string',
  repositories: 'list(string)',
  organizations: 'list(string)',
  users: 'list(string)',
  apiToken: 'secret',
  apiTokenFile: 'string',
  githubAppKeyPath: 'string',
  githubAppId: 'int64',
  githubAppInstallationId: 'int64',
  githubRateLimit: 'float64',
};

const TYPE: ComponentType = {
  name: 'prometheus.exporter.github',
  stability: 'generally-available',
  schema: PROPS,
  since: {
    github_app_id: '1.14',
    github_app_installation_id: '1.14',
    github_app_key_path: '1.14',
    github_rate_limit: '1.14',
  },
};
