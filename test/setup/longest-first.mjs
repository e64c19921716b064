import Sequencer from '@jest/test-sequencer';

/** Files of minutes, longest first: begun last, one of them would keep a single worker busy at the end. */
const LONGEST = ['looks.e2e', 'moving-clock.e2e', 'composed-system', 'rig/rig.spec', 'leaders.e2e', 'matrix.spec', 'story.spec', 'notice-to-launch.e2e', 'replay.spec', 'catalogue-files.int'];

const place = ({ path }) => {
  const index = LONGEST.findIndex((name) => path.includes(name));
  return index === -1 ? LONGEST.length : index;
};

/** jest's own order needs times of a run before, which a fresh machine has not. */
export default class LongestFirst extends Sequencer {
  sort(tests) {
    return super.sort(tests).sort((a, b) => place(a) - place(b));
  }
}
