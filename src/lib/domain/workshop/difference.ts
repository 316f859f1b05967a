/** What would change on this laptop if another one's file were joined with what is here. */
import type { DutyId } from '../../framework/index';
import { canonicalJson } from '../canonical-json';
import { agreementOf, inConflict } from './finding';
import { joinHandIn, placeOf, type HandIn } from './hand-in';
import { joinInto, type Workshop } from './join';
import { packOf, type Session, type Stage } from './session';

export type Difference = {
	/** Nothing of it is here. */
	isNew: boolean;
	/** Ballots in the file: new here, to take the place of an earlier one, and here already. */
	added: number;
	replaced: number;
	known: number;
	/** Duties on which only the other laptop has agreed. */
	agreed: DutyId[];
	/** Duties on which the laptops agreed apart from each other, and not on the same. */
	conflicts: DutyId[];
	/** The title, day, agenda, groups or tables will be others here. */
	details: boolean;
	/** What a session that is only planned here will be. */
	stage?: Exclude<Stage, 'planned'>;
};

/** @throws RangeError where they are not the same session */
export function differenceOf(here: Workshop | undefined, coming: Workshop): Difference {
	const after = here ? joinInto(here, coming).session : coming.session;
	const before = here?.session;
	const { duties, stage } = after;
	return {
		isNew: !here,
		...countOf(here?.handIns ?? [], coming.handIns),
		agreed: duties.filter(
			(duty) => agreementOf(after.findings[duty]) && !before?.findings[duty]?.agreements?.length,
		),
		conflicts: duties.filter(
			(duty) =>
				inConflict(after.findings[duty]).length > 0 &&
				inConflict(before?.findings[duty]).length === 0,
		),
		details: before !== undefined && details(before) !== details(after),
		...(before?.stage === 'planned' && stage !== 'planned' && { stage }),
	};
}

function countOf(here: readonly HandIn[], coming: readonly HandIn[]) {
	const places = new Map(here.map((one) => [placeOf(one), one]));
	const count = { added: 0, replaced: 0, known: 0 };
	for (const one of coming) {
		const there = places.get(placeOf(one));
		if (!there) count.added += 1;
		else if (said(joinHandIn(there, one)) === said(there)) count.known += 1;
		else count.replaced += 1;
	}
	return count;
}

/** However and whenever it came. */
const said = ({ way: _w, at: _a, sheet: _s, ...rest }: HandIn): string => canonicalJson(rest);

const details = (session: Session): string => {
	const { agenda, day, startsAt, expected } = session;
	return canonicalJson({ ...packOf(session), agenda, day, startsAt, expected });
};
