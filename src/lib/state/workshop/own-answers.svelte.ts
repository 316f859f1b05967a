/**
 * What a city answers by itself, without a workshop: who is responsible, the form's open questions,
 * and whom to ask about it. Kept on this device beside its assessment, each under a setting of its
 * own, and in no backup.
 */
import type { ConsultationContact } from '../../domain/consultation/contact';
import type { ConsultationResponse } from '../../domain/consultation/response';
import { parseContact, parseResponse, parseVotes } from '../../domain/consultation/schema';
import type { ConsultationVotes } from '../../domain/consultation/votes';
import type { Result } from '../../domain/errors';
import { faultOf, type App, type StorageFault } from '../app.svelte';

export type OwnParts = {
	responsible: ConsultationVotes;
	response: ConsultationResponse;
	contact: ConsultationContact;
};
const PARSERS: { [Part in keyof OwnParts]: (value: unknown) => Result<OwnParts[Part]> } = {
	responsible: parseVotes,
	response: parseResponse,
	contact: parseContact,
};
const PARTS = Object.keys(PARSERS) as (keyof OwnParts)[];

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
	#pending = new Set<keyof OwnParts>();
	#writing: Promise<void> | undefined;

	constructor(app: App, assessmentId: string) {
		this.#app = app;
		this.#assessmentId = assessmentId;
	}

	/** Reads what is stored; what makes no sense counts as nothing. */
	async load(): Promise<void> {
		try {
			const stored = await Promise.all(
				PARTS.map((part) => this.#app.run((storage) => storage.setting(this.#key(part)))),
			);
			const [votes, response, contact] = stored.map((value, i) => {
				const read = PARSERS[PARTS[i]!](value ?? {});
				return read.ok ? read.value : {};
			});
			this.votes = votes as ConsultationVotes;
			this.response = response as ConsultationResponse;
			this.contact = contact as ConsultationContact;
			this.here = true;
			this.fault = undefined;
		} catch (error) {
			this.fault = faultOf(error);
		}
	}

	changeVotes(votes: ConsultationVotes): void {
		this.votes = votes;
		this.#save('responsible');
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

	#save(part: keyof OwnParts): void {
		this.#pending.add(part);
		this.saveState = 'saving';
		void this.retry();
	}

	/** One write at a time, always of what is entered by then. */
	async #write(): Promise<void> {
		try {
			for (let [part] = this.#pending; part !== undefined; [part] = this.#pending) {
				const [now, value] = [part, this.#valueOf(part)];
				await this.#app.run((storage) => storage.setSetting(this.#key(now), value));
				if (this.#valueOf(now) === value) this.#pending.delete(now);
			}
			this.saveState = 'saved';
			this.fault = undefined;
		} catch (error) {
			this.saveState = 'failed';
			this.fault = faultOf(error);
		}
	}

	/** The same object as long as nothing is changed. */
	#valueOf(part: keyof OwnParts): OwnParts[keyof OwnParts] {
		return part === 'responsible' ? this.votes : part === 'response' ? this.response : this.contact;
	}

	#key = (part: keyof OwnParts): string => `${part}:${this.#assessmentId}`;
}

/** Without fields that are undefined: what is read back must be what was kept. */
const present = <T extends object>(record: { [F in keyof T]?: T[F] | undefined }): T =>
	Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)) as T;
