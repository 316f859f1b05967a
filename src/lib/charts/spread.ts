/** A text that wants to stand at a height, and the room it takes. */
type Wish = { at: number; height: number };

/**
 * The tops of blocks of text, each as near as can be to its wish and none over another.
 *
 * @returns by the wishes' order; the lowest may end below `bottom` when there is not room for all
 */
export function spread(wishes: readonly Wish[], top: number, bottom: number): number[] {
	const order = wishes.map((_, index) => index).sort((a, b) => wishes[a]!.at - wishes[b]!.at);
	const tops: number[] = wishes.map(() => top);
	let free = top;
	for (const index of order) {
		const { at, height } = wishes[index]!;
		tops[index] = Math.max(free, at - height / 2);
		free = tops[index] + height;
	}
	// Pushed down past the end: push back up, as far as there is room.
	let limit = bottom;
	for (const index of order.reverse()) {
		tops[index] = Math.min(tops[index]!, limit - wishes[index]!.height);
		limit = tops[index];
	}
	if (limit < top) for (const index in tops) tops[index]! += top - limit;
	return tops;
}
