/** All damaged and hostile saved files, by their form. */
import { answerCases } from './answers.ts';
import { archiveCases } from './archives.ts';
import type { Case } from './case.ts';
import { completeCases } from './complete.ts';
import { damagedFixtures } from './damaged.ts';
import { mhtmlCases } from './mhtml.ts';
import { singleFileCases } from './single-file.ts';

export const CASES: Case[] = [
  ...mhtmlCases(),
  ...completeCases(),
  ...singleFileCases(),
  ...answerCases(),
  ...archiveCases(),
  ...(await damagedFixtures()),
];
