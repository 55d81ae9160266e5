const config = require('./jest.config');

// for the test that this file does what it says
process.env.CDKTF = 'cdktn';

/**
 * The suite with cdktn, the continuation of cdktf that its users made, in cdktf's place, as the npm alias of
 * docs/cdktf.md has it: for the constructs, and for the providers that they are built on.
 *
 * @type {import('jest').Config}
 */
module.exports = {
  ...config,
  projects: config.projects
    // what only runs what was generated knows no cdktf
    .filter(({ runner }) => runner === undefined)
    .map((project) => ({
      ...project,
      // nor has what starts processes of its own the mapping
      testPathIgnorePatterns: [
        ...project.testPathIgnorePatterns,
        '/test/(run|support)/',
        '/test/(architecture|docs|package)\\.test\\.ts$',
        '/components/types\\.test\\.ts$',
      ],
      moduleNameMapper: {
        ...project.moduleNameMapper,
        '^cdktf$': 'cdktn',
        '^cdktf/lib/(.*)$': 'cdktn/lib/$1',
      },
    })),
};
