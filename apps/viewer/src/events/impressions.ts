/** How long a poster must be at least half visible before it counts as seen. */
export const seenAfterMs = 1_000;

/** A poster in its place. */
export interface Sighting {
	readonly titleId: string;
	readonly row: string;
	readonly position: number;
}

/** Knows which posters of one answer were really seen; each title is reported once, wherever it was seen first. */
export interface Impressions {
	/** A poster has become visible (at least half of it), or no longer is; told apart by identity. */
	readonly visible: (sighting: Sighting, isVisible: boolean, nowMs: number) => void;
	/** Nothing can be seen any more: something lies over the page. */
	readonly covered: (nowMs: number) => void;
	/** What has been seen since the last call. */
	readonly seen: (nowMs: number) => readonly Sighting[];
}

/** The impressions of one answer: a new answer begins anew. */
export function impressionsOfOneAnswer(): Impressions {
	const visibleSince = new Map<Sighting, number>();
	const reported = new Set<string>();
	const ripe: Sighting[] = [];

	const settle = (sighting: Sighting, since: number, nowMs: number) => {
		if (nowMs - since < seenAfterMs || reported.has(sighting.titleId)) return;
		reported.add(sighting.titleId);
		ripe.push(sighting);
	};
	const settleAll = (nowMs: number) => {
		for (const [sighting, since] of visibleSince) settle(sighting, since, nowMs);
	};
	return {
		visible: (sighting, isVisible, nowMs) => {
			const since = visibleSince.get(sighting);
			if (isVisible) {
				if (since === undefined) visibleSince.set(sighting, nowMs);
				return;
			}
			if (since !== undefined) settle(sighting, since, nowMs);
			visibleSince.delete(sighting);
		},
		covered: (nowMs) => {
			settleAll(nowMs);
			visibleSince.clear();
		},
		seen: (nowMs) => {
			settleAll(nowMs);
			return ripe.splice(0);
		},
	};
}
