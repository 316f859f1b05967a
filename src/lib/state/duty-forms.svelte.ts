/** The forms that are open or still hold something unsaved, each of one duty in one assessment. */
import type { Answers } from '../domain/answers';
import type { DutyId } from '../framework/index';
import { AnswerForm, type SaveChange } from './answer-form.svelte';

/** `owner` is the assessment's id; undefined until a save has found it out. */
export type DutyForm = {
	readonly duty: DutyId;
	readonly form: AnswerForm;
	owner: string | undefined;
};

export class DutyForms {
	#forms = $state.raw<readonly DutyForm[]>([]);

	/** The form that still holds something unsaved of this duty and assessment, or a fresh one. */
	open(duty: DutyId, owner: string | undefined, save: (entry: DutyForm) => SaveChange): AnswerForm {
		const kept = this.unsaved(owner).find((one) => one.duty === duty);
		if (kept) return kept.form;
		const form: AnswerForm = new AnswerForm((change) => save(entry)(change));
		const entry: DutyForm = { duty, form, owner };
		this.#forms = [...this.#forms.filter((one) => one.form.unsaved), entry];
		return form;
	}

	/** Those of one assessment, and of no other, with something that is not on the disk. */
	unsaved(owner: string | undefined): DutyForm[] {
		return this.#forms.filter((one) => one.form.unsaved && one.owner === owner);
	}

	/** Every form, of whatever assessment, with something that is not on the disk. */
	get allUnsaved(): DutyForm[] {
		return this.#forms.filter(({ form }) => form.unsaved);
	}

	/** Every form, of whatever assessment, whose save went wrong. */
	get failed(): DutyForm[] {
		return this.#forms.filter(({ form }) => form.saveState === 'failed');
	}

	/** Whether leaving the page now would lose something. */
	get anyUnsaved(): boolean {
		return this.#forms.some(({ form }) => form.unsaved);
	}

	/** The stored answers of an assessment, overlaid with what is entered and not saved. */
	overlay(owner: string | undefined, stored: Answers): Answers {
		const answers = { ...stored };
		for (const { duty, form } of this.unsaved(owner)) {
			const answer = form.answer(answers[duty]);
			if (answer) answers[duty] = answer;
			else delete answers[duty];
		}
		return answers;
	}

	/** Tries again to save what could not be saved: the line, or the disk, may be back. */
	async retry(): Promise<void> {
		await Promise.all(this.failed.map(({ form }) => form.retry()));
	}

	/** Resolves when no save is under way, whether it worked or not. */
	async settled(): Promise<void> {
		await Promise.all(this.#forms.map(({ form }) => form.settled()));
	}
}
