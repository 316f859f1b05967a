/** How the spot checks of a session's paper sheets stand on this device, for entry and for minutes. */
import { readSpotChecks, type SpotChecks } from '../../domain/workshop/spot-check';
import type { App } from '../app.svelte';
import { SessionSetting } from './session-setting.svelte';

export const spotChecksOf = (app: App, sessionId: string): SessionSetting<SpotChecks> =>
	new SessionSetting(app, `spotCheck:${sessionId}`, readSpotChecks);
