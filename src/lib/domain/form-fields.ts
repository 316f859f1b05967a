/**
 * Every field that a person can fill in, by its name in the form: where what is entered goes. A
 * field that declares nothing fails the tests; so nobody is asked for anything of which it was not
 * said who will see it. How far each stored field may go stands in `fields.ts`.
 */
import type { Answer } from './answers';
import type { Assessment } from './assessment';
import type { CONTACT_REACH, RESPONSE_REACH } from './consultation/reach';
import type { ACTION_REACH, ANSWER_REACH, ASSESSMENT_REACH } from './fields';
import type { Action } from './plan';
import type { Ballot } from './workshop/hand-in';
import type { HAND_IN_REACH, SESSION_REACH } from './workshop/reach';
import type { Session } from './workshop/session';

/** The stored field that it becomes. */
type Stored =
	| { assessment: keyof Assessment & keyof typeof ASSESSMENT_REACH }
	| { answer: keyof Answer & keyof typeof ANSWER_REACH }
	| { action: keyof Action & keyof typeof ACTION_REACH }
	| { ballot: keyof Ballot & keyof typeof HAND_IN_REACH }
	| { session: keyof Session & keyof typeof SESSION_REACH }
	| { response: keyof typeof RESPONSE_REACH }
	| { contact: keyof typeof CONTACT_REACH };

export type FormField = {
	stored: Stored | 'nowhere';
	/** A free text that may name somebody: it is optional, and its hint says who will see it. */
	personal?: true;
};

const assessment = (field: keyof Assessment): FormField => ({ stored: { assessment: field } });
const answer = (field: keyof Answer): FormField => ({ stored: { answer: field } });
const action = (field: keyof Action): FormField => ({ stored: { action: field } });
const ballot = (field: keyof Ballot): FormField => ({ stored: { ballot: field } });
const session = (field: keyof Session): FormField => ({ stored: { session: field } });
/** How something is shown, what a file is to hold, which file is read: kept with no assessment. */
const view: FormField = { stored: 'nowhere' };

/** By the folder of `ui` that the form stands in, because `note` is one thing here and another there. */
export const FORM_FIELDS: Readonly<Record<string, Readonly<Record<string, FormField>>>> = {
	assessments: {
		city: assessment('city'),
		country: assessment('country'),
		period: assessment('period'),
		scope: assessment('scope'),
	},
	duty: {
		level: answer('level'),
		naReason: answer('notApplicable'),
		askWhom: { ...answer('askWhom'), personal: true },
		evidence: answer('evidence'),
		evidenceText: { ...answer('evidenceText'), personal: true },
		evidenceDate: answer('evidenceDate'),
		priority: answer('priority'),
		heldBy: answer('heldBy'),
		note: { ...answer('note'), personal: true },
		flag: answer('flag'),
	},
	plan: {
		task: action('task'),
		horizon: action('horizon'),
		due: action('due'),
		effort: action('effort'),
		owner: { ...action('owner'), personal: true },
		note: { ...action('note'), personal: true },
		duty: action('duty'),
		to: action('to'),
		partners: action('partners'),
		status: action('status'),
		order: view,
		'filter-owner': view,
		'filter-status': view,
		'with-owners': view,
		'with-notes': view,
	},
	'what-if': { 'target-*': assessment('targets'), step: view },
	report: { section: view, detail: view, public: view },
	compare: { before: view, after: view, 'compare-how': view },
	results: { 'profile-what': view, 'profile-how': view },
	explore: { area: view, state: view, words: view, mark: view },
	backup: { encrypt: view, passphrase: view, 'passphrase-again': view, 'show-passphrase': view },
	data: {
		// Which side of a conflict to keep.
		'*': view,
		'all-*': view,
		'how-*': view,
		passphrase: view,
		'show-passphrase': view,
		verify: view,
	},
	workshop: {
		title: session('title'),
		day: session('day'),
		startsAt: session('startsAt'),
		expected: session('expected'),
		'part-kind': session('agenda'),
		'part-minutes': session('agenda'),
		'part-title': session('agenda'),
		duty: session('duties'),
		'whole-area': view,
		'listed-group': session('groups'),
		'group-name': session('groups'),
		'table-name': session('tables'),
		'table-area': session('tables'),
		language: session('languages'),
		responsible: session('responsible'),
		'asked-length': view,
		'asked-tables': view,
		'phone-address': view,
		group: ballot('group'),
		table: ballot('table'),
		vote: ballot('votes'),
		'actor-*': ballot('votes'),
		reason: { ...ballot('reasons'), personal: true },
		'only-open': view,
		agreed: session('findings'),
		dissent: { ...session('findings'), personal: true },
		'hands-*': session('findings'),
		'board-order': view,
		'screen-part': view,
		'screen-follows': view,
		'remote-reveals': view,
		'timer-part': view,
		'timer-minutes': view,
		'with-reasons': view,
		// What is printed, and which sheet is typed in.
		'sheet-*': view,
		'sheet-table': view,
		'sheet-only-own': view,
		'sheet-part': view,
		'printed-for': view,
		'sheet-number': view,
		'sheet-group': ballot('group'),
		'sheet-at': ballot('table'),
		'right-*': ballot('votes'),
		// Closing.
		task: action('task'),
		owner: { ...action('owner'), personal: true },
		due: action('due'),
		papers: view,
		'minutes-names': view,
		certificates: view,
		'copy-*': view,
		// Who is responsible, and the form's open questions. Each stands for all of its kind.
		'responsible-source': view,
		'matrix-order': view,
		'matrix-group': view,
		'open-*': { stored: { response: 'adaptation' }, personal: true },
		'chosen-*': { stored: { response: 'structure' } },
		'open-area': { stored: { response: 'areas' } },
		'open-tool': { stored: { response: 'tools' } },
		'contact-*': { stored: { contact: 'fullName' }, personal: true },
		'consent-use': { stored: { contact: 'consentToUse' } },
		'with-response': view,
		'with-contact': view,
	},
};
