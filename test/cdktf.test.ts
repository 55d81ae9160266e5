test('the suite runs with the one that it is asked to run with: cdktf, or cdktn in its place', () => {
  const asked = process.env.CDKTF ?? 'cdktf';
  expect(require.resolve('cdktf')).toContain(`/node_modules/${asked}/`);
  expect(require.resolve('cdktf/lib/synthesize/synthesizer')).toContain(`/node_modules/${asked}/`);
});
