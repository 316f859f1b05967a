/**
 * What the facilitator has put on the projector's screen, for the desk and for the screen itself:
 * both windows follow it.
 */
import type { Showing } from '../../domain/workshop/screen';
import { readShowing } from '../../domain/workshop/showing';
import type { App } from '../app.svelte';
import { SessionSetting } from './session-setting.svelte';

export class Projection extends SessionSetting<Showing> {
	constructor(app: App, sessionId: string) {
		super(app, `screen:${sessionId}`, readShowing);
	}

	get showing(): Showing {
		return this.value;
	}
}
