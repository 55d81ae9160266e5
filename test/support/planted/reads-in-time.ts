import { describeWith } from '../programs';

describeWith(
  ['git'],
  'a group',
  (programs) => {
    let read: string;
    beforeAll(() => {
      read = programs.git;
    });

    test('knows the program', () => {
      expect([read, programs.git]).toEqual(['/bin/git', '/bin/git']);
    });
  },
  (name) => `/bin/${name}`,
);
