/** The duties beside which a figure of the Outlook stands: so that others need not fetch them. */
import type { DutyId } from './types';

export const OUTLOOK_DUTIES: readonly DutyId[] = [
	'equity.lrg.2',
	'community-engagement.lrg.1',
	'community-engagement.lrg.3',
	'community-engagement.ext.1',
	'community-engagement.ext.2',
	'transparency-accountability.lrg.1',
	'digital-skills.lrg.2',
	'digital-skills.lrg.3',
	'local-digital-ecosystem.lrg.1',
	'territorial-development.lrg.1',
	'sustainable-digital-transformation.lrg.1',
	'institutional-arrangements.lrg.2',
	'multilevel-governance.lrg.1',
	'multilevel-governance.lrg.2',
	'financing-procurement.lrg.3',
	'digital-infrastructure.lrg.1',
	'data-platforms.lrg.1',
	'city-services.ext.1',
];
