import all from '../jest.config.js';

const unit = all.projects.find(({ displayName }) => displayName === 'unit');

/** The unit specs of the domain alone: what a mutant of a rule must be killed by. Without the random walks: they are slow, and what is killed by chance today survives tomorrow. */
export default { ...unit, displayName: 'mutation', testMatch: ['<rootDir>/libs/domain/**/*.unit.spec.ts'], testPathIgnorePatterns: [...unit.testPathIgnorePatterns, 'random-'] };
