import { validatedTitle } from '@marquee/catalogue';
import type { Title } from '@marquee/contracts';
import { brokenBy, brokenField } from './broken-row.ts';

/**
 * Reads titles as the contract has them, and breaks a row whose title stood there before: which row is meant, nobody
 * can say; the first counts.
 */
export function onceEach(read: (text: string) => Title): (text: string) => Title {
	const seen = new Set<string>();
	return (text) => {
		const { value, problems } = validatedTitle(read(text));
		if (problems !== undefined) throw brokenBy(problems[0]!);
		if (seen.has(value.titleId))
			throw brokenField('duplicate', 'titleId', value.titleId, 'a title not yet listed');
		seen.add(value.titleId);
		return value;
	};
}
