// One machine that sends OTLP to a collector that is there already: no cluster side, so `cdktf deploy` has nothing to do.
import { App } from 'cdktf';
import {
  AlloyCollector,
  JournalUnit,
  NixosHost,
  ObservabilityStack,
  OtlpDestination,
} from 'cdktf-nixos-observability';

const app = new App();
const stack = new ObservabilityStack(app, 'observability');
const archive = OtlpDestination.remote('archive', { endpoint: 'https://otel.example.com' });

const thinkpad = new NixosHost(stack, 'thinkpad');
new AlloyCollector(thinkpad, 'alloy', {
  destinations: [archive],
  journalUnits: [JournalUnit.system('sshd')],
});
app.synth();
