import type { JsonLine } from './json-lines.ts';
import { searchFailure } from './search-failures.ts';

/** A text that must be there and say something; a number will do where an identifier is one. */
export function textField({ value, where }: JsonLine, name: string): string {
	const found = value[name];
	if (typeof found === 'string' && found.trim() !== '' && found.isWellFormed()) return found;
	if (Number.isSafeInteger(found)) return String(found);
	throw malformed(where, name, found, 'a text that is not blank, of whole letters');
}

/** A text that may be missing; `null` is missing too. */
export function textFieldIfAny(line: JsonLine, name: string): string | undefined {
	return (line.value[name] ?? undefined) === undefined ? undefined : textField(line, name);
}

/** A number from 0 up that may be missing; `null` is missing too. */
export function amountIfAny({ value, where }: JsonLine, name: string): number | undefined {
	const found = value[name] ?? undefined;
	if (found === undefined) return undefined;
	if (typeof found === 'number' && Number.isFinite(found) && found >= 0) return found;
	throw malformed(where, name, found, 'a number from 0 up');
}

/** What to say of a field that is not there or is not what it should be. */
export function malformed(where: string, name: string, found: unknown, expected: string) {
	const said = found === undefined ? 'missing' : JSON.stringify(found).slice(0, 80);
	return searchFailure('search-line-malformed', {
		found: `${name} is ${said}`,
		where,
		remedy: `It must be ${expected}.`,
	});
}
