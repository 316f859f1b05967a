/** Draws the radar with Chart.js; only the parts that a radar needs are bundled. */
import {
	Chart,
	LineElement,
	PointElement,
	RadarController,
	RadialLinearScale,
	type Plugin,
} from 'chart.js';
import type { RadarAxis, RadarData } from './types';

Chart.register(RadarController, RadialLinearScale, PointElement, LineElement);

type Colours = {
	line: string;
	second: string;
	text: string;
	soft: string;
	grid: string;
	surface: string;
};

/** @returns takes the chart down */
export function drawRadar(canvas: HTMLCanvasElement, data: RadarData): () => void {
	let chart = make(canvas, data);
	// Colours come from the page's styles: drawn anew when the person or the system changes them.
	const redraw = () => {
		chart.destroy();
		chart = make(canvas, data);
	};
	// On paper the colours are always the light ones.
	const changes = ['(prefers-color-scheme: dark)', 'print'].map((query) => matchMedia(query));
	const theme = new MutationObserver(redraw);
	theme.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
	for (const change of changes) change.addEventListener('change', redraw);
	return () => {
		theme.disconnect();
		for (const change of changes) change.removeEventListener('change', redraw);
		chart.destroy();
	};
}

function make(canvas: HTMLCanvasElement, { axes, second }: RadarData): Chart {
	const colours = coloursOf(canvas);
	// The canvas itself has no size of its own yet.
	const narrow = (canvas.parentElement?.clientWidth ?? 0) < 480;
	const family = getComputedStyle(canvas).fontFamily;
	return new Chart(canvas, {
		type: 'radar',
		data: {
			// On a phone each word has a line of its own: so the radar has room.
			labels: axes.map(({ label, figure }) => [...(narrow ? label.split(' ') : [label]), figure]),
			// The first one is drawn last: where both are the same, the whole line covers the dashed one.
			datasets: [
				series(
					axes.map(({ score }) => score),
					colours.line,
					colours,
				),
				...(second
					? [
							{
								...series([...second], colours.second, colours),
								borderDash: [7, 5],
								pointStyle: 'rect' as const,
							},
						]
					: []),
			],
		},
		options: {
			animation: false,
			events: [],
			maintainAspectRatio: false,
			responsive: true,
			scales: {
				r: {
					min: 0,
					max: 100,
					ticks: {
						stepSize: 25,
						color: colours.soft,
						// Under the lines: a figure must never hide a point.
						showLabelBackdrop: false,
						font: { family, size: 11 },
						z: -1,
					},
					grid: { color: colours.grid },
					angleLines: { color: colours.grid },
					pointLabels: {
						color: colours.text,
						padding: 4,
						font: { family, size: narrow ? 12 : 14 },
					},
				},
			},
		},
		plugins: [possibleRanges(axes, colours)],
	});
}

function series(data: (number | null)[], colour: string, { surface }: Colours) {
	return {
		data,
		fill: false,
		spanGaps: false,
		borderColor: colour,
		borderWidth: 3,
		pointBackgroundColor: colour,
		pointBorderColor: surface,
		pointBorderWidth: 1.5,
		pointRadius: 5,
	};
}

/**
 * Where answers are missing: a bar along the axis from the lowest to the highest possible score,
 * with a cross-line at each end, so that it reads in black and white too.
 */
function possibleRanges(axes: RadarAxis[], colours: Colours): Plugin<'radar'> {
	const HALF_CAP = 6;
	return {
		id: 'possible-ranges',
		afterDatasetsDraw({ ctx, scales }) {
			const scale = scales['r'] as RadialLinearScale | undefined;
			if (!scale) return;
			ctx.save();
			ctx.strokeStyle = colours.line;
			ctx.lineWidth = 2;
			axes.forEach(({ low, high }, index) => {
				if (low === null || high === null || low === high) return;
				const from = scale.getPointPositionForValue(index, low);
				const to = scale.getPointPositionForValue(index, high);
				const angle = Math.atan2(to.y - from.y, to.x - from.x) + Math.PI / 2;
				const [dx, dy] = [Math.cos(angle) * HALF_CAP, Math.sin(angle) * HALF_CAP];
				ctx.setLineDash([5, 4]);
				stroke(ctx, from.x, from.y, to.x, to.y);
				ctx.setLineDash([]);
				for (const { x, y } of [from, to]) stroke(ctx, x - dx, y - dy, x + dx, y + dy);
			});
			ctx.restore();
		},
	};
}

function stroke(ctx: CanvasRenderingContext2D, x1: number, y1: number, x2: number, y2: number) {
	ctx.beginPath();
	ctx.moveTo(x1, y1);
	ctx.lineTo(x2, y2);
	ctx.stroke();
}

function coloursOf(canvas: HTMLCanvasElement): Colours {
	const styles = getComputedStyle(canvas);
	const colour = (name: string) => styles.getPropertyValue(name).trim();
	return {
		line: colour('--brand-line'),
		second: colour('--warning'),
		text: colour('--text'),
		soft: colour('--soft'),
		grid: colour('--hair'),
		surface: colour('--surface'),
	};
}
