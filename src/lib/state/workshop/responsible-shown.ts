/**
 * Whether the facilitator has revealed who the room holds responsible: until then neither the page
 * nor the minutes tell. Kept on this device, where the votes are looked at.
 */
import type { App } from '../app.svelte';
import { SessionSetting } from './session-setting.svelte';

export const responsibleShownOf = (app: App, sessionId: string): SessionSetting<boolean> =>
	new SessionSetting(app, `responsibleShown:${sessionId}`, (stored) => stored === true);
