/** The camera: what it sees now, as pixels. Nothing is recorded, and nothing leaves the page. */
import { pixelsOf, type Pixels } from './pixels';

/** `insecure`: over plain http browsers give no page a camera. */
export type CameraSupport = 'yes' | 'insecure' | 'none';

/**
 * - `refused`: by the person, or by a rule of the browser or the host
 * - `missing`: there is none, or not that one
 * - `busy`: another program has it
 */
export type CameraFault = 'refused' | 'missing' | 'busy' | 'failed';

/** `name` is the browser's own word for it; empty where it tells none. */
export type CameraDevice = { id: string; name: string };

export type Camera = {
	/** The one in use; empty where the browser does not say. */
	readonly id: string;
	/** Those that a person could switch to, this one among them. */
	readonly devices: readonly CameraDevice[];
	/** Whether it looks at the one who holds the device: people expect a mirror then. */
	readonly facesUser: boolean;
	/** The square in the middle of what is seen now; undefined before there is anything. */
	frame(): Pixels | undefined;
	/** Switches it off. Safe to call twice. */
	stop(): void;
};

export type Opened = { ok: true; camera: Camera } | { ok: false; fault: CameraFault };

type Options = {
	/** Of `devices`; without it the one on the back, where there is one. */
	id?: string | undefined;
	/** The camera is gone by itself: unplugged, or no longer allowed. */
	onEnded?: () => void;
};

/** A code of 65 modules that fills two thirds of it has ten pixels a module: more is only slower. */
const FRAME_SIDE = 960;

export function cameraSupport(): CameraSupport {
	const media: Partial<MediaDevices> | undefined = navigator.mediaDevices;
	if (typeof media?.getUserMedia === 'function') return 'yes';
	return window.isSecureContext ? 'none' : 'insecure';
}

/**
 * Asks for the camera and shows what it sees in `video`, which has to be in the page; to be called
 * from a tap. Never throws.
 */
export async function openCamera(
	video: HTMLVideoElement,
	{ id, onEnded }: Options = {},
): Promise<Opened> {
	let stream: MediaStream;
	try {
		stream = await navigator.mediaDevices.getUserMedia({
			audio: false,
			video: {
				...(id ? { deviceId: { exact: id } } : { facingMode: { ideal: 'environment' } }),
				width: { ideal: 1920 },
				height: { ideal: 1080 },
			},
		});
	} catch (error) {
		return { ok: false, fault: faultOf(error) };
	}
	const [track] = stream.getVideoTracks();
	const stop = () => {
		for (const one of stream.getTracks()) one.stop();
		// Another camera may have been opened in it since.
		if (video.srcObject === stream) video.srcObject = null;
	};
	try {
		// Without these, phones show it in full screen, or not at all.
		video.muted = true;
		video.playsInline = true;
		video.srcObject = stream;
		await video.play();
	} catch (error) {
		stop();
		return { ok: false, fault: faultOf(error) };
	}
	// Not fired by `stop()`.
	track?.addEventListener('ended', () => onEnded?.());
	const settings = track?.getSettings?.() ?? {};
	return {
		ok: true,
		camera: {
			id: settings.deviceId ?? '',
			devices: await devices(),
			facesUser: settings.facingMode === 'user',
			frame: () => frameOf(video),
			stop,
		},
	};
}

/** Their names, and on some browsers how many there are, are told only once one is allowed. */
async function devices(): Promise<CameraDevice[]> {
	try {
		const all = await navigator.mediaDevices.enumerateDevices();
		return all
			.filter(({ kind, deviceId }) => kind === 'videoinput' && deviceId !== '')
			.map(({ deviceId, label }) => ({ id: deviceId, name: label }));
	} catch {
		return [];
	}
}

function frameOf(video: HTMLVideoElement): Pixels | undefined {
	const { videoWidth, videoHeight, readyState } = video;
	const side = Math.min(videoWidth, videoHeight);
	if (side === 0 || readyState < HTMLMediaElement.HAVE_CURRENT_DATA) return undefined;
	const from = { x: (videoWidth - side) >> 1, y: (videoHeight - side) >> 1, width: side };
	return pixelsOf(video, { ...from, height: side }, FRAME_SIDE);
}

/** The older names are of browsers that are still about. */
const FAULTS: Record<string, CameraFault> = {
	NotAllowedError: 'refused',
	PermissionDeniedError: 'refused',
	SecurityError: 'refused',
	NotFoundError: 'missing',
	DevicesNotFoundError: 'missing',
	OverconstrainedError: 'missing',
	NotReadableError: 'busy',
	TrackStartError: 'busy',
	AbortError: 'busy',
};

const faultOf = (error: unknown): CameraFault =>
	FAULTS[(error as { name?: string } | undefined)?.name ?? ''] ?? 'failed';
