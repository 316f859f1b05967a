/**
 * What a city answers by itself, without a workshop: who is responsible, the form's open questions,
 * and whom to ask about it. Kept on this device beside its assessment, and in its backups.
 */
import type { ConsultationContact } from '../../domain/consultation/contact';
import type { OwnConsultation } from '../../domain/consultation/own';
import type { ConsultationResponse } from '../../domain/consultation/response';
import type { ConsultationVotes } from '../../domain/consultation/votes';
import { faultOf, type App, type StorageFault } from '../app.svelte';
import { run } from './store';

type Part = keyof Omit<OwnConsultation, 'savedAt'>;

export class OwnAnswers {
	/** False until it is known what was stored: nothing is shown, and nothing overwritten, before. */
	here = $state(false);
	votes = $state.raw<ConsultationVotes>({});
	response = $state.raw<ConsultationResponse>({});
	contact = $state.raw<ConsultationContact>({});
	/** As `saveState` of a duty's form. */
	saveState = $state<'' | 'saving' | 'saved' | 'failed'>('');
	fault = $state<StorageFault>();
	readonly #app: App;
	readonly #assessmentId: string;
	readonly #pending = new Set<Part>();
	#writing: Promise<void> | undefined;

	constructor(app: App, assessmentId: string) {
		this.#app = app;
		this.#assessmentId = assessmentId;
	}

	async load(): Promise<void> {
		try {
			const stored = await run(this.#app, (all) => all.consultation(this.#assessmentId));
			this.votes = stored?.votes ?? {};
			this.response = stored?.response ?? {};
			this.contact = stored?.contact ?? {};
			this.here = true;
			this.fault = undefined;
		} catch (error) {
			this.fault = faultOf(error);
		}
	}

	changeVotes(votes: ConsultationVotes): void {
		this.votes = votes;
		this.#save('votes');
	}

	changeResponse(part: {
		[F in keyof ConsultationResponse]?: ConsultationResponse[F] | undefined;
	}) {
		this.response = present({ ...this.response, ...part });
		this.#save('response');
	}

	changeContact(part: { [F in keyof ConsultationContact]?: ConsultationContact[F] | undefined }) {
		this.contact = present({ ...this.contact, ...part });
		this.#save('contact');
	}

	removeContact(): void {
		this.contact = {};
		this.#save('contact');
	}

	/** Whether something on the screen is not on the disk. */
	get unsaved(): boolean {
		return this.#pending.size > 0;
	}

	/** Resolves when nothing is being written, well or not. */
	retry(): Promise<void> {
		this.#writing ??= this.#write().finally(() => (this.#writing = undefined));
		return this.#writing;
	}

	#save(part: Part): void {
		this.#pending.add(part);
		this.saveState = 'saving';
		void this.retry();
	}

	/** One write at a time, always of what is entered by then. */
	async #write(): Promise<void> {
		try {
			while (this.#pending.size > 0) {
				// Each is the same object as long as nothing is changed.
				const now = [...this.#pending].map((part) => [part, this[part]] as const);
				const parts = Object.fromEntries(now);
				await run(this.#app, (all) => all.saveConsultation(this.#assessmentId, parts));
				for (const [part, value] of now) if (this[part] === value) this.#pending.delete(part);
			}
			this.saveState = 'saved';
			this.fault = undefined;
		} catch (error) {
			this.saveState = 'failed';
			this.fault = faultOf(error);
		}
	}
}

/** Without fields that are undefined: what is read back must be what was kept. */
const present = <T extends object>(record: { [F in keyof T]?: T[F] | undefined }): T =>
	Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)) as T;
