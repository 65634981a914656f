/** The function with its newest answers kept; the one not asked for longest goes first. */
export function remembered<Key, Value>(
	limit: number,
	compute: (key: Key) => Value,
): (key: Key) => Value {
	const answers = new Map<Key, Value>();
	return (key) => {
		let answer = answers.get(key);
		if (answer === undefined) answer = compute(key);
		else answers.delete(key);
		answers.set(key, answer);
		if (answers.size > limit) answers.delete(answers.keys().next().value as Key);
		return answer;
	};
}
