/** A rectangle on the screen, in CSS pixels. */
export interface Box {
	readonly left: number;
	readonly top: number;
	readonly right: number;
	readonly bottom: number;
}

/** The keys that lead somewhere on a screen. */
export type ArrowKey = 'ArrowLeft' | 'ArrowRight' | 'ArrowUp' | 'ArrowDown';

/** Whether a key is an arrow. */
export const isArrow = (key: string): key is ArrowKey =>
	['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown'].includes(key);

/** How much worse a pixel aside is than a pixel ahead: what stands straight ahead wins over what is nearer askew. */
const asideCosts = 3;

/**
 * Which of the candidates an arrow leads to: of those that lie beyond the edge one comes from (they may overlap by less
 * than half), the nearest, where distance aside counts threefold and an overlap aside is no distance. Ties go to the
 * first. `undefined` where nothing lies that way.
 */
export function nearestTowards(
	from: Box,
	candidates: readonly Box[],
	key: ArrowKey,
): number | undefined {
	const here = facing(from, key);
	let best: { index: number; cost: number } | undefined;
	for (const [index, candidate] of candidates.entries()) {
		const there = facing(candidate, key);
		if (!isBeyond(here, there)) continue;
		const ahead = Math.max(0, there.near - here.far);
		const apart = Math.max(there.from - here.to, here.from - there.to);
		// Boxes that touch at a corner are not in line, however near they are.
		const aside = apart < 0 ? 0 : Math.max(1, apart);
		const cost = ahead + asideCosts * aside;
		if (best === undefined || cost < best.cost) best = { index, cost };
	}
	return best?.index;
}

/** A box as seen when moving along one direction: `near` edge comes first; `from` and `to` bound it across. */
interface Facing {
	readonly near: number;
	readonly far: number;
	readonly from: number;
	readonly to: number;
}

function facing({ left, top, right, bottom }: Box, key: ArrowKey): Facing {
	switch (key) {
		case 'ArrowRight':
			return { near: left, far: right, from: top, to: bottom };
		case 'ArrowLeft':
			return { near: -right, far: -left, from: top, to: bottom };
		case 'ArrowDown':
			return { near: top, far: bottom, from: left, to: right };
		case 'ArrowUp':
			return { near: -bottom, far: -top, from: left, to: right };
	}
}

/** Beyond: its middle lies ahead of our far edge, and so does all but less than half of us lie behind its near edge. */
function isBeyond(here: Facing, there: Facing): boolean {
	const middle = (box: Facing) => (box.near + box.far) / 2;
	return middle(there) > here.far - 1 && there.near > middle(here);
}
