/** What this browser lets the tool be: installed, and sure to keep what it stores. */
import type { InstallState } from '../device/install';
import type { Persistence } from '../device/persistence';
import { recall, remember } from './remember';

const ASKED = 'persistAsked';

export class Device {
	install = $state<InstallState>();
	persistence = $state<Persistence | 'unknown'>();

	/** @returns how to stop watching */
	watchInstall(): () => void {
		let stop: (() => void) | undefined;
		let over = false;
		void import('../device/install').then(({ watchInstall }) => {
			if (!over) stop = watchInstall((state) => (this.install = state));
		});
		return () => {
			over = true;
			stop?.();
		};
	}

	async promptInstall(): Promise<void> {
		const { installState, promptInstall } = await import('../device/install');
		await promptInstall();
		this.install = installState();
	}

	async readPersistence(): Promise<void> {
		const { persistenceState } = await import('../device/persistence');
		const state = await persistenceState();
		const asked = recall('localStorage', ASKED) !== undefined;
		this.persistence = state === 'denied' && !asked ? 'unknown' : state;
	}

	/** Asks the browser to keep what is stored; some ask the person in turn. */
	async askToPersist(): Promise<void> {
		const { askToPersist } = await import('../device/persistence');
		this.persistence = await askToPersist();
		remember('localStorage', ASKED, 'yes');
	}

	/** Asked of itself once, when there is a first answer to keep: before, the question has no sense. */
	async askOnce(): Promise<void> {
		if (recall('localStorage', ASKED) === undefined) await this.askToPersist();
	}
}
