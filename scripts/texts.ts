/**
 * npm run --silent texts [-- AREA…]: what is wrong with the English texts of these areas (or all),
 * the ten hardest questions and anchors, and the ten pairs of anchors and of tasks most alike.
 * Exit code 1 where something is wrong.
 */
import { readTexts, reportOn } from './texts/report.ts';
import { AREA_IDS } from '../src/lib/framework/types.ts';

const wanted = process.argv.slice(2);
const areas = AREA_IDS.filter((id) => wanted.length === 0 || wanted.includes(id));
const { faults, lines } = reportOn(readTexts('en'), areas);
console.log([...faults, ...lines].join('\n'));
process.exitCode = faults.length > 0 ? 1 : 0;
