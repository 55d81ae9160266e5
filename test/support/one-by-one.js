const { default: TestRunner } = require('jest-runner');

/** Jest's own runner, that has its files wait for each other. */
module.exports = class OneByOne extends TestRunner {
  /** @override */
  isSerial = true;
};
