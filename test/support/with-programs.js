const { readFileSync } = require('node:fs');

/**
 * Jest's filter for the files with tests that need real programs: the others have nothing to gain from a second run.
 *
 * @param {readonly string[]} paths
 */
module.exports = (paths) => ({
  filtered: paths.filter((path) => readFileSync(path, 'utf8').includes('describeWith(')),
});
