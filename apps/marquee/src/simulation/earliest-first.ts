/** Things that are due, the earliest first. */
export interface EarliestFirst<Thing> {
	readonly size: number;
	readonly add: (due: number, thing: Thing) => void;
	/** When the earliest is due. */
	readonly nextDue: () => number | undefined;
	readonly take: () => Thing | undefined;
}

/** A binary heap; what is due at the same moment comes in the order of its number. */
export function earliestFirst<Thing>(numberOf: (thing: Thing) => number): EarliestFirst<Thing> {
	const heap: { readonly due: number; readonly thing: Thing }[] = [];
	const isBefore = (a: number, b: number): boolean => {
		const [x, y] = [heap[a]!, heap[b]!];
		return x.due < y.due || (x.due === y.due && numberOf(x.thing) < numberOf(y.thing));
	};
	const swap = (a: number, b: number): void => {
		[heap[a], heap[b]] = [heap[b]!, heap[a]!];
	};
	const rise = (from: number): void => {
		for (let at = from; at > 0 && isBefore(at, (at - 1) >> 1); at = (at - 1) >> 1)
			swap(at, (at - 1) >> 1);
	};
	const sink = (): void => {
		for (let at = 0; ; ) {
			let least = at;
			for (const child of [2 * at + 1, 2 * at + 2])
				if (child < heap.length && isBefore(child, least)) least = child;
			if (least === at) return;
			swap(at, least);
			at = least;
		}
	};
	return {
		get size() {
			return heap.length;
		},
		add: (due, thing) => {
			heap.push({ due, thing });
			rise(heap.length - 1);
		},
		nextDue: () => heap[0]?.due,
		take: () => {
			if (heap.length === 0) return undefined;
			swap(0, heap.length - 1);
			const { thing } = heap.pop()!;
			sink();
			return thing;
		},
	};
}
