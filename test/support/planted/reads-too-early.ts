import { describeWith } from '../programs';

describeWith(
  ['git'],
  'a group',
  ({ git }) => {
    test('knows the program', () => expect(git).toBe('/bin/git'));
  },
  (name) => `/bin/${name}`,
);
