import type { documentsZh } from '../zh-CN/documents.js';

export const documentsEn: typeof documentsZh = {
  files: {
    letter: 'Download {{format}}',
    issueLetter: 'Issue letter',
    returnLetter: 'Return letter',
    caseFile: 'Download the case file',
    caseFileHint: 'A zip of all plans, letters, files and events, with hashes and how to verify them.',
    receipt: 'Receipt',
  },
};
