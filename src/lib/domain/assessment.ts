/** What is known of an assessment beside its answers. */
import type { DutyId, Scope } from '../framework/index';
import type { Targets } from './answers';

export type FrameworkRef = { id: string; version: string };

export type Assessment = {
	id: string;
	/** Empty while the assessment is unnamed: it may be named later. */
	city: string;
	/** ISO 3166-1 alpha-2, capitals. */
	country?: string;
	/** `YYYY` or `YYYY-MM`. */
	period?: string;
	scope: Scope;
	/** The guidelines, and the version of their data, that the answers are about. */
	framework: FrameworkRef;
	targets?: Targets;
	/** Of the made-up city to try the tool with; wherever it goes, it is marked as that. */
	sample?: true;
	/** ISO 8601 timestamps. */
	createdAt: string;
	savedAt: string;
	/** Where the person was; of use on this device only, so never exported. */
	lastDuty?: DutyId;
};
