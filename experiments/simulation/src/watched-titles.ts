/** What a member has watched, oldest first. The arrays may be longer than `length`: what lies beyond is nothing. */
export interface WatchedTitles {
	readonly length: number;
	readonly titles: Int32Array;
	/** Moments at which it began. */
	readonly at: Float64Array;
	/** Whether a thumb was given: −1 down, 1 up, 0 none. */
	readonly thumbs: Int8Array;
}

/** A history that grows. */
export interface GrowingHistory extends WatchedTitles {
	readonly add: (title: number, at: number, thumb: number) => void;
}

/** The same history, which from now on grows by itself. */
export function copiedHistory({ titles, at, thumbs, length }: WatchedTitles): GrowingHistory {
	const copy = growingHistory(Math.max(16, 2 * length));
	for (let k = 0; k < length; k++) copy.add(titles[k]!, at[k]!, thumbs[k]!);
	return copy;
}

/** An empty history with room for some. */
export function growingHistory(room = 16): GrowingHistory {
	let titles = new Int32Array(room);
	let at = new Float64Array(room);
	let thumbs = new Int8Array(room);
	let length = 0;
	return {
		get length() {
			return length;
		},
		get titles() {
			return titles;
		},
		get at() {
			return at;
		},
		get thumbs() {
			return thumbs;
		},
		add: (title, moment, thumb) => {
			if (length === titles.length) {
				titles = widened(titles, new Int32Array(2 * length));
				at = widened(at, new Float64Array(2 * length));
				thumbs = widened(thumbs, new Int8Array(2 * length));
			}
			titles[length] = title;
			at[length] = moment;
			thumbs[length] = thumb;
			length++;
		},
	};
}

function widened<Column extends Int32Array | Float64Array | Int8Array>(
	from: Column,
	into: Column,
): Column {
	into.set(from);
	return into;
}
