/** A report for people: its numbers line by line, what is nested indented, four digits of each. */
export function statsPrinted(report: object, indent = ''): string {
	const entries = Object.entries(report).filter(
		([, value]) => value !== null && value !== undefined,
	);
	const width = Math.max(...entries.map(([name]) => name.length));
	return entries
		.map(([name, value]) =>
			typeof value === 'object'
				? `${indent}${words(name)}\n${statsPrinted(value, `${indent}  `)}`
				: `${indent}${words(name).padEnd(width + 3)} ${shown(value)}`,
		)
		.join('\n');
}

const words = (name: string): string => name.replaceAll(/(?<=[a-z])([A-Z])/g, ' $1').toLowerCase();

const shown = (value: unknown): string => {
	if (typeof value !== 'number') return String(value);
	return Number.isInteger(value)
		? value.toLocaleString('en')
		: String(Number(value.toPrecision(4)));
};
