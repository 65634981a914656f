/** Does once for each name what it is asked. */
export function remembered<Value>(make: (name: string) => Promise<Value>) {
	const known = new Map<string, Promise<Value>>();
	return (name: string): Promise<Value> => {
		const found = known.get(name) ?? make(name);
		known.set(name, found);
		return found;
	};
}
