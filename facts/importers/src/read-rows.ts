import { BrokenField } from './broken-row.ts';
import { importFailure } from './errors.ts';
import type { SourceRow } from './lines.ts';
import type { RowsReport, RowTally } from './row-tally.ts';

/**
 * Every row that can be read, as what it means, batch by batch; the tally has the others.
 *
 * @throws {Failure} `import-file-empty`, `import-columns-wrong` or `import-nothing-readable` where not one row can be.
 */
export async function* readRows<Value>(
	batches: AsyncIterable<readonly SourceRow[]>,
	tally: RowTally,
	read: (text: string) => Value,
): AsyncGenerator<readonly Value[]> {
	for await (const batch of batches) {
		const values: Value[] = [];
		for (const row of batch) {
			tally.countRow();
			const value = readOrCounted(row, tally, read);
			if (value !== undefined) values.push(value);
		}
		yield values;
	}
	requireSomeReadable(tally.report());
}

function readOrCounted<Value>(
	{ line, text }: SourceRow,
	tally: RowTally,
	read: (text: string) => Value,
): Value | undefined {
	try {
		return read(text);
	} catch (problem) {
		if (!(problem instanceof BrokenField)) throw problem;
		tally.countBroken(line, problem);
		return undefined;
	}
}

function requireSomeReadable({ file, rows, broken, brokenByReason, examples }: RowsReport): void {
	if (rows === 0)
		throw importFailure('import-file-empty', { where: file, remedy: 'Fetch the file again.' });
	if (broken < rows) return;
	const { line, field, found, expected } = examples[0]!;
	throw importFailure(
		brokenByReason.columns === rows ? 'import-columns-wrong' : 'import-nothing-readable',
		{
			found: `${rows} broken; the first: ${field} is ${found}, expected ${expected}`,
			where: `${file}, line ${line}`,
			remedy: 'Check that the file is of the format it was taken for.',
		},
	);
}
