// Grafana Cloud: its OTLP gateway with the instance and a token, which are files on the machine and never in the Nix store:
//   observability.alloy.credentials = {
//     grafana-cloud-instance = config.sops.secrets.grafana-cloud-instance.path;
//     grafana-cloud-token = config.sops.secrets.grafana-cloud-token.path;
//   };
import { App } from 'cdktf';
import {
  AlloyCollector,
  DockerLogs,
  NixosHost,
  ObservabilityStack,
  OtlpDestination,
} from 'cdktf-nixos-observability';

const app = new App();
const stack = new ObservabilityStack(app, 'observability');
const cloud = OtlpDestination.remote('grafana_cloud', {
  endpoint: 'https://otlp-gateway-prod-eu-west-0.grafana.net/otlp',
  basicAuth: {
    usernameCredential: 'grafana-cloud-instance',
    passwordCredential: 'grafana-cloud-token',
  },
  metricsTemporality: 'cumulative',
});

const server = new NixosHost(stack, 'server');
const alloy = new AlloyCollector(server, 'alloy', {
  destinations: [cloud],
  labels: { role: 'server' },
});
new DockerLogs(server, 'docker', { collector: alloy });
app.synth();
