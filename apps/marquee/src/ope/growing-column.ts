/** A column of numbers that grows as rows are read: twice its room whenever it is full. */
export function growingColumn() {
	let values = new Float64Array(1 << 12);
	let length = 0;
	return {
		push: (value: number) => {
			if (length === values.length) {
				const wider = new Float64Array(2 * length);
				wider.set(values);
				values = wider;
			}
			values[length++] = value;
		},
		/** What was pushed, in its order. */
		numbers: (): Float64Array => values.slice(0, length),
	};
}

/** A column of names that grows: each kept once, rows as codes. */
export function growingNames() {
	const places = new Map<string, number>();
	const column = growingColumn();
	return {
		push: (name: string) => {
			const code = places.get(name) ?? places.size;
			if (code === places.size) places.set(name, code);
			column.push(code);
		},
		/** As they were first met. */
		names: (): readonly string[] => [...places.keys()],
		/** Names in order (numbers as numbers, else as texts), and the code of each row in that order. */
		coded: (more: Iterable<string> = []) => {
			const labels = inOrder([...new Set([...places.keys(), ...more])]);
			const rank = new Map(labels.map((label, at) => [label, at]));
			const codeOf = Int32Array.from(places.keys(), (name) => rank.get(name)!);
			return { labels, codes: Int32Array.from(column.numbers(), (code) => codeOf[code]!) };
		},
	};
}

/** Numbers by their size, if all are; else texts by their letters. */
export function inOrder(names: readonly string[]): readonly string[] {
	if (names.every((name) => /^-?\d+(\.\d+)?$/.test(name)))
		return names.toSorted((a, b) => Number(a) - Number(b));
	return names.toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0));
}
