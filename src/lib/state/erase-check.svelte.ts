/**
 * Whether a file that somebody saved holds everything that is stored here: read back from where it
 * is now, and compared part by part. Only then may a device be handed back without a second thought.
 */
import { newId } from '../device/id';
import type { Held } from '../domain/assessment';
import { writeBackupFile } from '../domain/bundle/index';
import { canonicalJson } from '../domain/canonical-json';
import type { Locked, Opened, OpenFault } from '../transfer/open-file';
import type { App } from './app.svelte';
import { backupOf } from './backup.svelte';
import type { CurrentAssessment } from './current.svelte';

/** What is here, but not in the file as it is here. */
export type Missing = {
	/** Assessments that are not in the file at all. */
	assessments: number;
	/** Answers, actions and details that the others lack in the file, or have otherwise. */
	entries: number;
};

export type CheckStep =
	| { name: 'idle' | 'reading' }
	| { name: 'locked'; locked: Locked; wrong: boolean; opening: boolean }
	| { name: 'refused'; fault: OpenFault }
	| { name: 'unreadable' }
	| { name: 'whole'; assessments: number; answers: number }
	| { name: 'lacks'; missing: Missing; all: boolean };

type Code = typeof import('../transfer/open-file');

export class FileCheck {
	step = $state.raw<CheckStep>({ name: 'idle' });
	readonly #app: App;
	readonly #current: CurrentAssessment;
	#file: File | undefined;

	constructor(app: App, current: CurrentAssessment) {
		this.#app = app;
		this.#current = current;
	}

	/** Of two quick choices the later one counts. */
	async choose(file: File): Promise<void> {
		this.#file = file;
		this.step = { name: 'reading' };
		await this.#look(file, ({ openFile }) => openFile(file, newId));
	}

	async unlock(passphrase: string): Promise<void> {
		const { step } = this;
		if (step.name !== 'locked' || step.opening || !this.#file) return;
		this.step = { ...step, wrong: false, opening: true };
		await this.#look(this.#file, async ({ unlock }) => {
			const opened = await unlock(step.locked, passphrase, newId);
			const wrong = !opened.ok && opened.fault.code === 'wrong-passphrase-or-damaged';
			return wrong ? step.locked : opened;
		});
		if (this.step.name === 'locked') this.step = { ...this.step, wrong: true };
	}

	async #look(file: File, open: (code: Code) => Promise<Opened | Locked>): Promise<void> {
		const opened = await import('../transfer/open-file')
			.then(open)
			.catch((): Opened => ({ ok: false, fault: { code: 'unreadable' } }));
		const step = await this.#judged(opened);
		if (this.#file === file) this.step = step;
	}

	async #judged(opened: Opened | Locked): Promise<CheckStep> {
		if (opened.ok === 'locked') {
			return { name: 'locked', locked: opened, wrong: false, opening: false };
		}
		if (!opened.ok) return { name: 'refused', fault: opened.fault };
		// Where nothing can be read, an empty list would pass for a whole file.
		const here = await backupOf(this.#app, this.#current).everything();
		if (this.#app.fault ?? this.#app.all.fault) return { name: 'unreadable' };
		const own = here.filter(({ assessment }) => !assessment.sample);
		const missing = missingFrom(opened.held, own);
		if (missing.assessments > 0 || missing.entries > 0) {
			return { name: 'lacks', missing, all: missing.assessments === own.length };
		}
		const answers = own.reduce((sum, one) => sum + Object.keys(one.answers).length, 0);
		return { name: 'whole', assessments: own.length, answers };
	}
}

/** @param file may hold more than what is here: what was removed since */
export function missingFrom(file: readonly Held[], here: readonly Held[]): Missing {
	const inFile = new Map(file.map((held) => [held.assessment.id, partsOf(held)]));
	let assessments = 0;
	let entries = 0;
	for (const held of here) {
		const theirs = inFile.get(held.assessment.id);
		if (!theirs) assessments += 1;
		else {
			for (const [part, text] of partsOf(held)) if (theirs.get(part) !== text) entries += 1;
		}
	}
	return { assessments, entries };
}

/** As a file holds it, part by part; when it was last saved says nothing of what was saved. */
function partsOf(held: Held): Map<string, string> {
	const [filed] = writeBackupFile({ held: [held], app: '', exportedAt: '' }).assessments;
	const { assessment, framework, answers, actions = [], workshops = [] } = filed!;
	const parts = new Map<string, string>();
	parts.set('details', canonicalJson({ ...assessment, framework, savedAt: undefined }));
	for (const [duty, answer] of Object.entries(answers)) {
		parts.set(`answer/${duty}`, canonicalJson(answer));
	}
	for (const action of actions) parts.set(`action/${action.id}`, canonicalJson(action));
	parts.set('order', canonicalJson(actions.map(({ id }) => id)));
	// What was made up to practise with is no loss.
	for (const { session, handIns } of workshops.filter((one) => !one.session.rehearsal)) {
		parts.set(`session/${session.id}`, canonicalJson({ ...session, savedAt: undefined }));
		for (const sealed of handIns) parts.set(`handIn/${sealed}`, '');
	}
	return parts;
}
