import { describeWith } from '../programs';

describeWith(
  ['terraform', 'git'],
  'a group',
  (programs) => {
    throw new Error(`this runs, with ${programs.git}`);
  },
  () => undefined,
);
