import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PyroscopeAgent, synthNixos, type ITelemetryDestination } from '../../../../index';
import { temporaryFolder } from '../../../lib/support';
import { describeWith, run } from '../../../support/programs';
import { host } from '../../support';
import { MetricsAndProfiles } from '../own-destinations';

describeWith(['alloy'], 'the real Alloy', (programs) => {
  /** What it says of a host's files, with the destination switched on or off. */
  function validate(destination: ITelemetryDestination, profiled: boolean, on: boolean) {
    const { host: ryzen, alloy: collector, stack } = host({ destinations: [destination] });
    if (profiled) new PyroscopeAgent(ryzen, 'pyroscope', { collector });
    const folder = join(temporaryFolder(), 'alloy');
    mkdirSync(folder);
    const name = `${destination.destinationName}.alloy`;
    for (const [path, text] of synthNixos(stack)) {
      const [, directory, file] = /^files\/ryzen\/(alloy|alloy-off)\/(.*)$/.exec(path) ?? [];
      const taken = directory === (file === name && !on ? 'alloy-off' : 'alloy');
      if (file !== undefined && taken) writeFileSync(join(folder, file), text);
    }
    return run(programs.alloy, ['validate', folder]);
  }

  test.each([
    [false, true],
    [false, false],
    [true, true],
    [true, false],
  ])(
    "takes a user's own destination of metrics and profiles, on a host with profiles: %s, switched on: %s",
    (profiled, on) => {
      const { status, output } = validate(new MetricsAndProfiles(), profiled, on);
      expect(`${output}${status}`).toBe('0');
    },
  );
});
