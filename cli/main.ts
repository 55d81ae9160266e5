#!/usr/bin/env node
import { check } from './check';
import { diff } from './diff';
import { init } from './init';

const USAGE = `usage: cdktf-nixos-observability COMMAND

  init [FOLDER]   begins an app in a folder, this one unless another is named; what is there is left alone
  diff            says what a synth would change on which host, and writes nothing; exits 1 when something would
  check           asks the backends when the last of each host and signal arrived, and names silent hosts; check --help
`;

/** What the command is told to do. @returns its exit code */
function main([command, ...args]: readonly string[]): number {
  switch (command) {
    case 'init':
      return init(args[0] ?? '.');
    case 'diff':
      return diff();
    case 'check':
      return check(args);
    default:
      (command === '--help' || command === '-h' ? process.stdout : process.stderr).write(USAGE);
      return command === '--help' || command === '-h' ? 0 : 2;
  }
}

process.exitCode = main(process.argv.slice(2));
