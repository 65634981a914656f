/**
 * The same function, whose newest answers are kept: at most `most` of them, the one least lately asked for makes way.
 * For answers that never change, such as those of an opened bundle.
 */
export function remembered<Key, Answer>(
	answer: (key: Key) => Answer,
	most: number,
): (key: Key) => Answer {
	const known = new Map<Key, Answer>();
	return (key) => {
		const had = known.has(key);
		const value = had ? known.get(key)! : answer(key);
		if (had)
			known.delete(key); // it moves to the end: maps keep the order in which keys came
		else if (known.size >= most) known.delete(known.keys().next().value!);
		known.set(key, value);
		return value;
	};
}
