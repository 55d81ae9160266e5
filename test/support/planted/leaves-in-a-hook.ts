beforeAll(() => {
  setInterval(() => {}, 1000);
});

test('is told of nothing', () => {});
